"""What delivery does: draft, validate, sign, print, send, revoke."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from pathlib import Path

from reviewer.documents.authority import make_demo_authority
from reviewer.dossier.lifecycle import Act
from reviewer.outbox.message import MessageState
from reviewer.services.ports.mail import MailSecurity
from tests.support.a_day.coordination import reference
from tests.support.a_day.people import HELENE
from tests.support.house_of_a_day import House
from ui.printing.port import Printers, PrintOrder, Trays
from ui.screens.avis.dialog_queue import SignQueueDialog
from ui.screens.avis.page.dialog_print import PrintDialog
from ui.screens.avis.page.view import AvisPage
from ui.screens.avis.view import REGISTER_TAB, AvisScreen
from ui.screens.outbox.view import OutboxScreen
from ui.screens.settings.view import MAIL, SettingsScreen

PASSPHRASE = "sept bouées sous le pont"


@dataclass
class ToFiles:
    """A printing system that prints to files: what comes out are the bytes that went in."""

    printed: list[bytes] = field(default_factory=list)

    def printers(self) -> Printers:
        return Printers(names=("Fichier PDF",), default="Fichier PDF")

    def trays(self, printer: str) -> Trays:
        assert printer
        return Trays()

    def print_file(self, file: Path, order: PrintOrder, *, title: str) -> str:
        assert title
        assert order.copies == 1
        self.printed.append(file.read_bytes())
        return ""


def set_mail(house: House, port: int) -> None:
    """Say by which server mail leaves."""
    screen = house.go("settings", SettingsScreen)
    screen.tabs.setCurrentIndex(MAIL)
    page = screen.mail
    page.host.setText("127.0.0.1")
    page.security.setCurrentIndex(page.security.findData(MailSecurity.PLAIN))
    page.plain.setChecked(True)
    page.port.setValue(port)
    page.from_address.setText("avis@maison.example")
    house.step("save the mail server", page.save.click)
    assert not page.notice.isVisible(), page.notice.sentence


def _open(house: House, number: int) -> AvisPage:
    """Open the page of an avis from the queue."""
    screen = house.go("avis", AvisScreen)
    row = next(one for one in screen.queue_model.rows if one.reference == reference(number))
    house.step(f"open {number}", lambda: screen.queue.opened.emit(row.id))
    page = house.day.window.stack.currentWidget()
    assert isinstance(page, AvisPage)
    return page


def _act(house: House, page: AvisPage, act: Act, reason: str = "") -> None:
    button = page.buttons[act]
    assert button.isVisible(), act
    assert button.isEnabled(), button.toolTip()
    house.step(act.value, button.click)
    house.confirm(f"confirm {act.value}", page, reason)


def draft(house: House, numbers: tuple[int, ...]) -> None:
    """Draft these avis."""
    for number in numbers:
        _act(house, _open(house, number), Act.DRAFT_AVIS)


def validate(house: House, numbers: tuple[int, ...]) -> None:
    """Validate these drafts."""
    for number in numbers:
        _act(house, _open(house, number), Act.VALIDATE_AVIS)


def sign(house: House) -> tuple[str, ...]:
    """Sign everything that waits; return the numbers."""
    authority = make_demo_authority(
        house.folder / "autorite",
        (HELENE.name,),
        PASSPHRASE,
        organisation="Maison des experts",
        authority_name="Autorité de la maison",
        fast=True,
    )
    screen = house.go("avis", AvisScreen)
    house.step("sign the queue", screen.sign.click)
    dialog = house.dialog_of(screen, SignQueueDialog)
    dialog.key.path.setText(str(authority.keys[HELENE.name]))
    dialog.key.secret.setText(PASSPHRASE)
    house.step("sign", dialog.act.click)
    house.step("close the report", dialog.cancel.click)
    screen = house.go("avis", AvisScreen)
    return tuple(sorted(row.number for row in screen.register_model.rows))


def print_all(house: House, numbers: tuple[str, ...]) -> tuple[str, ...]:
    """Print the register to files; return the SHA-256 of each, in the order of the numbers."""
    screen = house.go("avis", AvisScreen)
    files = ToFiles()
    screen.presenter.printing = files
    screen.tabs.setCurrentIndex(REGISTER_TAB)
    screen.register.selectAll()
    chosen = screen._selected()
    house.step("print", screen.print_selected.click)
    dialog = house.dialog_of(screen, PrintDialog)
    assert dialog.printer.currentText() == "Fichier PDF"
    house.step("print them", dialog.act.click)
    house.step("close the report", dialog.cancel.click)
    digests = dict(zip(chosen, (hashlib.sha256(one).hexdigest() for one in files.printed), strict=True))
    return tuple(digests[number] for number in numbers)


def _issued(house: House, number: int) -> AvisPage:
    screen = house.go("avis", AvisScreen)
    row = next(one for one in screen.register_model.rows if one.number.endswith(f"{number:04d}"))
    house.step(f"open {row.number}", lambda: screen.register.opened.emit(row.number))
    page = house.day.window.stack.currentWidget()
    assert isinstance(page, AvisPage)
    return page


def send(house: House, number: int) -> None:
    """Prepare the e-mail of an avis, and send it."""
    page = _issued(house, number)
    house.step("prepare the e-mail", page.deliveries.draft.click)
    house.confirm("prepare it", page)
    house.step("go to it", page.deliveries.links[0].click)
    screen = house.day.window.stack.currentWidget()
    assert isinstance(screen, OutboxScreen)
    house.step("send it now", screen.steps["now"].click)
    house.qtbot.waitUntil(lambda: screen.model.rows[0].state is MessageState.SENT, timeout=15_000)
    house.day.settle()


def revoke(house: House, number: int) -> None:
    """Revoke an avis."""
    _act(house, _issued(house, number), Act.REVOKE_AVIS, "L’offre d’emploi a été retirée.")
