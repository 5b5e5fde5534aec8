"""Columns of the lines of figures, and of the experts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject

from reviewer.services.agreement import AgreementRow, LeniencyRow
from reviewer.statistics.coefficients import ALPHA, GWET, KAPPA, PERCENT
from ui.models.agreement import coefficient, line_words, short
from ui.models.rows import Column, RowsModel


def row_key(row: AgreementRow) -> str:
    """Return what tells a line from the others."""
    quarter = "" if row.quarter is None else f"{row.quarter.year}-{row.quarter.number}"
    return f"{row.scope.value}:{row.finding}:{row.criterion or ''}:{quarter}"


def _cell(name: str) -> Callable[[AgreementRow], str]:
    return lambda row: short(name, coefficient(row.figures, name))


class AgreementTable(RowsModel[AgreementRow]):
    """A line a finding, criterion or quarter."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(row_key, parent)
        self.columns = (
            Column[AgreementRow](key="label", title=self.tr("About"), text=line_words, strong=True),
            Column[AgreementRow](
                key="pairs",
                title=self.tr("Dossiers"),
                text=lambda row: str(row.figures.pairs),
                width=84,
                right=True,
            ),
            Column[AgreementRow](
                key="percent", title=self.tr("Identical"), text=_cell(PERCENT), width=162, right=True
            ),
            Column[AgreementRow](key="gwet", title=self.tr("Gwet"), text=_cell(GWET), width=166, right=True),
            Column[AgreementRow](
                key="alpha", title=self.tr("Alpha"), text=_cell(ALPHA), width=166, right=True, optional=1
            ),
            Column[AgreementRow](
                key="kappa", title=self.tr("Kappa"), text=_cell(KAPPA), width=166, right=True, optional=2
            ),
        )


class LeniencyTable(RowsModel[LeniencyRow]):
    """A line an expert."""

    def __init__(self, words: Callable[[LeniencyRow], str], parent: QObject | None = None) -> None:
        super().__init__(lambda row: row.leniency.expert, parent)
        self.columns = (
            Column[LeniencyRow](key="name", title=self.tr("Expert"), text=lambda row: row.name, strong=True),
            Column[LeniencyRow](
                key="dossiers",
                title=self.tr("Dossiers"),
                text=lambda row: str(row.leniency.dossiers),
                width=84,
                right=True,
            ),
            Column[LeniencyRow](
                key="estimate", title=self.tr("Marks above the others’"), text=words, width=190, right=True
            ),
        )
