"""Asks what an act on a dossier still needs, and has it done: one place for the dossier's page and for the list."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from reviewer.dossier.lifecycle import Act
from ui.commands.command import Command, Group
from ui.dossier_acts.keys import ACTS_ON_A_DOSSIER, KEY_OF
from ui.dossier_acts.offer import AVIS
from ui.facts import name_of
from ui.theme.meanings import ACT
from ui.widgets.buttons import Kind

if TYPE_CHECKING:
    from reviewer.errors import AviseError
    from reviewer.services.views import DossierView
    from ui.dossier_acts.letter_files import LetterDraft
    from ui.dossier_acts.presenter import DossierActsPresenter
    from ui.widgets.act_dialog import ActingScreen

ON_THE_PAGE = frozenset({Act.CORRECT_FACT, Act.WRITE_LETTER})
ON_THE_GRID = frozenset({Act.SAVE_EVALUATION, Act.DECLARE_INTERESTS, Act.POST_MESSAGE, Act.DECLINE_SEAT})
AVIS_PAGE = AVIS | {
    Act.RETURN_DRAFT, Act.SUSPEND_AVIS, Act.LIFT_SUSPENSION, Act.REVOKE_AVIS, Act.WRITE_NOTICE,
}  # fmt: skip
ASKED_HERE = frozenset(
    {
        Act.FIND_ADMISSIBLE, Act.FIND_INADMISSIBLE, Act.ASK_COMPLEMENTS, Act.RECORD_COMPLEMENTS, Act.WITHDRAW,
        Act.ASK_RECONSIDERATION,
    }
)  # fmt: skip


def _settled() -> None:
    """Where one dossier fills the screen, it is the chosen one."""


class DossierActs(QObject):
    """Does the acts of one screen's dossier. What belongs to the committee or to the avis is done there: it goes there.

    An act asked for before the dossier has been read waits for it; another dossier makes it forgotten.
    """

    def __init__(
        self,
        screen: ActingScreen,
        presenter: DossierActsPresenter,
        settle: Callable[[], None] = _settled,
    ) -> None:
        """``settle``: makes sure, before anything, that the presenter has the dossier which the person sees chosen."""
        super().__init__(screen)
        self._settle = settle
        self._screen = screen
        self._desktop = screen.desktop
        self._presenter = presenter
        self._waiting: tuple[str, Act] | None = None
        presenter.shown.connect(self._go_on)
        presenter.letter_drafted.connect(self._show_letter)
        presenter.letter_refused.connect(self._refuse_letter)

    def commands(self) -> tuple[Command, ...]:
        """Return every act on a dossier by name and key, possible now or not."""
        return tuple(self._command(act) for act in ACTS_ON_A_DOSSIER)

    def do(self, act: Act) -> None:
        """Do an act of the dossier: here where it is triage, elsewhere where it is the committee's or the avis's."""
        self._settle()
        view = self._presenter.view
        if view is None:
            wanted = self._presenter.dossier_id
            self._waiting = None if wanted is None else (wanted, act)
            return
        if act not in ASKED_HERE:
            self._desktop.navigator.go(_place_of(act), view.dossier.id)
            return
        self._screen.clear_refusal()
        self._screen.about = view.dossier.id
        if act is Act.ASK_RECONSIDERATION:
            self._ask_reconsideration(view.dossier.reference)
        elif act is Act.RECORD_COMPLEMENTS:
            self._presenter.record_complements()
        elif act is Act.FIND_ADMISSIBLE and act is self._presenter.proposed:
            self._presenter.decide(act)
        elif act is Act.ASK_COMPLEMENTS and self._presenter.writes_complements:
            self._ask_complements(view)
        else:
            self._ask_reason(act, view)

    # --- inside ----------------------------------------------------------------------------------------------

    def _command(self, act: Act) -> Command:
        return Command(
            key=f"act:{act.value}",
            title=partial(self._desktop.wording.label, "act", act),
            icon=ACT.get(act, "circle"),
            group=Group.DOSSIER,
            run=partial(self.do, act),
            shortcut=KEY_OF[act],
            why_not=partial(self._why_not, act),
        )

    def _why_not(self, act: Act) -> str:
        self._settle()
        if self._presenter.dossier_id is None:
            return self.tr("Choose a dossier first.")
        return self._presenter.why_not(act)

    def _go_on(self, view: DossierView) -> None:
        waiting, self._waiting = self._waiting, None
        if waiting is None or waiting[0] != view.dossier.id:
            return
        reason = self._presenter.why_not(waiting[1])
        if reason:
            self._desktop.feedback.say(reason)
        else:
            self.do(waiting[1])

    def _ask_reason(self, act: Act, view: DossierView) -> None:
        consequences = {
            Act.FIND_ADMISSIBLE: self.tr(
                "The precheck says otherwise. Your reason stays beside it in the dossier."
            ),
            Act.FIND_INADMISSIBLE: self.tr("The dossier is closed and does not go to the committee."),
            Act.ASK_COMPLEMENTS: self.tr("The dossier waits for the employer’s answer. Say what is missing."),
            Act.WITHDRAW: self.tr("The dossier is closed for good; everything said so far is kept."),
        }
        danger = act in {Act.FIND_INADMISSIBLE, Act.WITHDRAW}
        dialog = self._screen.ask(
            title=self._desktop.wording.label("act", act),
            consequence=consequences[act],
            verb=self._desktop.wording.label("act", act),
            icon=ACT[act],
            act=self._presenter.withdraw if act is Act.WITHDRAW else partial(self._presenter.decide, act),
            kind=Kind.DANGER if danger else Kind.PRIMARY,
        )
        if act is Act.ASK_COMPLEMENTS:
            dialog.reason.setPlainText(_missing(view))

    def _ask_complements(self, view: DossierView) -> None:
        from reviewer.admissibility.letter import asked_facts
        from reviewer.admissibility.override import decided_criteria
        from ui.dossier_acts.dialog_complements import ComplementsDialog

        waiting = decided_criteria(view.precheck, self._presenter.pending)
        dialog = ComplementsDialog(
            self._desktop,
            self._desktop.wording.label("act", Act.ASK_COMPLEMENTS),
            view.checklist,
            tuple(one.path for one in asked_facts(waiting)),
            _missing(view),
            self._screen,
        )
        dialog.preview_asked.connect(lambda: self._presenter.draft_letter(dialog.options))
        dialog.confirmed.connect(
            lambda: self._presenter.decide(Act.ASK_COMPLEMENTS, dialog.given_reason, dialog.options)
        )
        self._screen.open_dialog(dialog)
        self._presenter.draft_letter(dialog.options)

    def _show_letter(self, draft: LetterDraft) -> None:
        from ui.dossier_acts.dialog_complements import ComplementsDialog

        if isinstance(self._screen.dialog, ComplementsDialog):
            self._screen.dialog.show_draft(draft)

    def _refuse_letter(self, error: AviseError) -> None:
        from ui.dossier_acts.dialog_complements import ComplementsDialog

        if isinstance(self._screen.dialog, ComplementsDialog):
            self._screen.dialog.show_problem(error)

    def _ask_reconsideration(self, reference: str) -> None:
        from ui.dossier_acts.dialog_reconsideration import ReconsiderationDialog

        dialog = ReconsiderationDialog(self._desktop, reference, self._screen)
        dialog.confirmed.connect(
            lambda: self._presenter.ask_reconsideration(dialog.reason.text, dialog.received_on)
        )
        self._screen.open_dialog(dialog)


def _place_of(act: Act) -> str:
    """Return where an act is done that needs more than a reason."""
    if act in AVIS_PAGE:
        return "avis_page"
    if act in ON_THE_PAGE:
        return "dossier"
    return "grid" if act in ON_THE_GRID else "committee"


def _missing(view: DossierView) -> str:
    """Return what is unknown, one fact a line: the start of a letter to the employer."""
    paths = dict.fromkeys(path for one in view.precheck.criteria for path in one.missing)
    return "\n".join(f"– {name_of(path)}" for path in paths)
