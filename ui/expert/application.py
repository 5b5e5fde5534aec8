"""Start-up of an expert's window: painted first, then the passphrase, then the home."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QCoreApplication, QObject, QTimer

from reviewer.wording import Wording
from ui.application import assemble, create_application
from ui.expert.view import ExpertWindow
from ui.feedback import Feedback
from ui.language import current
from ui.preferences import Preferences
from ui.tasks.lanes import WriteLane
from ui.theme.theme import Theme

if TYPE_CHECKING:
    from reviewer.services.expert_copy.home import ExpertCopy
    from reviewer.services.office import Office

log = logging.getLogger(__name__)


class HomeDoor(Protocol):
    """The way into an expert's home (``ui.bootstrap.HomeEntrance``)."""

    def fresh(self) -> bool:
        """Tell whether there is no home yet."""
        ...

    def opens_by_itself(self) -> bool:
        """Take the key from this computer's keyring, where it was put."""
        ...

    def may_remember(self) -> bool:
        """Tell whether this computer has a keyring."""
        ...

    def remembers(self) -> bool:
        """Tell whether the keyring has the key."""
        ...

    def enter(self, passphrase: str, remember: bool) -> None:
        """Make or open the keys."""
        ...

    def prove(self, passphrase: str, remember: bool) -> None:
        """Raise where this is not the passphrase; remember or forget the key on this computer."""
        ...

    def change(self, old: str, new: str) -> None:
        """Let another passphrase open the home."""
        ...

    def open(self) -> tuple[Office, ExpertCopy]:
        """Open the home, its database made if it is not there."""
        ...


class ExpertOpening(QObject):
    """Opens the home once its passphrase was typed, or at once where this computer remembers it."""

    def __init__(self, window: ExpertWindow, theme: Theme, wording: Wording, door: HomeDoor) -> None:
        super().__init__(window)
        self._window = window
        self._theme = theme
        self._wording = wording
        self._door = door
        self._lane = WriteLane(self)
        self._listen(window)
        QTimer.singleShot(0, self.begin)

    @property
    def busy(self) -> bool:
        """Tell whether a passphrase is being tried."""
        return self._lane.busy

    def begin(self) -> None:
        """Ask for the passphrase, unless nothing need be asked."""
        fresh = self._door.fresh()
        if not fresh and self._door.opens_by_itself():
            self._opened(None)
            return
        self._window.entry.ask(fresh=fresh, may_remember=self._door.may_remember())

    def _listen(self, window: ExpertWindow) -> None:
        self._window = window
        window.entered.connect(self._enter)
        window.covered.connect(self._cover)
        window.uncovering.connect(self._prove)
        window.changing.connect(self._change)
        window.retold.connect(self._follow)

    def _follow(self, twin: ExpertWindow) -> None:
        self.setParent(twin)
        self._wording = Wording.load(current())
        self._listen(twin)

    def _enter(self, passphrase: str, remember: bool) -> None:
        self._lane.run(
            partial(self._door.enter, passphrase, remember), done=self._opened, failed=self._refuse
        )

    def _opened(self, _nothing: object) -> None:
        try:
            office, copy = self._door.open()
        except Exception as error:  # the border of the program: whatever it is, it is said in words
            log.error("the home could not be opened", exc_info=error)
            self._refuse(error)
            return
        self._lane.close(finish=False)
        self._window.entry.done()
        desktop = assemble(office, self._theme, self._wording)
        self._window.install(replace(desktop, expert_copy=copy))

    def _cover(self) -> None:
        door = self._door
        self._window.cover.ask_again(may_remember=door.may_remember(), remembers=door.remembers())

    def _prove(self, passphrase: str, remember: bool) -> None:
        work = partial(self._door.prove, passphrase, remember)
        self._window.desktop.writes.run(work, done=self._proved, failed=self._not_proved)

    def _proved(self, _nothing: object) -> None:
        self._window.uncover()

    def _not_proved(self, error: Exception) -> None:
        self._window.cover.refuse(Feedback(self._wording).explain(error))

    def _change(self, old: str, new: str) -> None:
        work = partial(self._door.change, old, new)
        self._window.desktop.writes.run(work, done=self._changed, failed=self._not_changed)

    def _changed(self, _nothing: object) -> None:
        self._window.passphrase_changed()

    def _not_changed(self, error: Exception) -> None:
        self._window.passphrase_refused(Feedback(self._wording).explain(error))

    def _refuse(self, error: Exception) -> None:
        self._window.fail_to_open(Feedback(self._wording).explain(error))


def open_copy(
    theme: Theme, wording: Wording, home: Path | None = None, files: Sequence[Path] = ()
) -> ExpertWindow:
    """Show an expert's window on a home, by default this person's own; keep what comes back."""
    window = ExpertWindow(theme, wording, files)
    window.show()
    QCoreApplication.processEvents()
    from ui.bootstrap import home_entrance

    ExpertOpening(window, theme, wording, home_entrance(home)).setObjectName("opening")
    return window


def run_expert(home: Path | None, files: Sequence[Path] = ()) -> int:
    """Open an expert's window on a home, by default this person's own. ``files``: to take in once it is open."""
    preferences = Preferences.of_this_person()
    app = create_application(language=preferences.language)
    theme = preferences.dress(app)
    window = open_copy(theme, Wording.load(preferences.language), home, files)
    window.setObjectName("expert")
    return app.exec()
