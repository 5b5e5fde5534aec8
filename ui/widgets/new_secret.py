"""A dialog that changes one's own secret: the one of today first, then the new one twice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from ui.widgets.act_dialog import ActDialog
from ui.widgets.fields import Secret, labelled

if TYPE_CHECKING:
    from ui.desktop import Desktop


class NewSecretDialog(ActDialog):
    """``old``, ``new``, ``again``; ``name`` is in their object names, ``labels`` theirs, ``differ`` a sentence."""

    def __init__(
        self,
        desktop: Desktop,
        title: str,
        *,
        verb: str,
        icon: str,
        consequence: str,
        name: str,
        labels: tuple[str, str, str],
        differ: str,
        parent: QWidget,
    ) -> None:
        super().__init__(desktop, title, verb=verb, icon=icon, consequence=consequence, parent=parent)
        self._differ = differ
        self.old, self.new = Secret(f"old_{name}"), Secret(f"new_{name}")
        self.again = Secret(f"new_{name}_again")
        for words, field in zip(labels, (self.old, self.new, self.again), strict=True):
            self.body.addLayout(labelled(words, field))
        self.old.setFocus()

    def ready(self) -> bool:
        """Both new ones are there and the same."""
        if self.new.text() != self.again.text():
            self.notice.say(self._differ)
            self.fit()
            return False
        return bool(self.old.text() and self.new.text())
