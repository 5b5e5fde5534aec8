"""The door of the window: closed until somebody has signed in, and again once nobody has been there for a while.

What is behind it stays as it was, to the last letter typed, but can neither be seen, nor reached by keys, nor read by a
screen reader: it is hidden, and so are the dialogs that were open.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from platform import node
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QDialog, QMainWindow, QWidget

from reviewer.services.ports.key_slots import Protection
from ui.feedback import Feedback
from ui.screens.sign_in.dialog_proof import OwnCodeDialog, PasswordDialog, ProofDialog
from ui.screens.sign_in.presenter import IdleWatch, SignInPresenter
from ui.screens.sign_in.start.putting_back import PuttingBack
from ui.screens.sign_in.start.view import StartPage
from ui.screens.sign_in.view import SignInPage
from ui.widgets.away import bring_back, put_away
from ui.widgets.code_dialog import CodeDialog
from ui.widgets.pile import Pile

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor
    from reviewer.services.accounts import OneTimeCode
    from reviewer.wording import Wording
    from ui.desktop import Desktop
    from ui.screens.sign_in.gate import GatePresenter
    from ui.theme.theme import Theme
    from ui.widgets.act_dialog import ActDialog


class Errand(Protocol):
    """A use case that waits for a fresh proof."""

    def again(self) -> None:
        """Run it once more."""
        ...

    def give_up(self) -> None:
        """Tell that it was refused."""
        ...


class Listener(Protocol):
    """Whoever takes what is typed at the door: the gate before there is an office, its presenter from then on."""

    def start(self, name: str, login: str, password: str) -> None:
        """Open the first account."""
        ...

    def sign_in(self, login: str, password: str) -> None:
        """Sign in."""
        ...

    def redeem(self, login: str, code: str, password: str, /) -> None:
        """Choose a password by a one-time code."""
        ...


@dataclass(frozen=True, slots=True)
class _Typed:
    """What was typed. ``first``: for a first account. Its words never show in a representation."""

    first: bool
    hand_on: Callable[[Listener], None] = field(repr=False)


class Door(QObject):
    """``entered``: somebody acts from now on; ``left``: nobody does any more; ``titled``: ``title`` is another."""

    entered = Signal(object)
    left = Signal()
    titled = Signal()

    def __init__(self, theme: Theme, inside: QWidget, window: QMainWindow) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self._inside = inside
        self._desktop: Desktop | None = None
        self._gate: GatePresenter | None = None
        self._typed: _Typed | None = None
        self._remember = False
        self._away: list[QDialog] = []
        self.locked = False
        self.page = SignInPage(theme)
        self.whole = Pile()
        self.whole.addWidget(inside)
        self.whole.addWidget(self.page)
        self.start = StartPage(theme)
        self.whole.addWidget(self.start)
        self.whole.currentChanged.connect(self.titled)
        self.page.titled.connect(self.titled)
        self.watch = IdleWatch(self)
        self.watch.idle.connect(self.lock)
        self.dialog: ActDialog | None = None
        self.start.real_asked.connect(self._begin)
        self.page.back_asked.connect(self.show_start)
        self.page.started.connect(self._start)
        self.page.signed.connect(self._sign_in)
        self.page.redeemed.connect(self._redeem)
        self.page.noted.connect(self._noted)

    def install(self, desktop: Desktop) -> None:
        """Take the office whose door this is."""
        self._desktop = desktop
        self._presenter = SignInPresenter(desktop, self)
        self.page.say_in_clear(desktop.office.key_access.slots.protection is Protection.IN_CLEAR)
        self._presenter.entered.connect(self._entered)
        self._presenter.coded.connect(self._coded)
        self._presenter.refused.connect(self._refused)
        self.page.confirmed.connect(self._presenter.confirm)
        self.page.left.connect(self.leave)
        desktop.doors.proof_asked.connect(self.prove)

    def guard(self, gate: GatePresenter, wording: Wording, *, first: bool) -> None:
        """Close the door before there is an office: what is typed opens its database, and is kept for ``ask``."""
        self._gate = gate
        gate.refused.connect(lambda error: self._refuse(wording, error))
        if first:
            gate.told.connect(self.start.say_progress)
            gate.stopped.connect(self.start.free)
            self.start.sample_asked.connect(gate.sample)
            self.start.place_chosen.connect(gate.live_in)
            self.start.stopped.connect(gate.stop)
            self.putting_back = PuttingBack(self._theme, self.start, gate, wording)
            self.putting_back.restored.connect(self._restored)
            self.start.show_place(gate.place, movable=gate.movable)
            self.start.free()
            self.show_start()
            return
        self.ask(first=False)
        if gate.bereft:
            self.page.tell_bereft(gate.place)
        if gate.may_remember:
            self.page.offer_remembering()

    @property
    def closed(self) -> bool:
        """Tell whether nothing of the house can be seen."""
        return self.whole.currentWidget() is not self._inside

    @property
    def title(self) -> str:
        """Return what is asked at the door, empty where it is how one begins."""
        return self.page.title if self.whole.currentWidget() is self.page else ""

    def ask(self, *, first: bool) -> None:
        """Close the door until somebody signs in, or (``first``) opens the first account.

        What was typed to open the database's files is not asked twice, where it is what the office asks for too.
        """
        typed, self._typed = self._typed, None
        if self._desktop is not None and typed is not None and typed.first is first:
            typed.hand_on(self._presenter)
            return
        if self.closed and typed is None:
            return
        self._cover()
        if first:
            self.page.ask_first()
        else:
            self.page.ask_sign_in()

    def open(self) -> None:
        """Open it: nobody signs in here."""
        self._typed = None
        if self.closed:
            self._show_inside()

    def resume(self) -> None:
        """Watch over somebody who signed in at another window of the same office."""
        if self._office().office.session.proved_at is not None:
            self.watch.watch(QApplication.instance())

    def lock(self) -> None:
        """Close the door on what is there, until the same person gives their password again."""
        desktop = self._office()
        if self.closed or desktop.office.session.proved_at is None:
            return
        self.locked = True
        self._away = put_away(self._window)
        desktop.let_go_of_lists()
        self._cover()
        self.page.ask_again(desktop.office.session.current().name)

    def leave(self) -> None:
        """Sign out: what is behind the door is dropped, for it was somebody else's."""
        desktop = self._office()
        self.watch.watch(None)
        desktop.let_go_of_lists()
        desktop.writes.run(desktop.office.accounts.sign_out, done=self._gone, failed=self._refused)

    def prove(self, errand: Errand) -> None:
        """Ask for the password before an act that wants a fresh proof, then run the act again."""
        desktop = self._office()
        parent = QApplication.activeModalWidget() or self._window
        dialog = ProofDialog(desktop, desktop.office.session.current().name, parent)
        presenter = SignInPresenter(desktop, dialog)
        dialog.confirmed.connect(lambda: presenter.confirm(dialog.password.text()))
        presenter.entered.connect(dialog.accept)
        presenter.refused.connect(lambda error: dialog.refuse(desktop.feedback.explain(error)))
        dialog.accepted.connect(errand.again)
        dialog.rejected.connect(errand.give_up)
        self._open(dialog)

    def change_password(self) -> None:
        """Change the password of who is there."""
        desktop = self._office()
        dialog = PasswordDialog(desktop, self._window)
        reply = _Reply(desktop, dialog, desktop.feedback.done)
        dialog.confirmed.connect(
            lambda: desktop.writes.run(
                partial(desktop.office.accounts.change_password, dialog.old.text(), dialog.new.text()),
                done=reply.done,
                failed=reply.failed,
            )
        )
        self._open(dialog)

    def renew_code(self) -> None:
        """Make who is there a new one-time code, and show it once."""
        desktop = self._office()
        dialog = OwnCodeDialog(desktop, self._window)
        reply = _Reply(desktop, dialog, self._show_own_code)
        dialog.confirmed.connect(
            lambda: desktop.writes.run(
                partial(desktop.office.accounts.renew_code, dialog.password.text()),
                done=reply.done,
                failed=reply.failed,
            )
        )
        self._open(dialog)

    # --- inside ------------------------------------------------------------------------------------------------

    def show_start(self) -> None:
        """Ask how one begins: there is no database yet."""
        self._window.statusBar().hide()
        self.whole.setCurrentWidget(self.start)
        self.start.real.setFocus()

    def _begin(self) -> None:
        self._cover()
        self.page.ask_first()
        self.page.offer_back()

    def _restored(self, login: str, password: str) -> None:
        """Open the office of a copy that is in place: the password that opened it is not asked twice."""
        self._cover()
        self.page.ask_sign_in()
        if login:
            self._typed = _Typed(False, lambda to: to.sign_in(login, password))
        if self._gate is not None:
            self._gate.unlocked.emit()

    def _start(self, name: str, login: str, password: str) -> None:
        self._hand_on(_Typed(True, lambda to: to.start(name, login, password)))

    def _sign_in(self, login: str, password: str) -> None:
        self._hand_on(_Typed(False, lambda to: to.sign_in(login, password)))

    def _redeem(self, login: str, code: str, password: str) -> None:
        self._hand_on(_Typed(False, lambda to: to.redeem(login, code, password)))

    def _hand_on(self, typed: _Typed) -> None:
        if self._desktop is not None:
            typed.hand_on(self._presenter)
        elif self._gate is not None:
            self._typed = typed
            self._remember = self.page.remember.isChecked()
            typed.hand_on(self._gate)

    def _refuse(self, wording: Wording, error: Exception) -> None:
        self._typed = None
        page = self.start if self.whole.currentWidget() is self.start else self.page
        page.refuse(Feedback(wording).explain(error))

    def _office(self) -> Desktop:
        if self._desktop is None:
            raise RuntimeError("the door has no office yet")
        return self._desktop

    def _open(self, dialog: ActDialog) -> None:
        self.dialog = dialog
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    def _cover(self) -> None:
        self._window.statusBar().hide()
        self.whole.setCurrentWidget(self.page)

    def _uncover(self) -> None:
        self.locked = False
        self._show_inside()
        self.watch.watch(QApplication.instance())
        away, self._away = self._away, []
        bring_back(away)

    def _show_inside(self) -> None:
        self.page.done()
        self._window.statusBar().show()
        self.whole.setCurrentWidget(self._inside)

    def _entered(self, actor: Actor) -> None:
        was_locked = self.locked
        self._uncover()
        if not was_locked:
            self.entered.emit(actor)
        self._let_keyring_in()

    def _show_own_code(self, code: OneTimeCode) -> None:
        self._open(CodeDialog(self._office(), code, self._window, own=True))

    def _coded(self, code: OneTimeCode) -> None:
        self.page.show_code(code)

    def _noted(self) -> None:
        self._uncover()
        self.entered.emit(self._office().office.session.current())
        self._let_keyring_in()

    def _let_keyring_in(self) -> None:
        """Do what was ticked at the gate: now that somebody acts, the table of acts says whether they may."""
        wanted, self._remember = self._remember, False
        if wanted:
            desktop = self._office()
            work = partial(desktop.office.key_access.let_in_this_computer, node(), keyring=True)
            desktop.writes.run(work, done=self._kept, failed=desktop.feedback.report)

    def _kept(self, _line: object) -> None:
        self._office().feedback.say(self.tr("This computer’s keyring opens the database from now on."))

    def _refused(self, error: Exception) -> None:
        self.page.refuse(self._office().feedback.explain(error))

    def _gone(self, _nothing: object) -> None:
        for one in self._away:
            one.close()
            one.deleteLater()
        self._away = []
        self.locked = False
        self._cover()
        self.page.ask_sign_in()
        self.left.emit()


class _Reply(QObject):
    """Carries the outcome of an act on one's own account back to its dialog."""

    def __init__(self, desktop: Desktop, dialog: ActDialog, after: Callable[[Any], None]) -> None:
        super().__init__(dialog)
        self._desktop = desktop
        self._dialog = dialog
        self._after = after

    def done(self, result: object) -> None:
        self._dialog.accept()
        self._after(result)

    def failed(self, error: Exception) -> None:
        self._dialog.refuse(self._desktop.feedback.explain(error))
        self._dialog.fit()
