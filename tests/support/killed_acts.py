"""The acts that ``tests.support.kills`` kills. Not a test.

Everything is loaded once; each line ``ACT<tab>ARGUMENT…`` on standard input forks a child that does the act. The
child's process id is printed, and ``over STATUS`` once it has ended.
"""

from __future__ import annotations

import os
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from db.maintenance import backup, restore
from db.schema import upgrade
from db.store import open_store
from db.vault.access import unlock_here
from db.vault.encrypting import encrypt
from db.vault.machine import MachineFile
from db.vault.rotation import rotate
from reviewer.documents.adapters import Printer
from reviewer.dossier.lifecycle import DossierState
from reviewer.mail.adapters import Calendars, SmtpMailer
from reviewer.services.expert_copy.my_dossiers import TO_DO, CopyState
from reviewer.services.expert_copy.sending import NothingToSend
from reviewer.services.ports.mail import Post
from reviewer.services.ports.reconciliation import ReadExport
from reviewer.services.publication import Publication
from reviewer.services.views import DossierFilter
from tests.support.expert_copies import a_copy
from tests.support.fakes import PlainKey, PlainSecrets
from tests.support.office import PROGRAMME, a_house
from tests.support.people import NAMES
from tests.support.reconciling import EVERY_COLUMN, ROW

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


def take_file(url: str, start: str) -> None:
    """Import one file of the ministry after another, each of two hundred applications."""
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    for number in range(int(start), int(start) + 1000):
        rows = tuple(
            replace(ROW, line=at + 2, application=f"DSP-{number}-{at}", avis_number="") for at in range(200)
        )
        name = f"fichier-{number}.csv"
        house.reader.exports[name] = ReadExport(file=name, sha256=f"{number:064x}", rows=rows, refused=())
        house.as_("kim").reconciliation.import_file(
            PROGRAMME, Path(name), sheet="", mapping=EVERY_COLUMN, as_of=AT.date()
        )
    opened.close()


def publish(url: str) -> None:
    """Publish one edition after another, every format with real files."""
    opened = open_store(url, create=False)
    office = a_house(opened, staffed=False).as_("claude")
    publication = Publication(office.desk, office.figures, Printer())
    for number in range(1000):
        publication.publish(PROGRAMME, f"Édition {number}")
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


def rekey(url: str, settings: str) -> None:
    """Give a database another master key, with the secret that this computer keeps."""
    key = unlock_here(url, Path(settings))
    assert key is not None
    rotate(url, key)


def send(url: str, key: str) -> None:
    """Send everything that is queued, over the real adapter."""
    opened = open_store(url, create=False)
    post = Post(mailer=SmtpMailer(), secrets=PlainSecrets(), calendars=Calendars())
    a_house(opened, post=post, staffed=False).as_(key).sending.send_queue()
    opened.close()


def lock(url: str, settings: str) -> None:
    """Encrypt a database in clear, under the secret that this computer keeps."""
    encrypt(url, MachineFile(Path(settings)), holder="poste")


def receive(folder: str, packages: str) -> None:
    """Take every package of a folder into an expert's copy."""
    home = a_copy(Path(folder))
    for path in sorted(Path(packages).glob("*.avisex")):
        home.copy.receiving.receive(path)
    home.close()


def answer(folder: str, target: str) -> None:
    """Answer every dossier of an expert's copy, one after the other, and send after each."""
    home = a_copy(Path(folder))
    for row in home.copy.dossiers.rows():
        if row.state is CopyState.DECLARE:
            home.declare(row.dossier_id)
        if row.state in TO_DO:
            home.vote(row.dossier_id)
        with suppress(NothingToSend):
            home.copy.sending.prepare(Path(target))
    home.close()


def let_go(folder: str, day: str) -> None:
    """Destroy on an expert's copy what is over on a day."""
    home = a_copy(Path(folder))
    home.clock.move_to(date.fromisoformat(day))
    home.copy.keeping.look_after()
    home.close()


def take_packages(url: str, folder: str) -> None:
    """Take every package of a folder in."""
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    house.as_("claude").returns.take_in(sorted(Path(folder).glob("*.avisre")))
    opened.close()


def make_packages(url: str, folder: str) -> None:
    """Make a package of everything that waits for an expert, again and again."""
    opened = open_store(url, create=False)
    house = a_house(opened, staffed=False)
    office = house.as_("claude")
    (waiting,) = (one for one in office.package_shelf.sendable() if one.expert_id == "eli")
    for _ in range(20):
        office.packages.make("eli", [one.dossier_id for one in waiting.dossiers], Path(folder))
    opened.close()


ACTS: dict[str, Callable[..., None]] = {
    "receive": receive,
    "answer": answer,
    "let_go": let_go,
    "lock": lock,
    "take_in": take_in,
    "evaluate": evaluate,
    "sign": sign,
    "take_file": take_file,
    "publish": publish,
    "copy": copy,
    "put_back": put_back,
    "bring_up": bring_up,
    "take_packages": take_packages,
    "make_packages": make_packages,
    "rekey": rekey,
    "send": send,
}


def main() -> None:
    """Serve acts from standard input until it ends."""

    import reviewer.mail.eml
    import reviewer.mail.smtp  # noqa: F401

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
