"""How far a grid is, in a line: what was rated and answered, or when it was handed in."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from reviewer.services.views import GridView
from ui.formats import moment
from ui.screens.grid.presenter import GridPresenter


def progress(view: GridView, presenter: GridPresenter) -> str:
    """Return the line below the page's title."""
    evaluation = view.evaluation
    if evaluation is not None and evaluation.submitted and evaluation.submitted_at is not None:
        words = QCoreApplication.translate("GridScreen", "Handed in on {moment} · seal {seal}")
        return words.format(moment=moment(evaluation.submitted_at), seal=(evaluation.seal or "")[:12])
    words = QCoreApplication.translate(
        "GridScreen", "{rated} of {all} criteria rated · {answered} of {findings} findings answered"
    )
    return words.format(
        rated=presenter.rated,
        all=len(view.grid.criteria),
        answered=len(presenter.verdicts),
        findings=len(view.grid.findings),
    )
