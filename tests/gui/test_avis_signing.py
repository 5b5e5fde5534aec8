"""Signing at the desk: a whole queue with one key, a second signatory, a signature made elsewhere."""

from __future__ import annotations

import base64
import json
import subprocess
from dataclasses import replace
from pathlib import Path
from typing import cast

from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.serialization import pkcs12
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QFileDialog, QLineEdit

from reviewer.documents.authority import make_demo_authority
from reviewer.dossier.lifecycle import Act, DossierState, Role
from reviewer.dossier.people import Person
from reviewer.services.office import Office
from tests.gui.pages import avis_of, state
from tests.support.gui import PROGRAMME, Bench
from tests.support.stories import PASSPHRASE, SIGNATORY, Stories
from ui.screens.avis.dialog_queue import SignQueueDialog
from ui.screens.avis.page.dialog_acts import ElsewhereDialog, SignDialog
from ui.screens.avis.page.presenter import Extra
from ui.screens.avis.page.view import AvisPage
from ui.screens.avis.view import AvisScreen
from ui.widgets.batch_dialog import Phase
from ui.widgets.reason_dialog import ReasonDialog

LEFT = Qt.MouseButton.LeftButton
SECOND = "Sacha Ouellet"


def queue_of(bench: Bench, person: str = "p-sign") -> AvisScreen:
    bench.start()
    bench.become(person)
    return cast("AvisScreen", bench.go("avis"))


def page_of(bench: Bench, dossier_id: str) -> AvisPage:
    return cast("AvisPage", bench.go("avis_page", dossier_id))


def open_queue(bench: Bench, screen: AvisScreen, key: Path, secret: str = PASSPHRASE) -> SignQueueDialog:
    bench.qtbot.mouseClick(screen.sign, LEFT)
    dialog = cast("SignQueueDialog", screen.dialog)
    bench.child(QLineEdit, "key_path", dialog).setText(str(key))
    bench.child(QLineEdit, "passphrase", dialog).setText(secret)
    return dialog


def numbers(bench: Bench) -> list[str]:
    with bench.opened.store.read() as work:
        return sorted(str(one.number) for one in work.register.all())


# --- a queue -------------------------------------------------------------------------------------------------


def test_the_whole_queue_is_signed_with_one_key_and_one_report(bench: Bench, stories: Stories) -> None:
    for number in range(1, 4):
        stories.validated(bench.add(f"TC-2025-000{number}"))
    screen = queue_of(bench)
    assert screen.sign.text() == "À signer (3)…"
    dialog = open_queue(bench, screen, stories.key())
    assert dialog.act.text() == "Signer 3 avis"
    dialog.act.click()
    assert dialog.bar.isVisible()
    bench.settle()
    assert dialog.phase == Phase.REPORTED
    assert dialog.step.text() == "Signés\u202f: 3. Refusés\u202f: 0. Non atteints\u202f: 0."
    assert [line.split(" – ")[0] for line in dialog.report_lines] == [
        "IA-2025-0001", "IA-2025-0002", "IA-2025-0003",
    ]  # fmt: skip
    assert numbers(bench) == ["IA-2025-0001", "IA-2025-0002", "IA-2025-0003"]
    dialog.cancel.click()
    bench.settle()
    assert screen.dialog is None
    assert not screen.sign.isVisible()


def test_one_that_is_unticked_is_left_and_a_refusal_stops_no_other(bench: Bench, stories: Stories) -> None:
    left, refused, kept = (bench.add(f"TC-2025-000{number}") for number in (1, 2, 3))
    for dossier_id in (left, refused, kept):
        stories.validated(dossier_id)
    screen = queue_of(bench)
    dialog = open_queue(bench, screen, stories.key())
    dialog.boxes[left].click()
    stories.office.become("p-coord")
    stories.office.avis.return_draft(refused, "À reprendre.")
    dialog.act.click()
    bench.settle()
    assert [state(bench, one) for one in (left, refused, kept)] == [
        DossierState.VALIDATED, DossierState.DECIDED, DossierState.ISSUED,
    ]  # fmt: skip
    assert dialog.report_lines[0].startswith("refusé – TC-2025-0002")
    assert len(dialog.report_lines) == 2


def test_a_wrong_passphrase_signs_nothing_and_asks_again(bench: Bench, stories: Stories) -> None:
    dossier_id = bench.add("TC-2025-0001")
    stories.validated(dossier_id)
    screen = queue_of(bench)
    dialog = open_queue(bench, screen, stories.key(), "autre chose")
    dialog.act.click()
    bench.settle()
    assert dialog.phase == Phase.ASKING
    assert dialog.notice.sentence
    assert dialog.act.isVisible() and dialog.act.isEnabled()
    secret = bench.child(QLineEdit, "passphrase", dialog)
    assert secret.text() == ""
    assert secret.hasFocus(), "and not « cancel », to which a disabled button leaves the focus"
    assert secret.accessibleDescription() == dialog.notice.sentence
    assert state(bench, dossier_id) is DossierState.VALIDATED
    dialog.notice.clear()
    assert secret.accessibleDescription() == ""


def test_stopping_keeps_what_is_signed_and_reports_the_rest(bench: Bench, stories: Stories) -> None:
    for number in range(1, 4):
        stories.validated(bench.add(f"TC-2025-000{number}"))
    screen = queue_of(bench)
    dialog = open_queue(bench, screen, stories.key())
    dialog.act.click()
    dialog.progress.stop()
    dialog.reject()
    assert dialog.isVisible()
    bench.settle()
    assert dialog.phase == Phase.REPORTED
    signed = len(numbers(bench))
    assert signed < 3
    assert f"Non atteints\u202f: {3 - signed}." in dialog.step.text()


def test_the_estimate_is_said_once_it_can_be_known(bench: Bench, stories: Stories) -> None:
    stories.validated(bench.add("TC-2025-0001"))
    dialog = open_queue(bench, queue_of(bench), stories.key())
    progress = dialog.begin(10)
    dialog._began_at -= 40.0
    progress.tell(4, 10)
    bench.qtbot.waitUntil(lambda: dialog.bar.value() == 4)
    assert dialog.step.text().startswith("4 sur 10 · environ")
    dialog.settle(working=False)
    assert dialog.phase == Phase.ASKING


def test_only_signatories_are_offered_the_queue(bench: Bench, stories: Stories) -> None:
    stories.validated(bench.add("TC-2025-0001"))
    assert not queue_of(bench, "p-clerk").sign.isVisible()


def test_the_next_to_sign_is_one_key_away(bench: Bench, stories: Stories) -> None:
    first, second = bench.add("TC-2025-0001"), bench.add("TC-2025-0002")
    for dossier_id in (first, second):
        stories.validated(dossier_id)
    queue_of(bench)
    page = page_of(bench, first)
    bench.qtbot.keyClick(page, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    bench.settle()
    assert page.presenter.page is not None
    assert page.presenter.page.view.dossier.id == second


# --- a second signatory --------------------------------------------------------------------------------------


def let_two_sign(office: Office) -> None:
    programmes = vars(office.desk.programmes)["_programmes"]
    one = programmes[PROGRAMME]
    programmes[PROGRAMME] = replace(one, signatories=replace(one.signatories, value=2))


def test_a_second_person_countersigns_and_only_then_it_is_issued(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    let_two_sign(bench.office)
    let_two_sign(stories.office)
    keys = make_demo_authority(
        tmp_path / "two",
        (SIGNATORY, SECOND),
        PASSPHRASE,
        organisation="Essai",
        authority_name="Autorité d’essai",
        fast=True,
    ).keys
    with bench.opened.store.begin() as work:
        person = Person(id="p-sign2", name=SECOND, roles=frozenset({Role.SIGNATORY}), title="secrétaire")
        work.people.save(person)
        work.commit(stories.office.desk.actor, stories.office.desk.now(), stories.event("person_saved"))
    dossier_id = bench.add("TC-2025-0001")
    stories.validated(dossier_id)
    queue_of(bench, "p-sign")
    page = page_of(bench, dossier_id)
    _sign(bench, page, keys[SIGNATORY])
    assert state(bench, dossier_id) is DossierState.VALIDATED
    button = page.buttons[Act.SIGN_AVIS]
    assert not button.isEnabled()
    assert SECOND in button.toolTip()
    assert "IA-2025-0001 est réservé" in page.hands.held.text()
    bench.become("p-sign2")
    screen = cast("AvisScreen", bench.go("avis"))
    assert screen.queue_model.columns[1].text(screen.queue_model.rows[0]) == "À contresigner"
    page = page_of(bench, dossier_id)
    assert button.text() == "Contresigner…"
    _sign(bench, page, keys[SECOND])
    assert state(bench, dossier_id) is DossierState.ISSUED
    assert [line.signer_name for line in avis_of(bench, dossier_id).signatures] == [SIGNATORY, SECOND]


def _sign(bench: Bench, page: AvisPage, key: Path) -> None:
    bench.qtbot.mouseClick(page.buttons[Act.SIGN_AVIS], LEFT)
    dialog = cast("SignDialog", page.dialog)
    bench.child(QLineEdit, "key_path", dialog).setText(str(key))
    bench.child(QLineEdit, "passphrase", dialog).setText(PASSPHRASE)
    dialog.act.click()
    bench.settle()


# --- elsewhere -----------------------------------------------------------------------------------------------


def handed_out(bench: Bench, stories: Stories, folder: Path) -> tuple[AvisPage, str]:
    """Prepare an avis for a signature made elsewhere; the page, and the dossier's id."""
    dossier_id = bench.add("TC-2025-0001")
    stories.validated(dossier_id)
    _, certificate, _ = _key(stories)
    pem = folder / "certificat.pem"
    pem.write_bytes(certificate)
    queue_of(bench)
    page = page_of(bench, dossier_id)
    bench.qtbot.mouseClick(page.extras[Extra.ELSEWHERE], LEFT)
    dialog = cast("ElsewhereDialog", page.dialog)
    dialog.act.click()
    assert "certificat" in dialog.problem.text()
    bench.child(QLineEdit, "certificate_path", dialog).setText(str(pem))
    bench.child(QLineEdit, "folder_path", dialog).setText(str(folder))
    dialog.findChildren(QCheckBox)[0].click()
    dialog.act.click()
    bench.settle()
    assert page.dialog is None
    return page, dossier_id


def _key(stories: Stories) -> tuple[rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey, bytes, Path]:
    path = stories.key()
    key, certificate, _ = pkcs12.load_key_and_certificates(path.read_bytes(), PASSPHRASE.encode())
    assert isinstance(key, rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey)
    assert certificate is not None
    pem = subprocess.run(
        ["openssl", "pkcs12", "-in", str(path), "-nokeys", "-clcerts", "-passin", f"pass:{PASSPHRASE}"],
        check=True,
        capture_output=True,
    ).stdout
    return key, pem, path


def test_what_goes_out_comes_back_signed_and_is_issued(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    page, dossier_id = handed_out(bench, stories, tmp_path)
    out = json.loads((tmp_path / "IA-2025-0001.tosign").read_bytes())
    assert (tmp_path / "IA-2025-0001.contenu").is_file()
    assert state(bench, dossier_id) is DossierState.VALIDATED
    assert not page.buttons[Act.SIGN_AVIS].isEnabled()
    key, _, _ = _key(stories)
    digest = bytes.fromhex(out["hash_to_sign"])
    assert base64.b64decode(out["signed_attributes"])
    signature = (
        key.sign(digest, padding.PKCS1v15(), utils.Prehashed(SHA256()))
        if isinstance(key, rsa.RSAPrivateKey)
        else key.sign(digest, ec.ECDSA(utils.Prehashed(SHA256())))
    )
    returned = tmp_path / "IA-2025-0001.sig"
    returned.write_bytes(signature)
    bench.qtbot.mouseClick(page.extras[Extra.BRING_BACK], LEFT)
    dialog = page.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(returned))
    dialog.close()
    bench.settle()
    assert state(bench, dossier_id) is DossierState.ISSUED
    assert page.title.text() == "IA-2025-0001"


def test_what_comes_back_wrong_is_refused_and_the_demand_can_be_called_back(
    bench: Bench, stories: Stories, tmp_path: Path
) -> None:
    page, dossier_id = handed_out(bench, stories, tmp_path)
    wrong = tmp_path / "autre.sig"
    wrong.write_bytes(b"rien")
    page.presenter.bring_back(wrong)
    bench.settle()
    assert "n’est pas la signature attendue" in page.notice.sentence
    bench.qtbot.mouseClick(page.extras[Extra.CALL_BACK], LEFT)
    cast("ReasonDialog", page.dialog).act.click()
    bench.settle()
    assert page.buttons[Act.SIGN_AVIS].isEnabled()
    assert not page.extras[Extra.CALL_BACK].isVisible()
    page = page_of(bench, dossier_id)
    _sign(bench, page, stories.key())
    assert str(avis_of(bench, dossier_id).number) == "IA-2025-0001"
