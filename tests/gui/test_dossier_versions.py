"""Two versions of a request side by side; words found in a document; documents that would do harm."""

from __future__ import annotations

from io import BytesIO

import pytest
from PIL import Image
from PySide6.QtWidgets import QLabel
from reportlab.pdfgen.canvas import Canvas

from reviewer.documents.errors import DocumentUnreadable
from reviewer.services.changes import Changes
from tests.support.gui import Bench
from ui.previews import LONGEST_SHOWN, MOST_PAGES, render
from ui.screens.dossier.left.view import VERSIONS
from ui.screens.dossier.view import DossierPage
from ui.widgets.scrolled import SETTLED_MS


def _page(bench: Bench, dossier_id: str) -> DossierPage:
    page = bench.go("dossier", dossier_id)
    assert isinstance(page, DossierPage)
    return page


def _texts(page: DossierPage) -> str:
    return " | ".join(one.text() for one in page.left.versions.findChildren(QLabel) if not one.isHidden())


def a_pdf(*pages: str) -> bytes:
    """Return a document with a line of text on each page."""
    out = BytesIO()
    canvas = Canvas(out)
    for text in pages:
        canvas.drawString(72, 720, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def test_there_is_nothing_to_compare_in_a_first_version(bench: Bench) -> None:
    bench.start()
    assert _page(bench, bench.add("TC-2025-0001")).compare.isHidden()


def test_the_last_two_versions_stand_beside_each_other_with_what_differs(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.attach(dossier_id, {"cv.pdf": a_pdf("Un")})
    bench.amend(dossier_id, planned_dsp_on=None)
    bench.start()
    page = _page(bench, dossier_id)
    page.compare.click()
    assert page.left.currentIndex() == VERSIONS
    assert (page.left.versions.older.currentData(), page.left.versions.newer.currentData()) == (2, 3)
    assert "cv.pdf" in _texts(page)
    page.left.versions.older.setCurrentIndex(2)
    assert page.left.versions.count.text() == "Ces deux versions disent la même chose."


def test_a_version_that_comes_in_meanwhile_joins_the_lists_and_the_choice_stays(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.amend(dossier_id, planned_dsp_on=None)
    bench.start()
    page = _page(bench, dossier_id)
    page.compare.click()
    assert (page.left.versions.older.currentData(), page.left.versions.newer.currentData()) == (1, 2)
    bench.amend(dossier_id, substream=None)
    bench.desktop.news.tell(Changes(dossiers=frozenset({dossier_id})))
    bench.settle()
    assert page.left.currentIndex() == VERSIONS
    assert page.left.versions.newer.count() == 3
    assert (page.left.versions.older.currentData(), page.left.versions.newer.currentData()) == (1, 2)


def test_a_colleagues_change_moves_neither_the_scroll_nor_the_focus_of_the_page(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.start()
    bench.window.resize(1000, 600)
    page = _page(bench, dossier_id)
    bar = page.facts.verticalScrollBar()
    highest = [0, 0]
    bench.qtbot.waitUntil(lambda: bar.maximum() > 0)
    while highest[-2:] != [bar.maximum()] * 2:  # one scrolls in a page that has been laid out
        highest.append(bar.maximum())
        bench.qtbot.wait(SETTLED_MS)
    bar.setValue(bar.maximum() // 2)
    before = bar.value()
    assert before > 0
    page.more.setFocus()
    bench.amend(dossier_id, planned_dsp_on=None)
    bench.desktop.news.tell(Changes(dossiers=frozenset({dossier_id})))
    bench.settle()
    bench.qtbot.waitUntil(lambda: abs(bar.value() - before) <= 40)
    bench.qtbot.waitUntil(page.facts.updatesEnabled)
    assert page.more.hasFocus()
    assert page.presenter.view is not None
    assert page.presenter.view.dossier.current.number == 2


def test_words_are_found_page_by_page_without_case_or_accents(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.attach(dossier_id, {"cv.pdf": a_pdf("Apprentissage", "Rien", "apprentissage profond")})
    bench.start()
    page = _page(bench, dossier_id)
    assert page.presenter.view is not None
    (attachment,) = page.presenter.view.dossier.current.attachments
    page.attachments.opened.emit(attachment.sha256)
    bench.settle()
    pane = page.document
    assert pane.finder.isVisible()
    pane.words.setText("APPRENTISSAGE")
    pane.words.returnPressed.emit()
    assert pane.found.text() == "Page 1 (1 sur 2)"
    pane.later.click()
    assert pane.found.text() == "Page 3 (2 sur 2)"
    pane.later.click()
    assert pane.found.text() == "Page 1 (1 sur 2)"
    pane.words.setText("zèbre")
    pane.words.returnPressed.emit()
    assert pane.found.text() == "Nulle part dans le document"
    assert not pane.later.isEnabled()


def test_a_long_document_says_how_much_of_it_is_shown(bench: Bench) -> None:
    dossier_id = bench.add("TC-2025-0001")
    bench.attach(dossier_id, {"long.pdf": a_pdf(*(f"Page {one}" for one in range(MOST_PAGES + 2)))})
    bench.start()
    page = _page(bench, dossier_id)
    assert page.presenter.view is not None
    page.attachments.opened.emit(page.presenter.view.dossier.current.attachments[0].sha256)
    bench.settle()
    assert page.document.rest.isVisible()
    assert str(MOST_PAGES + 2) in page.document.rest.text()


def _png(width: int, height: int) -> bytes:
    out = BytesIO()
    Image.new("1", (width, height)).save(out, "PNG")
    return out.getvalue()


def test_a_picture_is_shown_no_larger_than_a_screen_needs() -> None:
    (page,) = render(_png(9000, 100), "plan.png").pages
    assert max(page.image.width(), page.image.height()) == LONGEST_SHOWN


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (b"", "vide.png"),
        (b"\x89PNG\r\n\x1a\nrien", "casse.png"),
        (b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>', "dessin.png"),
        (_png(60_000, 2_000), "bombe.png"),
        (b"%PDF-1.7 rien", "casse.pdf"),
    ],
)
def test_what_is_broken_too_large_or_no_picture_is_told_and_nothing_of_it_is_shown(
    content: bytes, name: str
) -> None:
    shown = render(content, name)
    assert isinstance(shown.problem, DocumentUnreadable)
    assert shown.pages == ()
