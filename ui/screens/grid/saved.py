"""What the grid page says about the draft: being saved, saved, not saved, or sealed for good."""

from __future__ import annotations

from ui.screens.grid.presenter import Saving
from ui.screens.grid.signs import SAVED, SEALED
from ui.theme.theme import Theme
from ui.widgets.chip import Chip


class SavedChip(Chip):
    """Hidden while there is nothing to say."""

    def __init__(self, theme: Theme) -> None:
        super().__init__(theme, "", SAVED[Saving.NOTHING])
        self.hide()

    def say(self, saving: str) -> None:
        """Say how far the draft is."""
        words = {
            Saving.NOTHING: "",
            Saving.PENDING: self.tr("Saving…"),
            Saving.SAVED: self.tr("Draft saved"),
            Saving.FAILED: self.tr("Not saved"),
        }
        state = Saving(saving)
        self.show_state(words[state], SAVED[state])
        self.setVisible(state is not Saving.NOTHING)

    def say_sealed(self) -> None:
        """Say that nothing changes any more."""
        self.show_state(self.tr("Handed in and sealed"), SEALED)
        self.show()
