"""The drop zone that verifies avis: the verdict first, then every reason in words."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from reviewer.avis.verification import Verdict
from reviewer.wording import Wording
from ui.desktop import Desktop
from ui.formats import long_date
from ui.handover import Verified
from ui.theme.meanings import Sign
from ui.theme.theme import Theme
from ui.theme.tokens import Size, Space, ToneName
from ui.widgets.buttons import Button
from ui.widgets.card import Card
from ui.widgets.chip import Chip
from ui.widgets.dropping import dropped_files
from ui.widgets.text import Look, Text

VERDICT: dict[Verdict, Sign] = {
    Verdict.IN_FORCE: Sign("shield-check", ToneName.SUCCESS),
    Verdict.GENUINE: Sign("shield-check", ToneName.SUCCESS),
    Verdict.EXPIRED: Sign("clock", ToneName.WARNING),
    Verdict.SUSPENDED: Sign("circle-pause", ToneName.WARNING),
    Verdict.SUPERSEDED: Sign("replace", ToneName.WARNING),
    Verdict.REVOKED: Sign("ban", ToneName.DANGER),
    Verdict.ALTERED: Sign("shield-alert", ToneName.DANGER),
    Verdict.UNTRUSTED: Sign("shield-alert", ToneName.DANGER),
    Verdict.NOT_AN_AVIS: Sign("file-x", ToneName.NEUTRAL),
    Verdict.NOT_YET: Sign("hourglass", ToneName.WARNING),
}


class VerdictZone(QWidget):
    """``dropped``: files to verify; ``browse_asked``: the person wants to choose files."""

    dropped = Signal(list)
    browse_asked = Signal()

    def __init__(self, desktop: Desktop) -> None:
        super().__init__()
        self._desktop = desktop
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.L)
        self.target = _Target(desktop.theme)
        self.target.dropped.connect(self.dropped)
        self.target.browse.clicked.connect(self.browse_asked)
        column.addWidget(self.target)
        inside = QWidget()
        inside.setObjectName("page")
        self._results = QVBoxLayout(inside)
        self._results.setContentsMargins(0, 0, 0, 0)
        self._results.setSpacing(Space.M)
        self._results.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setAccessibleName(self.tr("Verdicts"))
        area.setWidget(inside)
        column.addWidget(area, 1)

    def add(self, found: Verified) -> None:
        """Show one more verdict, above the others."""
        self._results.insertWidget(0, VerdictCard(self._desktop, found))


class VerdictCard(Card):
    """One file: verdict, what it is, and why."""

    def __init__(self, desktop: Desktop, found: Verified) -> None:
        super().__init__()
        one = found.verification
        self.verdict = one.verdict
        wording = desktop.wording
        word = wording.label("verdict", one.verdict)
        head = QHBoxLayout()
        head.setSpacing(Space.M)
        self.chip = Chip(desktop.theme, word, VERDICT[one.verdict])
        head.addWidget(self.chip)
        head.addWidget(Text(one.number or found.filename, Look.LEAD), 1)
        self.body.addLayout(head)
        facts = [found.filename] if one.number else []
        if one.issued_on is not None and one.expires_on is not None:
            template = self.tr("issued on {issued}, holds until {expires}")
            facts.append(template.format(issued=long_date(one.issued_on), expires=long_date(one.expires_on)))
        if one.signer:
            facts.append(self.tr("signed by {name}").format(name=one.signer))
        if facts:
            self.body.addWidget(Text(" · ".join(facts), Look.MUTED))
        self.reasons = [reason_text(wording, reason.code, dict(reason.facts)) for reason in one.reasons]
        for reason in self.reasons:
            self.body.addWidget(Text(reason))
        self.setAccessibleName(f"{found.filename}, {word}. {' '.join(self.reasons)}")


class _Target(QFrame):
    """Where files are dropped: a dashed frame that says what to do."""

    dropped = Signal(list)

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._over = False
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.XL, Space.XL, Space.XL, Space.XL)
        column.setSpacing(Space.S)
        middle = Qt.AlignmentFlag.AlignHCenter
        picture = QLabel()
        theme.put_icon(picture, "shield-check", "muted", 40)
        column.addWidget(picture, 0, middle)
        what = Text(self.tr("Drop an avis here: signed PDF, photo or scan"), Look.LEAD)
        what.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(what)
        why = Text(
            self.tr(
                "Its signature, its content and its state in the register are examined; nothing is changed."
            ),
            Look.MUTED,
        )
        why.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(why)
        self.browse = Button(theme, self.tr("Choose files…"), "folder-open")
        column.addWidget(self.browse, 0, middle)
        theme.changed.connect(self.update)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the dashed frame."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = QPen(self._theme.colour("accent" if self._over else "edge_strong"), 2 if self._over else 1.5)
        pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(self._theme.colour("selection" if self._over else "surface"))
        radius = self._theme.px(Size.RADIUS_LARGE)
        painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), radius, radius)
        painter.end()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Light up for PDF files."""
        if dropped_files(event):
            self._over = True
            self.update()
            event.acceptProposedAction()

    def dragLeaveEvent(self, event: object) -> None:
        """Calm down."""
        self._over = False
        self.update()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the files."""
        self._over = False
        self.update()
        event.acceptProposedAction()
        self.dropped.emit(dropped_files(event))


def reason_text(wording: Wording, code: str, facts: dict[str, object]) -> str:
    """Return a reason in words."""
    return wording.text("verification", code, **facts)
