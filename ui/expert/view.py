"""An expert's window: four places in the rail, the grid page, and nothing of an office.

It opens on the passphrase; once the home is open, whoever was enrolled acts, and what is due is done by itself. Files
of the committee may be dropped anywhere on it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import QApplication, QDialog

from reviewer.dossier.people import Actor
from reviewer.services.expert_copy.mailbox import Refused
from reviewer.services.ports.exchange import FileKind
from reviewer.services.ports.key_slots import Protection
from reviewer.wording import Explanation, Wording
from ui.desktop import Desktop
from ui.expert.places import EXPERT_PLACES
from ui.expert.upkeep import ExpertUpkeep
from ui.placed_window import PlacedWindow
from ui.screens.expert_entry.view import ExpertEntry
from ui.screens.expert_keys.dialog_passphrase import PassphraseDialog
from ui.screens.sign_in.presenter import IdleWatch
from ui.theme.theme import Theme
from ui.theme.tokens import Window
from ui.widgets.away import bring_back, put_away
from ui.widgets.dropping import dropped_files
from ui.widgets.pile import Pile
from ui.widgets.text import OneLine

_OURS = (FileKind.PACKAGE.ending, FileKind.INVITATION.ending)


class ExpertWindow(PlacedWindow):
    """One window. ``entered``: the passphrase, and whether to remember it; ``install`` gives it the open home.

    Left alone for a while it is covered (``covered``); ``uncovering``: as ``entered``, to see it again. What is behind
    the cover stays as it was, and can neither be seen nor reached by keys. ``changing``: the old passphrase, the new.
    """

    entered = Signal(str, bool)
    covered = Signal()
    uncovering = Signal(str, bool)
    changing = Signal(str, str)

    def __init__(self, theme: Theme, wording: Wording, files: Sequence[Path] = ()) -> None:
        super().__init__(theme, wording, EXPERT_PLACES)
        self._wording = wording
        self._files = tuple(files)
        self.upkeep: ExpertUpkeep | None = None
        self.resize(*Window.COPY)
        self.setAcceptDrops(True)
        for place in EXPERT_PLACES:
            self.rail.allow(place.key, False)
        self.rail.acting.setText(self.tr("The copy of"))
        self.rail.show_nobody()
        self.entry = ExpertEntry(theme)
        self.entry.entered.connect(self.entered)
        self.stack.addWidget(self.entry)
        self._inside = self.canvas(self.trouble)
        self.cover = ExpertEntry(theme)
        self.cover.entered.connect(self.uncovering)
        self.whole = Pile()
        self.whole.addWidget(self._inside)
        self.whole.addWidget(self.cover)
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        self.dialog: PassphraseDialog | None = None
        self._away: list[QDialog] = []
        self._protection = OneLine()
        self.complete(self.whole, self._protection)
        self.whole.currentChanged.connect(self.entitle)
        self.shortcut(QKeySequence("Ctrl+L"), self.lock)
        for number, place in enumerate((one for one in EXPERT_PLACES if one.in_rail), 1):
            self.shortcut(QKeySequence(f"Alt+{number}"), self._go_by_key).setObjectName(place.key)

    # --- opening ---------------------------------------------------------------------------------------------

    def install(self, desktop: Desktop) -> None:
        """Take the open home; whoever was enrolled acts."""
        super().install(desktop)
        desktop.typed.begin(desktop)
        desktop.news.changed.connect(self._hear)
        desktop.doors.lock_asked.connect(self.lock)
        desktop.doors.passphrase_asked.connect(self._ask_passphrase)
        clear = desktop.office.key_access.slots.protection is Protection.IN_CLEAR
        self._protection.setText(self.tr("Copy not encrypted") if clear else self.tr("Copy encrypted"))
        self.upkeep = ExpertUpkeep(desktop, self)
        self.upkeep.refused.connect(self._tell_refused)
        desktop.writes.run(
            desktop.own_copy.enrolling.sit_down, done=self._sat_down, failed=desktop.feedback.report
        )

    @property
    def own_title(self) -> str:
        """Return the product's name, and that this is a copy."""
        return self.tr("Avisé – my copy")

    @property
    def shown_title(self) -> str:
        """Return what shows, nothing of it while it is covered."""
        return "" if self.locked else super().shown_title

    def twin(self, wording: Wording) -> ExpertWindow:
        """Return a window like this one that speaks in these words."""
        return ExpertWindow(self.theme, wording)

    def take_over(self, former: PlacedWindow) -> None:
        """Take the home of the window before."""
        from ui.application import assemble

        before = former.desktop
        self.entry.done()
        desktop = assemble(before.office, self.theme, self._wording)
        self.install(replace(desktop, expert_copy=before.expert_copy))

    @property
    def covered_now(self) -> bool:
        """Tell whether the window waits for the passphrase."""
        return self.locked

    def fail_to_open(self, words: Explanation) -> None:
        """The home could not be opened: say so where one typed."""
        self.entry.refuse(words)

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

    def bring(self, paths: Sequence[Path]) -> None:
        """Take files of the committee: packages are received, an invitation is shown where one answers it."""
        packages = tuple(str(one) for one in paths if one.suffix.lower() == FileKind.PACKAGE.ending)
        invitation = next(
            (str(one) for one in paths if one.suffix.lower() == FileKind.INVITATION.ending), None
        )
        if invitation is not None:
            self.go("my_keys", invitation)
        if packages:
            self.go("parcels", packages)
            self._history[-1] = ("parcels", None)  # the way back brings nothing in again

    # --- Qt --------------------------------------------------------------------------------------------------

    def closeEvent(self, event: QCloseEvent) -> None:
        """Finish the writes that were asked for before leaving."""
        self.watch.watch(None)
        super().closeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files of the committee."""
        if self._desktop is not None and not self.locked and dropped_files(event, _OURS):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()

    def dropEvent(self, event: QDropEvent) -> None:
        """Take the dropped files in."""
        if not self.locked:
            event.acceptProposedAction()
            self.bring(dropped_files(event, _OURS))

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

    def _go_by_key(self) -> None:
        shortcut = self.sender()
        if self.rail.button(shortcut.objectName()).isVisible():
            self.go(shortcut.objectName())
