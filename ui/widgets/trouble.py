"""The bar for trouble: it stays until somebody closes it, above whatever screen is open."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui.theme.tokens import Space, ToneName
from ui.widgets.notice import Notice

if TYPE_CHECKING:
    from reviewer.wording import Explanation
    from ui.theme.theme import Theme


class TroubleBar(QWidget):
    """Disk, lock, server, or a defect: said once, in words, until it is closed."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        room = QVBoxLayout(self)
        room.setContentsMargins(Space.M, Space.S, Space.M, 0)
        self.notice = Notice(theme, ToneName.DANGER)
        self.notice.setAccessibleDescription(self.tr("Trouble outside this screen"))
        room.addWidget(self.notice)
        self.notice.dismissed.connect(self.hide)
        self.hide()

    def explain(self, explanation: Explanation) -> None:
        """Show the trouble."""
        self.show()
        self.notice.explain(explanation)
