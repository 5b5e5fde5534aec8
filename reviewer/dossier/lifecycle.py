"""The life of a dossier and of its avis: one table of acts, who may do each, from which state to which.

Source: rapport d'évaluation, 3.4.4 (dépôt, admissibilité, two specialists, third expert, avis final) and the
project's own rule of four eyes. The same table is the permission table: services ask it before every act and
screens only reflect it.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from reviewer.errors import RuleViolation


class Role(StrEnum):
    """What a person is in the house."""

    COORDINATOR = "coordinator"
    EXPERT = "expert"
    SIGNATORY = "signatory"
    CLERK = "clerk"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"


class DossierState(StrEnum):
    """Where a dossier stands."""

    RECEIVED = "received"
    INCOMPLETE = "incomplete"
    INADMISSIBLE = "inadmissible"
    ADMISSIBLE = "admissible"
    IN_REVIEW = "in_review"
    CONCERTATION = "concertation"
    THIRD_REVIEW = "third_review"
    DECIDED = "decided"
    DRAFTED = "drafted"
    VALIDATED = "validated"
    ISSUED = "issued"
    WITHDRAWN = "withdrawn"


CLOSED_STATES = frozenset({DossierState.INADMISSIBLE, DossierState.ISSUED, DossierState.WITHDRAWN})
OPEN_STATES = frozenset(DossierState) - CLOSED_STATES
AMENDABLE_STATES = frozenset(
    {DossierState.RECEIVED, DossierState.INCOMPLETE, DossierState.ADMISSIBLE, DossierState.IN_REVIEW}
)
"""Where a newer content of the request may still come in; in review, only until the first vote is sealed."""
VOTING_STATES = frozenset({DossierState.IN_REVIEW, DossierState.THIRD_REVIEW})
"""Where an expert declares and votes."""
UNDER_REVIEW = VOTING_STATES | {DossierState.CONCERTATION}
"""Between the first seat and the committee's decision."""
COMMITTEE_STATES = UNDER_REVIEW | {DossierState.ADMISSIBLE}
"""Where the committee has something to do: seats to fill, evaluations, a decision."""


class AvisState(StrEnum):
    """Where an issued avis stands; ``EXPIRED`` and ``NOT_YET`` follow from the calendar and are never stored."""

    IN_FORCE = "in_force"
    SUSPENDED = "suspended"
    EXPIRED = "expired"
    REVOKED = "revoked"
    SUPERSEDED = "superseded"
    NOT_YET = "not_yet"


class Act(StrEnum):
    """Everything that a person may do."""

    TAKE_IN = "take_in"
    AMEND_REQUEST = "amend_request"
    ASK_COMPLEMENTS = "ask_complements"
    RECORD_COMPLEMENTS = "record_complements"
    FIND_ADMISSIBLE = "find_admissible"
    FIND_INADMISSIBLE = "find_inadmissible"
    UNDO_DECISION = "undo_decision"
    UNDO_COMPLEMENTS = "undo_complements"
    WITHDRAW = "withdraw"
    CORRECT_FACT = "correct_fact"
    WRITE_LETTER = "write_letter"
    READ_LETTERS = "read_letters"
    ASSIGN = "assign"
    START_REVIEW = "start_review"
    RECUSE = "recuse"
    DECLINE_SEAT = "decline_seat"
    RULE_ON_DECLARATION = "rule_on_declaration"
    RULE_ON_CONFLICT = "rule_on_conflict"
    OVERRIDE_CONFLICT = "override_conflict"
    SET_ASIDE_EVALUATION = "set_aside_evaluation"
    RESUME_REVIEW = "resume_review"
    DECLARE_INTERESTS = "declare_interests"
    SAVE_EVALUATION = "save_evaluation"
    SUBMIT_EVALUATION = "submit_evaluation"
    OPEN_CONCERTATION = "open_concertation"
    POST_MESSAGE = "post_message"
    STATE_POSITION = "state_position"
    OPEN_THIRD_REVIEW = "open_third_review"
    CONFIRM_DECISION = "confirm_decision"
    ASK_RECONSIDERATION = "ask_reconsideration"
    DRAFT_AVIS = "draft_avis"
    RETURN_DRAFT = "return_draft"
    VALIDATE_AVIS = "validate_avis"
    SIGN_AVIS = "sign_avis"
    READ_DOSSIER = "read_dossier"
    PRINT_AVIS = "print_avis"
    EXPORT_AVIS = "export_avis"
    SUSPEND_AVIS = "suspend_avis"
    LIFT_SUSPENSION = "lift_suspension"
    REVOKE_AVIS = "revoke_avis"
    WRITE_NOTICE = "write_notice"
    READ_REGISTER = "read_register"
    READ_OUTBOX = "read_outbox"
    SEND_MAIL = "send_mail"
    RUN_REMINDERS = "run_reminders"
    PUBLISH_STATUS_LIST = "publish_status_list"
    ROTATE_OFFICE_KEY = "rotate_office_key"
    READ_QUEUE = "read_queue"
    KEEP_VIEWS = "keep_views"
    SHARE_VIEWS = "share_views"
    CORRECT_QUARANTINE = "correct_quarantine"
    READ_READINGS = "read_readings"
    KEEP_TYPED_TEXT = "keep_typed_text"
    SEAL_JOURNAL = "seal_journal"
    EXPORT_PROOF = "export_proof"
    REPLAY_RULES = "replay_rules"
    READ_RECONCILIATION = "read_reconciliation"
    IMPORT_MINISTRY_FILE = "import_ministry_file"
    DECIDE_MISMATCH = "decide_mismatch"
    MANAGE_GRIDS = "manage_grids"
    READ_AGREEMENT = "read_agreement"
    READ_LENIENCY = "read_leniency"
    READ_FIGURES = "read_figures"
    EXPORT_FIGURES = "export_figures"
    PUBLISH_FIGURES = "publish_figures"
    CHECK_QUALITY = "check_quality"
    SETTLE_QUALITY = "settle_quality"
    MANAGE_EXPERTS = "manage_experts"
    MANAGE_EXPERT_KEYS = "manage_expert_keys"
    CONFIRM_EXPERT_KEY = "confirm_expert_key"
    REVOKE_EXPERT_KEY = "revoke_expert_key"
    ROTATE_EXCHANGE_KEY = "rotate_exchange_key"
    READ_PACKAGES = "read_packages"
    SEND_PACKAGE = "send_package"
    TAKE_IN_PACKAGE = "take_in_package"
    READ_PEOPLE = "read_people"
    MANAGE_PEOPLE = "manage_people"
    READ_ACCOUNTS = "read_accounts"
    MANAGE_ACCOUNTS = "manage_accounts"
    READ_SETTINGS = "read_settings"
    MANAGE_SETTINGS = "manage_settings"
    MANAGE_BACKUPS = "manage_backups"
    MAKE_PLANNED_COPY = "make_planned_copy"
    RESTORE_DATABASE = "restore_database"
    CHECK_DATABASE = "check_database"
    READ_OWN_COPY = "read_own_copy"
    RECEIVE_PACKAGE = "receive_package"
    ANSWER_OFFLINE = "answer_offline"
    SEND_ANSWERS = "send_answers"
    DESTROY_COPY = "destroy_copy"
    RENEW_OWN_KEYS = "renew_own_keys"


@dataclass(frozen=True, slots=True)
class Transition:
    """One line of the table: who may do the act, in which dossier states, and where it leads.

    ``sources`` empty: the act is not about one dossier's state, and moves none (``TAKE_IN`` makes a dossier in its
    target). ``target`` None: the state stays.
    """

    act: Act
    roles: frozenset[Role]
    sources: frozenset[DossierState]
    target: DossierState | None = None


def _line(
    act: Act, roles: tuple[Role, ...], sources: frozenset[DossierState], target: DossierState | None = None
) -> tuple[Act, Transition]:
    return act, Transition(act, frozenset(roles), sources, target)


_C, _E, _S, _K, _A, _AU = (
    Role.COORDINATOR,
    Role.EXPERT,
    Role.SIGNATORY,
    Role.CLERK,
    Role.ADMINISTRATOR,
    Role.AUDITOR,
)
_D = DossierState
_ANYWHERE: frozenset[DossierState] = frozenset()

TRANSITIONS: MappingProxyType[Act, Transition] = MappingProxyType(
    dict(
        (
            _line(Act.TAKE_IN, (_C, _K), _ANYWHERE, _D.RECEIVED),
            _line(Act.AMEND_REQUEST, (_C, _K), AMENDABLE_STATES),
            _line(Act.ASK_COMPLEMENTS, (_C,), frozenset({_D.RECEIVED}), _D.INCOMPLETE),
            _line(Act.RECORD_COMPLEMENTS, (_C,), frozenset({_D.INCOMPLETE}), _D.RECEIVED),
            _line(Act.FIND_ADMISSIBLE, (_C,), frozenset({_D.RECEIVED}), _D.ADMISSIBLE),
            _line(Act.FIND_INADMISSIBLE, (_C,), frozenset({_D.RECEIVED}), _D.INADMISSIBLE),
            _line(Act.UNDO_DECISION, (_C,), frozenset({_D.INCOMPLETE, _D.ADMISSIBLE}), _D.RECEIVED),
            _line(Act.UNDO_COMPLEMENTS, (_C,), frozenset({_D.RECEIVED}), _D.INCOMPLETE),
            _line(Act.WITHDRAW, (_C, _K), OPEN_STATES, _D.WITHDRAWN),
            _line(Act.CORRECT_FACT, (_C,), frozenset({_D.RECEIVED, _D.INCOMPLETE})),
            _line(Act.WRITE_LETTER, (_C,), frozenset({_D.INCOMPLETE, _D.INADMISSIBLE, _D.ADMISSIBLE})),
            _line(Act.READ_LETTERS, (_C, _K, _AU), _ANYWHERE),
            _line(Act.ASSIGN, (_C,), frozenset({_D.ADMISSIBLE, _D.IN_REVIEW, _D.THIRD_REVIEW})),
            _line(Act.START_REVIEW, (_C,), frozenset({_D.ADMISSIBLE}), _D.IN_REVIEW),
            _line(Act.RECUSE, (_C, _E), COMMITTEE_STATES),
            _line(Act.DECLINE_SEAT, (_E,), frozenset({_D.ADMISSIBLE, _D.IN_REVIEW, _D.THIRD_REVIEW})),
            _line(Act.RULE_ON_DECLARATION, (_C,), UNDER_REVIEW),
            _line(Act.RULE_ON_CONFLICT, (_C,), COMMITTEE_STATES),
            _line(Act.OVERRIDE_CONFLICT, (_C,), COMMITTEE_STATES),
            _line(Act.SET_ASIDE_EVALUATION, (_C,), UNDER_REVIEW),
            _line(Act.RESUME_REVIEW, (_C,), frozenset({_D.CONCERTATION, _D.THIRD_REVIEW}), _D.IN_REVIEW),
            _line(Act.DECLARE_INTERESTS, (_E,), VOTING_STATES),
            _line(Act.SAVE_EVALUATION, (_E,), VOTING_STATES),
            _line(Act.SUBMIT_EVALUATION, (_E,), VOTING_STATES),
            _line(Act.OPEN_CONCERTATION, (_E,), frozenset({_D.IN_REVIEW}), _D.CONCERTATION),
            _line(Act.POST_MESSAGE, (_E,), frozenset({_D.CONCERTATION})),
            _line(Act.STATE_POSITION, (_E,), frozenset({_D.CONCERTATION})),
            _line(
                Act.OPEN_THIRD_REVIEW, (_C, _E), frozenset({_D.IN_REVIEW, _D.CONCERTATION}), _D.THIRD_REVIEW
            ),
            _line(Act.CONFIRM_DECISION, (_C,), UNDER_REVIEW, _D.DECIDED),
            _line(Act.ASK_RECONSIDERATION, (_C,), frozenset({_D.DECIDED, _D.ISSUED}), _D.IN_REVIEW),
            _line(Act.DRAFT_AVIS, (_K, _C), frozenset({_D.DECIDED}), _D.DRAFTED),
            _line(Act.RETURN_DRAFT, (_C, _S, _K), frozenset({_D.DRAFTED, _D.VALIDATED}), _D.DECIDED),
            _line(Act.VALIDATE_AVIS, (_C, _K), frozenset({_D.DRAFTED}), _D.VALIDATED),
            _line(Act.SIGN_AVIS, (_S,), frozenset({_D.VALIDATED}), _D.ISSUED),
            _line(Act.READ_DOSSIER, (_C, _E, _S, _K, _A, _AU), _ANYWHERE),
            _line(Act.PRINT_AVIS, (_C, _S, _K), frozenset({_D.ISSUED})),
            _line(Act.EXPORT_AVIS, (_C, _S, _K, _AU), frozenset({_D.ISSUED})),
            _line(Act.SUSPEND_AVIS, (_S,), frozenset({_D.ISSUED})),
            _line(Act.LIFT_SUSPENSION, (_S,), frozenset({_D.ISSUED})),
            _line(Act.REVOKE_AVIS, (_S,), frozenset({_D.ISSUED})),
            _line(Act.WRITE_NOTICE, (_C, _S, _K), frozenset({_D.ISSUED})),
            _line(Act.READ_REGISTER, (_C, _S, _K, _A, _AU), _ANYWHERE),
            _line(Act.PUBLISH_STATUS_LIST, (_S, _K), _ANYWHERE),
            _line(Act.ROTATE_OFFICE_KEY, (_A,), _ANYWHERE),
            _line(Act.READ_OUTBOX, (_C, _K, _AU), _ANYWHERE),
            _line(Act.SEND_MAIL, (_C, _K), _ANYWHERE),
            _line(Act.RUN_REMINDERS, (_C, _K), _ANYWHERE),
            _line(Act.READ_QUEUE, (_C, _S, _K, _A, _AU, _E), _ANYWHERE),
            _line(Act.KEEP_VIEWS, (_C, _S, _K, _A, _AU, _E), _ANYWHERE),
            _line(Act.SHARE_VIEWS, (_C,), _ANYWHERE),
            _line(Act.CORRECT_QUARANTINE, (_C, _K), _ANYWHERE),
            _line(Act.READ_READINGS, (_A, _AU), _ANYWHERE),
            _line(Act.KEEP_TYPED_TEXT, (_C, _E, _S, _K, _A, _AU), _ANYWHERE),
            _line(Act.SEAL_JOURNAL, (_C, _S, _K, _A), _ANYWHERE),
            _line(Act.EXPORT_PROOF, (_A, _AU), _ANYWHERE),
            _line(Act.REPLAY_RULES, (_C, _A, _AU), _ANYWHERE),
            _line(Act.READ_RECONCILIATION, (_C, _K, _A, _AU), _ANYWHERE),
            _line(Act.IMPORT_MINISTRY_FILE, (_C, _K), _ANYWHERE),
            _line(Act.DECIDE_MISMATCH, (_C,), _ANYWHERE),
            _line(Act.MANAGE_GRIDS, (_A,), _ANYWHERE),
            _line(Act.READ_AGREEMENT, (_C, _AU), _ANYWHERE),
            _line(Act.READ_LENIENCY, (_C, _AU), _ANYWHERE),
            _line(Act.READ_FIGURES, (_C, _AU), _ANYWHERE),
            _line(Act.EXPORT_FIGURES, (_C, _AU), _ANYWHERE),
            _line(Act.PUBLISH_FIGURES, (_C,), _ANYWHERE),
            _line(Act.CHECK_QUALITY, (_C, _AU), _ANYWHERE),
            _line(Act.SETTLE_QUALITY, (_C,), _ANYWHERE),
            _line(Act.MANAGE_EXPERTS, (_C, _A), _ANYWHERE),
            _line(Act.MANAGE_EXPERT_KEYS, (_C, _A), _ANYWHERE),
            _line(Act.CONFIRM_EXPERT_KEY, (_C, _A), _ANYWHERE),
            _line(Act.REVOKE_EXPERT_KEY, (_C, _A), _ANYWHERE),
            _line(Act.ROTATE_EXCHANGE_KEY, (_A,), _ANYWHERE),
            _line(Act.READ_PACKAGES, (_C, _A, _AU), _ANYWHERE),
            _line(Act.SEND_PACKAGE, (_C,), _ANYWHERE),
            _line(Act.TAKE_IN_PACKAGE, (_C,), _ANYWHERE),
            _line(Act.READ_PEOPLE, (_C, _E, _S, _K, _A, _AU), _ANYWHERE),
            _line(Act.MANAGE_PEOPLE, (_A,), _ANYWHERE),
            _line(Act.READ_ACCOUNTS, (_A, _AU), _ANYWHERE),
            _line(Act.MANAGE_ACCOUNTS, (_A,), _ANYWHERE),
            _line(Act.READ_SETTINGS, (_C, _E, _S, _K, _A, _AU), _ANYWHERE),
            _line(Act.MANAGE_SETTINGS, (_A,), _ANYWHERE),
            _line(Act.MANAGE_BACKUPS, (_A,), _ANYWHERE),
            _line(Act.MAKE_PLANNED_COPY, (_C, _S, _K, _A), _ANYWHERE),
            _line(Act.RESTORE_DATABASE, (_A,), _ANYWHERE),
            _line(Act.CHECK_DATABASE, (_C, _E, _S, _K, _A, _AU), _ANYWHERE),
            _line(Act.READ_OWN_COPY, (_E,), _ANYWHERE),
            _line(Act.RECEIVE_PACKAGE, (_E,), _ANYWHERE),
            _line(Act.ANSWER_OFFLINE, (_E,), _ANYWHERE),
            _line(Act.SEND_ANSWERS, (_E,), _ANYWHERE),
            _line(Act.DESTROY_COPY, (_E,), _ANYWHERE),
            _line(Act.RENEW_OWN_KEYS, (_E,), _ANYWHERE),
        )
    )
)


class ActNotPermitted(RuleViolation):
    """The person's roles do not include one that may do this act."""

    def __init__(self, act: Act, roles: frozenset[Role]) -> None:
        super().__init__(act, roles)
        self.act = act
        self.roles = tuple(sorted(roles))


class ActNotPossibleNow(RuleViolation):
    """The dossier is not in a state from which this act starts."""

    def __init__(self, act: Act, state: DossierState) -> None:
        super().__init__(act, state)
        self.act = act
        self.state = state


def may(act: Act, roles: frozenset[Role], state: DossierState | None = None) -> bool:
    """Tell whether somebody with these roles may do the act on a dossier in this state."""
    line = TRANSITIONS[act]
    return bool(line.roles & roles) and (not line.sources or state in line.sources)


def require_role(act: Act, roles: frozenset[Role]) -> None:
    """Raise ``ActNotPermitted`` unless one of the roles may do the act in some state."""
    if not TRANSITIONS[act].roles & roles:
        raise ActNotPermitted(act, roles)


def next_state(act: Act, roles: frozenset[Role], state: DossierState) -> DossierState:
    """Return the state after the act; raise ``ActNotPermitted`` or ``ActNotPossibleNow``."""
    require_role(act, roles)
    line = TRANSITIONS[act]
    if line.sources and state not in line.sources:
        raise ActNotPossibleNow(act, state)
    return line.target if line.sources and line.target is not None else state


def possible_acts(roles: frozenset[Role], state: DossierState) -> frozenset[Act]:
    """Return the acts on a dossier that these roles may do now: what a screen offers."""
    return frozenset(
        act
        for act, line in TRANSITIONS.items()
        if line.sources and line.roles & roles and state in line.sources
    )
