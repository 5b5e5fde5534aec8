"""Réglages: time stamps, tokens, the office's key and the mail server, each with what holds without it."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QComboBox, QLineEdit, QPushButton, QSpinBox

from reviewer.dossier.lifecycle import Act
from reviewer.services.mail_settings import read_account
from reviewer.services.ports.mail import MailAccount, MailSecurity
from tests.gui.pages import setting, settings_of
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.avis.page.dialog_acts import SignDialog
from ui.screens.avis.page.view import AvisPage
from ui.screens.settings.view import MAIL, SIGNATURE, SettingsScreen

LEFT = Qt.MouseButton.LeftButton


def account_of(bench: Bench) -> MailAccount | None:
    with bench.opened.store.read() as work:
        return read_account(work)


def click(bench: Bench, screen: SettingsScreen, name: str) -> None:
    bench.child(QPushButton, name, screen).click()
    bench.settle()


def test_a_time_stamping_authority_is_set_whole(bench: Bench, stories: Stories) -> None:
    pem = stories.key().parent / "ca.pem"
    screen = settings_of(bench, SIGNATURE)
    page = screen.signature
    assert page.seconds.text() == "habituelle (5\u202fs)"
    bench.child(QLineEdit, "time_stamp_address", screen).setText("https://heure.example/tsa")
    page.presenter.bring("certificates", pem)
    bench.settle()
    bench.child(QSpinBox, "time_stamp_seconds", screen).setValue(9)
    bench.child(QCheckBox, "time_stamp_required", screen).click()
    click(bench, screen, "save_signature")
    assert page.notice.sentence == ""
    assert setting(bench, "signature.time_stamp.address") == "https://heure.example/tsa"
    assert (setting(bench, "signature.time_stamp.certificates") or "").startswith(
        "-----BEGIN CERTIFICATE-----"
    )
    assert setting(bench, "signature.time_stamp.seconds") == "9"
    assert setting(bench, "signature.time_stamp.required") == "no"
    assert page.address.text() == "https://heure.example/tsa"


def test_an_address_that_is_none_is_refused_and_nothing_is_saved(bench: Bench) -> None:
    screen = settings_of(bench, SIGNATURE)
    bench.child(QLineEdit, "token_module", screen).setText("/usr/lib/jeton.so")
    bench.child(QLineEdit, "time_stamp_address", screen).setText("heure.example")
    click(bench, screen, "save_signature")
    assert "n’est pas une adresse" in screen.signature.notice.sentence
    assert setting(bench, "signature.token.module") is None
    assert screen.signature.address.text() == "heure.example"


def test_a_signatory_names_their_token_and_is_offered_it_when_signing(bench: Bench, stories: Stories) -> None:
    stories.office.become("p-admin")
    stories.office.settings.put("signature.token.module", "/usr/lib/absent.so")
    screen = settings_of(bench, SIGNATURE, "p-sign")
    assert not screen.signature.setup.isVisible()
    assert not screen.signature.no_module.isVisible()
    bench.child(QLineEdit, "own_token", screen).setText("Avis")
    click(bench, screen, "save_token")
    assert setting(bench, "signing_token.p-sign") == "Avis"
    dossier_id = bench.add("TC-2025-0001")
    stories.validated(dossier_id)
    page = cast("AvisPage", bench.go("avis_page", dossier_id))
    bench.qtbot.mouseClick(page.buttons[Act.SIGN_AVIS], LEFT)
    dialog = cast("SignDialog", page.dialog)
    source = bench.child(QComboBox, "key_source", dialog)
    assert source.currentText() == "Mon jeton «\u202fAvis\u202f»"
    assert not bench.child(QLineEdit, "key_path", dialog).isVisible()
    dialog.act.click()
    assert dialog.problem.text() == "Saisissez le NIP."
    secret = bench.child(QLineEdit, "passphrase", dialog)
    secret.setText("123456")
    dialog.act.click()
    bench.settle()
    assert "Le module du jeton" in dialog.notice.sentence
    assert secret.text() == ""


def test_the_key_of_the_office_is_changed_knowingly_and_its_public_half_given(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    stories.signed(bench.add("TC-2025-0001"))
    screen = settings_of(bench, SIGNATURE)
    page = screen.signature
    page.rotate.click()
    dialog = page._dialog
    assert dialog is not None
    assert "oublié" in dialog.consequence.text()
    dialog.act.click()
    bench.settle()
    assert page._dialog is None
    with bench.opened.store.read() as work:
        retired = sorted(key.retired_at is not None for key in work.office_keys.public())
    assert retired == [False, True]
    folder = tmp_path / "cles"
    folder.mkdir()
    page.presenter.give(folder)
    bench.settle()
    assert "office-keys.json" in {path.name for path in folder.iterdir()}
    assert len(list(folder.iterdir())) == 3


def test_the_mail_server_is_set_and_its_usual_port_follows_the_encryption(bench: Bench) -> None:
    screen = settings_of(bench, MAIL)
    page = screen.mail
    assert page.port.text() == "habituel (587)"
    bench.child(QComboBox, "mail_security", screen).setCurrentIndex(1)
    assert page.port.text() == "habituel (465)"
    bench.child(QLineEdit, "mail_host", screen).setText("smtp.comite.example")
    bench.child(QLineEdit, "mail_sender", screen).setText("avis")
    click(bench, screen, "save_mail")
    assert "n’est pas une adresse" in page.notice.sentence
    assert page.from_address.hasFocus()
    page.from_address.setText("avis@comite.example")
    click(bench, screen, "save_mail")
    assert page.notice.sentence == ""
    account = account_of(bench)
    assert account is not None
    assert (account.host, account.port, account.security) == ("smtp.comite.example", 465, MailSecurity.TLS)
    page.host.clear()
    click(bench, screen, "save_mail")
    assert account_of(bench) is None


def test_only_administrators_see_the_mail_server(bench: Bench) -> None:
    screen = settings_of(bench, SIGNATURE, "p-sign")
    assert not screen.tabs.isTabVisible(MAIL)
