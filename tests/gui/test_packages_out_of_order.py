"""Files of a later format, twice the same, and an old one after a newer: what each window says of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import cast

import pytest
from pytestqt.qtbot import QtBot

from reviewer.exchange import documents
from tests.gui.test_packages import Mail, mail  # noqa: F401  # the fixture
from tests.support.expert_copies import newer
from tests.support.expert_gui import ExpertBench, open_expert_bench
from ui.screens.expert_dossiers.view import ExpertDossiersScreen
from ui.screens.expert_parcels.view import ExpertParcelsScreen
from ui.screens.packages.dialog_taking_in import TakingInDialog
from ui.screens.packages.view import RETURNS, PackagesScreen
from ui.theme.theme import Theme


@pytest.fixture
def own(qtbot: QtBot, theme: Theme, tmp_path: Path) -> Iterator[ExpertBench]:
    """Return an expert's window with an enrolled expert."""
    made = open_expert_bench(qtbot, theme, tmp_path)
    made.enter()
    made.enrol()
    yield made
    made.window.close()


def bring(own: ExpertBench, *paths: Path) -> ExpertParcelsScreen:
    own.window.bring(paths)
    own.settle()
    return cast("ExpertParcelsScreen", own.window.screen_of("parcels"))


def listed(own: ExpertBench) -> list[tuple[str, str]]:
    own.window.go("my_dossiers")
    own.settle()
    screen = cast("ExpertDossiersScreen", own.window.screen_of("my_dossiers"))
    return [(row.reference, row.state.value) for row in screen.model.rows]


# --- the expert's window -----------------------------------------------------------------------------------------


def test_an_expert_reads_that_a_package_of_a_later_format_wants_a_newer_program(
    own: ExpertBench, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as later:
        later.setattr(documents, "PACKAGE", "avise.package/2")
        path = own.far.package(own.far.dossier())
    screen = bring(own, path)
    assert "format plus récent (avise.package/2)" in screen.notice.sentence
    assert path.name in screen.notice.sentence
    assert "Mettez Avisé à jour" in screen.notice.sentence
    assert listed(own) == []


def test_an_expert_reads_that_a_package_had_come_and_their_answer_stays(own: ExpertBench) -> None:
    path = own.far.package(own.far.dossier())
    bring(own, path)
    copy = own.window.desktop.own_copy
    own.off_the_window(lambda: copy.answering.decline("dossier-TC-2025-0001", "Absente en juin."))
    before = listed(own)
    assert "déjà reçu" in bring(own, path).told.sentence
    assert listed(own) == before


def test_an_expert_reads_that_an_old_package_brings_nothing_after_a_newer_one(own: ExpertBench) -> None:
    first = own.far.dossier()
    old = own.far.package(first)
    bring(own, own.far.package(newer(first, job__title="Chercheuse en IA")))
    screen = bring(own, old)
    assert "est déjà ici, plus récent" in screen.notice.sentence
    assert "Il n’y a rien à faire" in screen.notice.sentence
    work = own.window.desktop.office.desk.store
    (version,) = own.off_the_window(lambda: _titles(work))
    assert version == "Chercheuse en IA"


def _titles(store) -> list[str]:  # type: ignore[no-untyped-def]  # the guarded store
    with store.read() as work:
        return [work.dossiers.get("dossier-TC-2025-0001").current.request.job.title]


# --- the office's window -----------------------------------------------------------------------------------------


def lines(mail: Mail, screen: PackagesScreen, *paths: Path) -> list[str]:  # noqa: F811
    screen.bring(list(paths))
    mail.bench.settle()
    assert isinstance(screen.dialog, TakingInDialog)
    found = list(screen.dialog.report_lines)
    screen.dialog.reject()
    mail.bench.settle()
    return found


def test_the_office_reads_that_a_return_of_a_later_format_wants_a_newer_program(
    mail: Mail,  # noqa: F811
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    copy = mail.enrolled()
    copy.declare(mail.dossier_id)
    with monkeypatch.context() as later:
        later.setattr(documents, "RETURN", "avise.return/2")
        path = copy.send(mail.folder)
    screen = mail.screen()
    (line,) = lines(mail, screen, path)
    assert path.name in line
    assert "format plus récent (avise.return/2)" in line
    assert path.exists()
    screen.tabs.setCurrentIndex(RETURNS)
    assert screen.returns_model.rows == ()


def test_the_office_reads_that_a_replayed_and_an_old_return_change_nothing(mail: Mail) -> None:  # noqa: F811
    copy = mail.enrolled()
    copy.declare(mail.dossier_id)
    old = copy.send(mail.folder)
    copy.vote(mail.dossier_id)
    new = copy.send(mail.folder)
    screen = mail.screen()
    first = lines(mail, screen, new)
    assert len(first) == 2
    assert all("Prise en compte." in line for line in first)
    events = mail.house.events()
    for path in (new, old):
        again = lines(mail, screen, path)
        assert again
        assert all("Déjà prise en compte : rien n’a changé." in line.replace("\u202f", " ") for line in again)
    assert mail.house.events()[len(events) :].count("answer_taken_in") == 0
