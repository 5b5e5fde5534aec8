"""By when the next step is due, beside a title: nothing where no day is set, a warning once it is late."""

from __future__ import annotations

from datetime import date

from ui.models.due import LATER, due_sentence, due_sign
from ui.theme.theme import Theme
from ui.widgets.chip import Chip


class DueChip(Chip):
    """A chip that hides itself where nothing is due."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", LATER)
        self.hide()

    def show_day(self, due_on: date | None, today: date) -> None:
        """Show a due date as it stands today."""
        self.setVisible(due_on is not None)
        if due_on is not None:
            self.show_state(due_sentence(due_on, today), due_sign(due_on, today))
