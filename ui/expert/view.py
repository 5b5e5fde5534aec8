"""An expert's window: four places in the rail, the grid page, and nothing of an office.

It opens on the passphrase; once the home is open, whoever was enrolled acts, and what is due is done by itself. Files
of the committee may be dropped anywhere on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from reviewer.dossier.people import Actor
from reviewer.services.expert_copy.mailbox import Refused
from reviewer.services.ports.key_slots import Protection
from reviewer.wording import Explanation, Wording
from ui.desktop import Desktop
from ui.expert.places import EXPERT_PLACES
from ui.expert.upkeep import ExpertUpkeep
from ui.formats import long_date
from ui.screens.expert_entry.view import ExpertEntry
from ui.screens.expert_keys.dialog_passphrase import PassphraseDialog
from ui.screens.sign_in.presenter import IdleWatch
from ui.theme.theme import SCALES, Mode, Theme
from ui.widgets.away import bring_back, put_away
from ui.widgets.buttons import IconButton
from ui.widgets.rail import Rail
from ui.widgets.screen import Screen
from ui.widgets.trouble import TroubleBar

PACKAGE, INVITATION = ".avisex", ".avisei"


class ExpertWindow(QMainWindow):
    """One window. ``entered``: the passphrase, and whether to remember it; ``install`` gives it the open home.

    Left alone for a while it is covered (``covered``); ``uncovering``: as ``entered``, to see it again. What is behind
    the cover stays as it was, and can neither be seen nor reached by keys. ``changing``: the old passphrase, the new.
    """

    entered = Signal(str, bool)
    covered = Signal()
    uncovering = Signal(str, bool)
    changing = Signal(str, str)

    def __init__(self, theme: Theme, wording: Wording, files: Sequence[Path] = ()) -> None:
        super().__init__()
        self._theme = theme
        self._desktop: Desktop | None = None
        self._files = tuple(files)
        self._screens: dict[str, Screen] = {}
        self._history: list[tuple[str, object]] = []
        self.upkeep: ExpertUpkeep | None = None
        self.setWindowTitle(self.tr("Avisé – my copy"))
        self.resize(QSize(1280, 820))
        self.setMinimumSize(QSize(900, 600))
        self.setAcceptDrops(True)
        self.rail = Rail(theme, wording)
        for place in EXPERT_PLACES:
            if place.in_rail:
                self.rail.add_place(place.key, place.title(), place.icon)
                self.rail.allow(place.key, False)
        self.rail.acting.setText(self.tr("The copy of"))
        self.rail.show_nobody()
        self.rail.setEnabled(False)
        self.rail.chosen.connect(self.go)
        self.trouble = TroubleBar(theme)
        self.stack = QStackedWidget()
        self.entry = ExpertEntry(theme)
        self.entry.entered.connect(self.entered)
        self.stack.addWidget(self.entry)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self.trouble)
        right.addWidget(self.stack, 1)
        inside = QWidget()
        inside.setObjectName("canvas")
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(right, 1)
        self._inside = inside
        self.cover = ExpertEntry(theme)
        self.cover.entered.connect(self.uncovering)
        self.whole = QStackedWidget()
        self.whole.addWidget(inside)
        self.whole.addWidget(self.cover)
        self.setCentralWidget(self.whole)
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        self.dialog: PassphraseDialog | None = None
        self._away: list[QDialog] = []
        self._fill_status_bar()
        QShortcut(QKeySequence("Alt+Left"), self).activated.connect(self.back)
        QShortcut(QKeySequence("F5"), self).activated.connect(self.reload)
        QShortcut(QKeySequence("Ctrl+L"), self).activated.connect(self.lock)
        for number, place in enumerate((one for one in EXPERT_PLACES if one.in_rail), 1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.setObjectName(place.key)
            shortcut.activated.connect(self._go_by_key)

    # --- opening ---------------------------------------------------------------------------------------------

    def install(self, desktop: Desktop) -> None:
        """Take the open home; whoever was enrolled acts."""
        self._desktop = desktop
        desktop.feedback.trouble.connect(self.trouble.explain)
        desktop.feedback.said.connect(self.say)
        desktop.navigator.asked.connect(self.go)
        desktop.navigator.back_asked.connect(self.back)
        desktop.news.changed.connect(self._hear)
        desktop.doors.lock_asked.connect(self.lock)
        desktop.doors.passphrase_asked.connect(self._ask_passphrase)
        desktop.writes.trouble.connect(desktop.feedback.report)
        desktop.reads.trouble.connect(desktop.feedback.report)
        self._say_which_day(desktop)
        clear = desktop.office.key_access.slots.protection is Protection.IN_CLEAR
        self._protection.setText(self.tr("Copy not encrypted") if clear else self.tr("Copy encrypted"))
        self.upkeep = ExpertUpkeep(desktop, self)
        self.upkeep.refused.connect(self._tell_refused)
        desktop.writes.run(
            desktop.own_copy.enrolling.sit_down, done=self._sat_down, failed=desktop.feedback.report
        )

    def fail_to_open(self, words: Explanation) -> None:
        """The home could not be opened: say so where one typed."""
        self.entry.refuse(words)

    @property
    def theme(self) -> Theme:
        """Return the theme that the window follows."""
        return self._theme

    @property
    def desktop(self) -> Desktop:
        """Return the home and its lanes; only after ``install``."""
        if self._desktop is None:
            raise RuntimeError("the home is not open yet")
        return self._desktop

    # --- left alone ------------------------------------------------------------------------------------------

    @property
    def locked(self) -> bool:
        """Tell whether the window is covered."""
        return self.whole.currentWidget() is self.cover

    def lock(self) -> None:
        """Cover the window until the passphrase is typed again."""
        if self._desktop is None or self.locked:
            return
        self.watch.watch(None)
        self._away = put_away(self)
        self.statusBar().hide()
        self.whole.setCurrentWidget(self.cover)
        self.covered.emit()

    def uncover(self) -> None:
        """Show again what was there."""
        self.cover.done()
        self.statusBar().show()
        self.whole.setCurrentWidget(self._inside)
        self.watch.watch(QApplication.instance())
        away, self._away = self._away, []
        bring_back(away)

    def passphrase_changed(self) -> None:
        """The new passphrase holds."""
        if self.dialog is not None:
            self.dialog.accept()
        self.say(self.tr("The passphrase is changed."))

    def passphrase_refused(self, words: Explanation) -> None:
        """The former passphrase still holds: say why."""
        if self.dialog is not None:
            self.dialog.refuse(words)
            self.dialog.fit()

    def _ask_passphrase(self) -> None:
        self.dialog = dialog = PassphraseDialog(self.desktop, self)
        dialog.confirmed.connect(lambda: self.changing.emit(dialog.old.text(), dialog.new.text()))
        dialog.finished.connect(self._dialog_gone)
        dialog.open()

    def _dialog_gone(self) -> None:
        if self.dialog is not None:
            self.dialog.deleteLater()
        self.dialog = None

    # --- going about -----------------------------------------------------------------------------------------

    def go(self, key: str, argument: object = None) -> None:
        """Open a place and remember it for the way back."""
        if not self._history or self._history[-1] != (key, argument):
            self._history.append((key, argument))
        self._open(key, argument)

    def back(self) -> None:
        """Go back to the place before this one."""
        if len(self._history) > 1:
            self._history.pop()
            self._open(*self._history[-1])

    def reload(self) -> None:
        """Read the screen again."""
        screen = self.stack.currentWidget()
        if isinstance(screen, Screen):
            screen.reload()

    def screen_of(self, key: str) -> Screen:
        """Return a screen, made the first time that it is asked for."""
        if key not in self._screens:
            place = next(one for one in EXPERT_PLACES if one.key == key)
            self._screens[key] = place.make(self.desktop)
            self.stack.addWidget(self._screens[key])
        return self._screens[key]

    def say(self, sentence: str) -> None:
        """Say what was done, in the status bar."""
        self._said.setText(sentence)
        self._said.setAccessibleName(sentence)

    @property
    def said(self) -> str:
        """Return what was said last."""
        return self._said.text()

    def bring(self, paths: Sequence[Path]) -> None:
        """Take files of the committee: packages are received, an invitation is shown where one answers it."""
        packages = tuple(str(one) for one in paths if one.suffix.lower() == PACKAGE)
        invitation = next((str(one) for one in paths if one.suffix.lower() == INVITATION), None)
        if invitation is not None:
            self.go("my_keys", invitation)
        if packages:
            self.go("parcels", packages)
            self._history[-1] = ("parcels", None)  # the way back brings nothing in again

    # --- Qt --------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the writes that were asked for before leaving."""
        self.watch.watch(None)
        if self._desktop is not None:
            self._desktop.close()
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of the committee."""
        if self._desktop is not None and not self.locked and _files(event):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        if not self.locked:
            event.acceptProposedAction()
            self.bring(_files(event))

    # --- inside ----------------------------------------------------------------------------------------------

    def _sat_down(self, actor: Actor | None) -> None:
        self.rail.setEnabled(True)
        self.watch.watch(QApplication.instance())
        self._show_actor(actor)
        if self.upkeep is not None:
            self.upkeep.start()
        self.go("my_keys" if actor is None else "my_dossiers")
        self.bring(self._files)

    def _show_actor(self, actor: Actor | None) -> None:
        if actor is not None:
            self.rail.show_person(actor, ())
        else:
            self.rail.show_nobody()
        for place in EXPERT_PLACES:
            self.rail.allow(place.key, actor is not None or place.key in {"my_keys", "help"})

    def _hear(self, changes: object, _origin: object) -> None:
        actor = self.desktop.office.session.current()
        self._show_actor(actor if actor.id else None)

    def _tell_refused(self, refused: Refused) -> None:
        words = self.desktop.feedback.explain(refused.error)
        self.trouble.explain(words)

    def _open(self, key: str, argument: object) -> None:
        screen = self.screen_of(key)
        screen.clear_refusal()
        screen.open(argument)
        self.stack.setCurrentWidget(screen)
        self.rail.mark(key)
        screen.focus_first()

    def _go_by_key(self) -> None:
        shortcut = self.sender()
        if self.rail.button(shortcut.objectName()).isVisible():
            self.go(shortcut.objectName())

    def _fill_status_bar(self) -> None:
        bar = self.statusBar()
        bar.setSizeGripEnabled(False)
        self._said = QLabel()
        self._said.setObjectName("said")
        self._protection = QLabel()
        self._day = QLabel()
        bar.addWidget(self._said, 1)
        bar.addPermanentWidget(self._protection)
        bar.addPermanentWidget(self._day)
        self.larger = IconButton(self._theme, self.tr("Text size"), "a-large-small")
        self.larger.clicked.connect(self._next_scale)
        self.dark = IconButton(self._theme, self.tr("Light or dark"), "moon")
        self.dark.clicked.connect(self._toggle_dark)
        for button in (self.larger, self.dark):
            button.setProperty("size", "small")
            bar.addPermanentWidget(button)

    def _say_which_day(self, desktop: Desktop) -> None:
        clock = desktop.office.desk.clock
        day = long_date(clock.today())
        words = self.tr("Demonstration – date fixed at {day}").format(day=day) if clock.pinned else day
        self._day.setText(words)

    def _toggle_dark(self) -> None:
        dark = self._theme.colours.name == "dark"
        self._theme.choose(Mode.LIGHT if dark else Mode.DARK)
        self._theme.put_icon(self.dark, "moon" if dark else "sun")

    def _next_scale(self) -> None:
        index = SCALES.index(self._theme.scale) if self._theme.scale in SCALES else 0
        self._theme.rescale(SCALES[(index + 1) % len(SCALES)])
        self.say(self.tr("Text at {percent} %").format(percent=round(self._theme.scale * 100)))


def _files(event: QDropEvent) -> list[Path]:
    paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
    return [path for path in paths if path.suffix.lower() in {PACKAGE, INVITATION}]
