"""The button that leads on once an evaluation is in: to the next dossier to score, or back to the list."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from reviewer.services.changes import Changes
from ui.widgets.buttons import Button, Kind

if TYPE_CHECKING:
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office
    from ui.desktop import Desktop
    from ui.screens.grid.presenter import GridPresenter

HANDED_IN = frozenset({"evaluation_submitted", "position_stated"})


class Onward(Button):
    """Shows itself after handing in, with the focus: Enter leads on, and what was sealed stays in sight until then."""

    def __init__(self, desktop: Desktop, presenter: GridPresenter) -> None:
        super().__init__(desktop.theme, "", "chevron-right", Kind.PRIMARY)
        self.setObjectName("onward")
        self._desktop = desktop
        self._presenter = presenter
        self._next: str | None = None
        self.hide()
        self.clicked.connect(self._go)
        presenter.acted.connect(self._look)

    @property
    def home(self) -> str:
        """Return the place of the expert's own list."""
        return "committee" if self._desktop.expert_copy is None else "my_dossiers"

    def _look(self, result: object) -> None:
        if isinstance(result, Changes) and result.message in HANDED_IN and self._presenter.about is not None:
            own = self._desktop.office if self._desktop.expert_copy is None else self._desktop.own_copy
            self._presenter.ask("onward", partial(_following, own, self._presenter.about), self._offer)

    def _offer(self, following: tuple[str, tuple[str, str] | None]) -> None:
        about, found = following
        if about != self._presenter.about:
            return
        self._next = None if found is None else found[0]
        self.setText(
            self.tr("Nothing left to score: my dossiers")
            if found is None
            else self.tr("Next dossier: {reference}").format(reference=found[1])
        )
        self.show()
        self.setFocus()

    def _go(self) -> None:
        if self._next is None:
            self._desktop.navigator.go(self.home)
        else:
            self._desktop.navigator.go("grid", self._next)


def _following(own: Office | ExpertCopy, about: str) -> tuple[str, tuple[str, str] | None]:
    return about, own.dossiers.to_score(about)
