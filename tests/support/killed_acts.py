"""The acts that ``tests.support.kills`` kills. Not a test.

Everything is loaded once; each line ``ACT<tab>ARGUMENT…`` on standard input forks a child that does the act. The
child's process id is printed, and ``over STATUS`` once it has ended.
"""

from __future__ import annotations

import os
import sys
import traceback
from datetime import UTC, datetime
from pathlib import Path

from db.maintenance import backup, restore
from db.schema import upgrade
from db.store import open_store
from reviewer.dossier.lifecycle import DossierState
from reviewer.services.views import DossierFilter
from tests.support.fakes import PlainKey
from tests.support.office import a_house
from tests.support.people import NAMES

AT = datetime(2025, 5, 20, 13, tzinfo=UTC)


def take_in(url: str, start: str) -> None:
    """Take request after request in, each with an attachment."""
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    for number in range(int(start), int(start) + 1000):
        house.receive(f"TC-2025-{number:06d}")
    opened.close()


def evaluate(url: str, key: str) -> None:
    """Submit an evaluation of every dossier in review, as one expert."""
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    for row in opened.queries.dossiers(DossierFilter(), limit=1000):
        mine = [
            one for one in house.deliberation(row.id).evaluations if one.expert_id == key and one.submitted
        ]
        if row.state is DossierState.IN_REVIEW and not mine:
            house.vote(row.id, key)
    opened.close()


def sign(url: str, key: str) -> None:
    """Sign every validated avis."""
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    for row in opened.queries.dossiers(DossierFilter(states=frozenset({DossierState.VALIDATED})), limit=1000):
        house.as_(key).signatures.sign(row.id, PlainKey(NAMES[key]))
    opened.close()


def copy(url: str, folder: str) -> None:
    """Add a copy to a folder of copies."""
    backup(url, Path(folder), AT)


def put_back(folder: str, url: str) -> None:
    """Put the newest copy back over a database."""
    restore(Path(folder), url, replace=True)


def bring_up(url: str, scripts: str) -> None:
    """Bring a database up to the schema of these migrations."""
    upgrade(url, scripts=Path(scripts))


ACTS = {
    "take_in": take_in,
    "evaluate": evaluate,
    "sign": sign,
    "copy": copy,
    "put_back": put_back,
    "bring_up": bring_up,
}


def main() -> None:
    """Serve acts from standard input until it ends."""
    import alembic.command  # loaded before the race begins
    import alembic.script  # noqa: F401

    _say("ready")
    for line in sys.stdin:
        act, *arguments = line.rstrip("\n").split("\t")
        pid = os.fork()
        if pid == 0:
            try:
                ACTS[act](*arguments)
            except BaseException:
                traceback.print_exc()
                os._exit(1)
            os._exit(0)
        _say(str(pid))
        _, status = os.waitpid(pid, 0)
        _say(f"over {os.waitstatus_to_exitcode(status)}")


def _say(line: str) -> None:
    sys.stdout.write(line + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
