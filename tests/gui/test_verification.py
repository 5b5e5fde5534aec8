"""The verification screen: files, codes and the published list."""

from __future__ import annotations

from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from reviewer.avis.avis import Avis
from reviewer.avis.office_key import OfficePublicKey
from reviewer.documents.proof import paper_code, read_list
from reviewer.services.settings import TRUST
from tests.support.gui import Bench
from tests.support.stories import Stories
from ui.screens.avis.view import AvisScreen
from ui.screens.verification.view import VerificationScreen
from ui.widgets.verdict_zone import VerdictCard

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def issued(bench: Bench, tmp_path: Path) -> Avis:
    """Return an avis issued on the bench's own database, whose signatory is trusted."""
    stories = Stories(bench.opened, tmp_path)
    dossier_id = bench.add("TC-2025-0001")
    stories.signed(dossier_id)
    assert stories.authority is not None
    with bench.opened.store.begin() as work:
        work.settings.put(TRUST, stories.authority.certificate.read_text())
        work.commit(stories.office.desk.actor, stories.office.desk.now(), stories.event("setting_changed"))
    with bench.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
    assert avis is not None
    return avis


def _code(bench: Bench, avis: Avis) -> str:
    with bench.opened.store.read() as work:
        key = work.office_keys.current()
    assert key is not None
    return paper_code(avis.content, key)


def _cards(screen: VerificationScreen) -> list[VerdictCard]:
    return screen.zone.findChildren(VerdictCard)


def test_one_comes_here_from_the_avis(bench: Bench) -> None:
    bench.start()
    avis = cast("AvisScreen", bench.go("avis"))
    bench.qtbot.mouseClick(avis.verify, LEFT)
    bench.settle()
    assert bench.window.screen_of("verification").isVisible()


def test_a_dropped_file_and_a_typed_code_get_their_verdict(
    bench: Bench, issued: Avis, tmp_path: Path
) -> None:
    with bench.opened.store.read() as work:
        (tmp_path / "avis.pdf").write_bytes(work.blobs.get(issued.pdf_sha256))
    bench.start()
    screen = cast("VerificationScreen", bench.go("verification"))
    assert not screen.check.isEnabled()
    screen.zone.target.dropped.emit([tmp_path / "avis.pdf"])
    bench.settle()
    assert [card.verdict.value for card in _cards(screen)] == ["in_force"]
    code = _code(bench, issued)
    bench.qtbot.keyClicks(screen.code, code)
    bench.qtbot.mouseClick(screen.check, LEFT)
    bench.settle()
    assert {card.verdict.value for card in _cards(screen)} == {"in_force"}
    assert len(_cards(screen)) == 2
    assert any(issued.content.candidate_name in reason for card in _cards(screen) for reason in card.reasons)
    screen.code.setText(code[:30] + ("0" if code[30] != "0" else "1") + code[31:])
    bench.qtbot.keyClick(screen.code, Qt.Key.Key_Return)
    bench.settle()
    assert "altered" in {card.verdict.value for card in _cards(screen)}


def test_a_signatory_publishes_the_list_and_a_newer_one_is_not_replaced(
    bench: Bench, issued: Avis, tmp_path: Path
) -> None:
    bench.start()
    bench.become("p-sign")
    screen = cast("VerificationScreen", bench.go("verification"))
    assert screen.publish.isVisible()
    target = tmp_path / "etats.jsonl"
    bench.qtbot.mouseClick(screen.publish, LEFT)
    screen.findChildren(QFileDialog)[0].fileSelected.emit(str(target))
    bench.settle()
    one = read_list(target.read_bytes(), _keys(bench))
    assert [line.number for line in one.lines] == [str(issued.number)]
    assert "1" in screen.subtitle.text()
    newer = target.read_bytes().replace(b'"list":1', b'"list":50')
    target.write_bytes(newer)
    screen.presenter.publish(target)
    bench.settle()
    assert "50" in screen.notice.sentence
    assert target.read_bytes() == newer


def _keys(bench: Bench) -> tuple[OfficePublicKey, ...]:
    with bench.opened.store.read() as work:
        return work.office_keys.public()
