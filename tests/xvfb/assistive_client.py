"""An assistive client of its own: what a screen reader's side of AT-SPI is told of the control that has the focus.

Run by the system's Python, which has the AT-SPI binding; it imports nothing of ours. One JSON command a line on
standard input, one JSON answer a line on standard output: ``{"do": "window", "name": …}`` waits for a window,
``{"do": "focus"}`` tells the last control that got the focus, ``{"do": "announced"}`` what was announced so far,
``{"do": "quit"}`` ends.
"""

from __future__ import annotations

import json
import sys
import time
from typing import Any

import gi

gi.require_version("Atspi", "2.0")
from gi.repository import Atspi, GLib  # noqa: E402 # the version is chosen first

TOLD = {
    "checked": Atspi.StateType.CHECKED,
    "selected": Atspi.StateType.SELECTED,
    "expanded": Atspi.StateType.EXPANDED,
    "enabled": Atspi.StateType.ENABLED,
    "focusable": Atspi.StateType.FOCUSABLE,
    "read_only": Atspi.StateType.READ_ONLY,
}


class Client:
    """Follows the focus through the events that a screen reader hears."""

    def __init__(self) -> None:
        self.loop = GLib.MainLoop()
        self.last: Any = None
        self.count = 0
        self.listener = Atspi.EventListener.new(self.hear)
        self.listener.register("object:state-changed:focused")
        self.announced: list[str] = []
        self.announcements = Atspi.EventListener.new(lambda event: self.announced.append(str(event.any_data)))
        self.announcements.register("object:announcement")
        GLib.io_add_watch(sys.stdin.fileno(), GLib.PRIORITY_DEFAULT, GLib.IO_IN | GLib.IO_HUP, self.read)

    def hear(self, event: Any) -> None:
        if event.detail1:
            self.last = event.source
            self.count += 1

    def read(self, _source: object, condition: Any) -> bool:
        line = sys.stdin.readline() if condition & GLib.IO_IN else ""
        command = json.loads(line) if line.strip() else {"do": "quit"}
        if command["do"] == "quit":
            self.loop.quit()
            return False
        answer = self.answer(command)
        sys.stdout.write(json.dumps(answer, ensure_ascii=False) + "\n")
        sys.stdout.flush()
        return True

    def answer(self, command: dict[str, Any]) -> dict[str, Any]:
        if command["do"] == "announced":
            return {"announced": self.announced}
        return self.find(command) if command["do"] == "window" else self.focus()

    def find(self, command: dict[str, Any]) -> dict[str, Any]:
        until = time.monotonic() + command["seconds"]
        while time.monotonic() < until:
            desktop = Atspi.get_desktop(0)
            for number in range(desktop.get_child_count()):
                try:
                    program = desktop.get_child_at_index(number)
                    for at in range(program.get_child_count()):
                        if command["name"] in (program.get_child_at_index(at).get_name() or ""):
                            return {"found": True}
                except (GLib.Error, AttributeError):  # a program that is just going
                    continue
            time.sleep(0.1)
        return {"found": False}

    def focus(self) -> dict[str, Any]:
        try:
            return told(self.last, self.count)
        except GLib.Error:  # the control went while it was asked
            return {"count": self.count, "name": "", "role": "", "states": []}


def told(node: Any, count: int) -> dict[str, Any]:
    """Return what is told of a control, and of what labels it."""
    if node is None:
        return {"count": count, "name": "", "role": "", "states": []}
    states = node.get_state_set()
    return {
        "count": count,
        "name": node.get_name() or "",
        "role": node.get_role_name(),
        "spoken_role": node.get_localized_role_name(),
        "description": node.get_description() or "",
        "labels": labels(node),
        "value": text_of(node),
        "states": sorted(name for name, state in TOLD.items() if states.contains(state)),
    }


def labels(node: Any) -> list[str]:
    """Return the names of the labels that belong to a field: a combo box's own name is its choice."""
    found = []
    for relation in node.get_relation_set():
        if relation.get_relation_type() == Atspi.RelationType.LABELLED_BY:
            found += [relation.get_target(at).get_name() for at in range(relation.get_n_targets())]
    return found


def text_of(node: Any) -> str:
    """Return the text of a field that can be read, nothing of a secret."""
    if node.get_role() == Atspi.Role.PASSWORD_TEXT or node.get_text_iface() is None:
        return ""
    return str(Atspi.Text.get_text(node, 0, min(Atspi.Text.get_character_count(node), 200)))


if __name__ == "__main__":
    Client().loop.run()
