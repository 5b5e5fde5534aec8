"""Two versions of a request side by side: which facts and which documents differ."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout

from reviewer.committee.request_changes import request_changes
from reviewer.dossier.dossier import Attachment, Dossier, RequestVersion
from reviewer.programme.model import Programme
from ui.desktop import Desktop
from ui.formats import moment
from ui.theme.tokens import Space
from ui.widgets.buttons import Button, Kind
from ui.widgets.card import Card, Facts
from ui.widgets.fact_changes import FactChanges
from ui.widgets.fields import labelled
from ui.widgets.text import Look, Text


class VersionsCard(Card):
    """An older and a newer version, chosen from lists; the last two at first. ``closed``: back to the dossier."""

    closed = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__(self.tr("Two versions of the request"))
        self._versions: tuple[RequestVersion, ...] = ()
        self._programme: Programme | None = None
        back = Button(desktop.theme, self.tr("Back to the dossier"), "x", Kind.QUIET)
        back.clicked.connect(self.closed)
        self.tools.addWidget(back)
        row = QHBoxLayout()
        row.setSpacing(Space.L)
        self.older, self.newer = QComboBox(), QComboBox()
        for box, name, words in (
            (self.older, "version_before", self.tr("Before")),
            (self.newer, "version_now", self.tr("Now")),
        ):
            box.setObjectName(name)
            box.currentIndexChanged.connect(self._compare)
            row.addLayout(labelled(words, box), 1)
        self.body.addLayout(row)
        self.count = Text("", Look.STRONG)
        self.count.setObjectName("versions_count")
        self.body.addWidget(self.count)
        self.changes = FactChanges()
        self.body.addWidget(self.changes)
        self.documents_title = Text(self.tr("Documents"), Look.LEAD)
        self.body.addWidget(self.documents_title)
        self.documents = Facts(stacked=True)
        self.body.addWidget(self.documents)

    def show_dossier(self, dossier: Dossier, programme: Programme | None) -> None:
        """Offer the versions of a dossier; a choice that was made stays where it still can."""
        kept = (self.older.currentData(), self.newer.currentData()) if self._same(dossier) else (None, None)
        self._versions, self._programme = dossier.versions, programme
        last = len(dossier.versions) - 1
        for box, chosen, usual in ((self.older, kept[0], last - 1), (self.newer, kept[1], last)):
            box.blockSignals(True)
            box.clear()
            for one in dossier.versions:
                when = moment(one.taken_in_at)
                box.addItem(self.tr("Version {n}, {when}").format(n=one.number, when=when), one.number)
            found = box.findData(chosen)
            box.setCurrentIndex(found if found >= 0 else max(usual, 0))
            box.blockSignals(False)
        self._compare()

    def _same(self, dossier: Dossier) -> bool:
        return bool(self._versions) and self._versions == dossier.versions[: len(self._versions)]

    def _compare(self, _index: int = 0) -> None:
        older, newer = (self._version(box) for box in (self.older, self.newer))
        if older is None or newer is None:
            return
        facts = request_changes(older.request, newer.request)
        documents = _documents(older.attachments, newer.attachments)
        self.changes.show_changes(facts, self._programme)
        self.changes.setVisible(bool(facts))
        self.count.setText(
            self.tr("%n difference(s)", "", len(facts) + len(documents))
            if facts or documents
            else self.tr("These two versions say the same.")
        )
        words = {"added": self.tr("added"), "removed": self.tr("removed"), "replaced": self.tr("replaced")}
        self.documents.show_facts([(name, words[what]) for name, what in documents])
        for part in (self.documents_title, self.documents):
            part.setVisible(bool(documents))

    def _version(self, box: QComboBox) -> RequestVersion | None:
        return next((one for one in self._versions if one.number == box.currentData()), None)


def _documents(older: tuple[Attachment, ...], newer: tuple[Attachment, ...]) -> tuple[tuple[str, str], ...]:
    before = {one.filename: one.sha256 for one in older}
    after = {one.filename: one.sha256 for one in newer}
    found = [(name, "removed") for name in before if name not in after]
    found += [(name, "added") for name in after if name not in before]
    found += [(name, "replaced") for name, sha in after.items() if name in before and before[name] != sha]
    return tuple(sorted(found))
