"""What every screen has at hand: the office and its lanes, words, theme, navigation and the news of changes."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from reviewer.services.changes import Changes
from ui.tasks.lanes import ReadLane, WriteLane
from ui.tasks.slices import Slices
from ui.typed import Typed

if TYPE_CHECKING:
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office
    from reviewer.services.views import QueueCounts
    from reviewer.wording import Wording
    from ui.feedback import Feedback
    from ui.theme.theme import Theme


class News(QObject):
    """Tells every screen what kind of thing changed. ``origin``: the presenter that did it, or None.

    ``closing``: the window goes; whoever has a lane of their own ends it.
    """

    changed = Signal(object, object)
    closing = Signal()

    def tell(self, changes: Changes, origin: QObject | None = None) -> None:
        """Spread the news; an act that changed nothing is none."""
        if changes != Changes():
            self.changed.emit(changes, origin)


class Tally(QObject):
    """How much there is of what, as last counted for whoever is there. ``counted``: anew."""

    counted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.counts: QueueCounts | None = None

    def put(self, counts: QueueCounts | None) -> None:
        """Take what was counted; None: whoever is there may not know."""
        self.counts = counts
        self.counted.emit()

    @property
    def quarantine(self) -> int:
        """Return how many rows wait in quarantine, none before they were counted."""
        return 0 if self.counts is None else self.counts.quarantine


class Navigator(QObject):
    """Asks the main window for another place. ``argument``: what the place opens, mostly a dossier's id.

    ``room``: the widget in which places stand. A screen is made there: made elsewhere and brought, each of its widgets
    would be looked up in the style sheet twice.
    """

    asked = Signal(str, object)
    back_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.room: QObject | None = None

    def go(self, place: str, argument: object = None) -> None:
        """Go to a place of ``ui.places_of_work``."""
        self.asked.emit(place, argument)

    def back(self) -> None:
        """Go back to where one came from."""
        self.back_asked.emit()


class Doors(QObject):
    """Asks the window for a fresh proof of who is there. ``proof_asked``: the errand that waits for it.

    ``help_asked``: somebody in this dialog wants help.
    ``lock_asked``, ``passphrase_asked``: an expert wants the window covered, or another passphrase.
    """

    proof_asked = Signal(object)
    lock_asked = Signal()
    help_asked = Signal(object)
    passphrase_asked = Signal()


@dataclass(frozen=True, slots=True, kw_only=True)
class Desktop:
    """One per window. ``office`` is only used inside work given to a lane; its clock and session are memory.

    ``counting``: the lane of what goes over every dossier to tell how many there are, so that no list waits for it.
    ``slices``: what screens make little by little. ``expert_copy``: what only an expert's home has; None in an office.
    """

    office: Office
    writes: WriteLane
    reads: ReadLane
    counting: ReadLane
    feedback: Feedback
    wording: Wording
    theme: Theme
    news: News
    navigator: Navigator
    doors: Doors = field(default_factory=Doors)
    typed: Typed = field(default_factory=Typed)
    slices: Slices = field(default_factory=Slices)
    tally: Tally = field(default_factory=Tally)
    expert_copy: ExpertCopy | None = None

    @property
    def busy(self) -> bool:
        """Tell whether something that was asked for has not come back yet."""
        return self.writes.busy or self.reads.busy or self.counting.busy or self.slices.busy

    @property
    def own_copy(self) -> ExpertCopy:
        """Return what only an expert's home has; a screen that asks for it stands in no office."""
        if self.expert_copy is None:
            raise RuntimeError("this is no expert's home")
        return self.expert_copy

    def let_go_of_lists(self) -> None:
        """Let go of every list that is held still: nobody looks at it any more, or somebody else will."""
        self.writes.run(self.office.lists.close_all)

    def close(self) -> None:
        """Finish the writes that are queued, drop the reads, and let go of what lists hold."""
        self.news.closing.emit()
        self.slices.close()
        for lane in (self.counting, self.reads):
            lane.close(finish=False)
        self.let_go_of_lists()
        self.writes.close(finish=True)
