"""The one table of what each role of the house may do to each table on the server, and to which of its rows.

A role of the house is a group on the server; a person's own login is a member of the groups of their roles. What is not
here is nobody's. Rows are further held by ``Rows``: where a table has some, a row that none of them gives is not
there. ``Act`` by ``Act``, where a dossier may go is ``reviewer.dossier.lifecycle`` itself (``db.roles.statements``).
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from reviewer.committee.visibility import EVENTS_OF_EXPERTS
from reviewer.dossier.lifecycle import Role

GROUPS: Final = MappingProxyType({role: f"avise_{role.value}" for role in Role})

_BY_LETTER: Final = {
    "C": Role.COORDINATOR,
    "E": Role.EXPERT,
    "S": Role.SIGNATORY,
    "K": Role.CLERK,
    "A": Role.ADMINISTRATOR,
    "U": Role.AUDITOR,
}
ALL: Final = "CESKAU"
STAFF: Final = "CSKAU"


@dataclass(frozen=True, slots=True)
class Access:
    """Who may read, add, change and remove rows of a table: letters of roles.

    ``changes``: the only columns that may be changed (all, where empty); ``shows``: the only ones that may be read;
    ``secrets``: further columns, with the letters of who may read those.
    """

    read: str = ""
    add: str = ""
    change: str = ""
    remove: str = ""
    changes: tuple[str, ...] = ()
    shows: tuple[str, ...] = ()
    secrets: tuple[tuple[str, str], ...] = ()


_PACKAGE_IN_SHOWN: Final = (
    "sha256",
    "id",
    "number",
    "expert_id",
    "expert_fingerprint",
    "office_fingerprint",
    "made_at",
    "answers",
    "file_sha256",
    "read_at",
    "read_by",
)
"""Not what the expert signed: the marks are in it, before anybody may see them."""

ACCESS: Final = MappingProxyType(
    {
        "dossier": Access(ALL, "CK", "CESK"),
        "request_version": Access(ALL, "CK"),
        "attachment": Access(ALL, "CK"),
        "precheck": Access(STAFF, "C"),
        "fact_correction": Access(ALL, "C", "C"),
        "letter": Access("CSKU", "CSK"),
        "quarantined_row": Access("CK", "CK", "CK"),
        "deliberation": Access("CESKU", "C", "CE"),
        "closed_round": Access("CU", "C"),
        "alternate": Access("CU", "C", "C", "C"),
        "seat": Access("CEU", "C", "CE"),
        "evaluation": Access("CEU", "E", "E"),
        "concertation": Access("CEU", "CE", "CE"),
        "concertation_message": Access("CEU", "E"),
        "position": Access("CEU", "E"),
        "decision": Access("CESKU", "C"),
        "conflict_ruling": Access("CU", "C"),
        "expert": Access(ALL, "CA", "CA"),
        "person": Access(ALL, "A", "A"),
        "account": Access(ALL, "A", ALL),
        "database_login": Access(ALL, "A", "A", "A"),
        "avis_draft": Access("CSKU", "CK", "CSK", "CSK"),
        "avis": Access(STAFF, "S", "S", changes=("state", "version")),
        "register_event": Access(STAFF, "S"),
        "avis_signature": Access(STAFF, "S"),
        "number_series": Access("SU", "S", "S"),
        "held_number": Access("CSKU", "S", "CSK"),
        "pending_signature": Access("CSK", "S", "S", "CSK"),
        "office_key": Access(
            ALL,
            STAFF,
            "A",
            changes=("retired_at", "private"),
            shows=("kid", "slot", "public", "made_at", "retired_at"),
            secrets=(("private", STAFF),),
        ),
        "status_list": Access(STAFF, "SK"),
        "outgoing_message": Access("CKU", "CK", "CK"),
        "calendar_line": Access("CKU", "CK", "CK"),
        "grid_draft": Access("A", "A", "A", "A"),
        "published_grid": Access(ALL, "A"),
        # An expert's own copy is a file: on a server these tables hold nothing, and are nobody's.
        "copy_enrolment": Access(),
        "copy_package": Access(),
        "copy_dossier": Access(),
        "copy_answer": Access(),
        "copy_sent": Access(),
        "copy_destruction": Access(),
        "decile_wage": Access(ALL, "A", "A", "A"),
        "reception_count": Access(ALL, "A", "A", "A"),
        "setting": Access(ALL, "SA", "SA"),
        "saved_view": Access(ALL, ALL, ALL, ALL),
        "list_layout": Access(ALL, ALL, ALL, ALL),
        "typed_text": Access(ALL, ALL, ALL, ALL),
        "blob": Access(ALL, STAFF),
        "journal_entry": Access(STAFF, ALL),
        "journal_head": Access(ALL, change=ALL, changes=("sequence", "sha256")),
        "checkpoint": Access(ALL, STAFF),
        "checkpoint_stamp": Access(STAFF, STAFF),
        "reading": Access("AU", ALL),
        "reading_head": Access(ALL, change=ALL, changes=("sequence", "sha256")),
        "ministry_mapping": Access("CKAU", "CK", "CK", "CK"),
        "ministry_import": Access(
            "CKAU", "CK", "CK", changes=("state", "undone_at", "undone_by", "undone_reason", "version")
        ),
        "ministry_row": Access("CKAU", "CK"),
        "ministry_refusal": Access("CKAU", "CK"),
        "figure_edition": Access("CU", "C"),
        "follow_up": Access("CU", "C"),
        "follow_up_text": Access("CU", "C"),
        "quality_decision": Access("CU", "C"),
        "quality_run": Access("CU", "CU"),
        "mismatch_decision": Access("CKAU", "C"),
        # Packages: what says who answered what, without a secret and without a mark. All else is the owner's alone.
        "exchange_key": Access(
            "CAU", shows=("fingerprint", "slot", "recipient", "verifying", "made_at", "retired_at")
        ),
        "key_invitation": Access("CAU"),
        "expert_key": Access("CAU"),
        "package_out": Access("CU"),
        "packaged_dossier": Access("CU"),
        "package_in": Access("CU", shows=_PACKAGE_IN_SHOWN),
        "package_answer": Access("CU"),
        "package_destruction": Access("CU"),
        "alembic_version": Access(ALL),
    }
)


@dataclass(frozen=True, slots=True)
class Rows:
    """Rows that some roles may touch. ``using``: which are there; ``check``: which may be left (same if empty)."""

    table: str
    act: str
    roles: str
    using: str
    check: str = ""


def _freely(table: str, **roles: str) -> tuple[Rows, ...]:
    """Return that these roles may touch every row: ``select``, ``insert``, ``update`` or ``delete``, with letters."""
    return tuple(Rows(table, act.upper(), letters, "true") for act, letters in roles.items())


_OF_MINE: Final = "avise_sits(dossier_id)"
_EXPERTS_EVENTS: Final = ", ".join(f"'{name}'" for name in sorted(EVENTS_OF_EXPERTS))

ROWS: Final = (
    # Experts: the files on which they sit; their requests once they have declared.
    *_freely("dossier", select=STAFF, insert="CK", update="CSK"),
    Rows("dossier", "SELECT", "E", "avise_sits(id)"),
    Rows("dossier", "UPDATE", "E", "avise_declared(id)"),
    *(
        rows
        for table in ("request_version", "attachment", "fact_correction")
        for rows in (
            Rows(table, "SELECT", STAFF, "true"),
            Rows(table, "SELECT", "E", "avise_declared(dossier_id)"),
        )
    ),
    *_freely("request_version", insert="CK"),
    *_freely("attachment", insert="CK"),
    *_freely("fact_correction", insert="C", update="C"),
    *_freely("deliberation", select="CSKU", insert="C"),
    Rows("deliberation", "UPDATE", "C", "NOT avise_sat(dossier_id)"),
    Rows("deliberation", "SELECT", "E", _OF_MINE),
    Rows("deliberation", "UPDATE", "E", "avise_declared(dossier_id)"),
    # Who sits: coordination and audit, unless they sit there themselves; an expert their own seat.
    Rows("seat", "SELECT", "CU", "NOT avise_sat(dossier_id)"),
    Rows("seat", "INSERT", "C", "NOT avise_sat(dossier_id) AND expert_id <> avise_person()"),
    Rows("seat", "UPDATE", "C", "NOT avise_sat(dossier_id)"),
    Rows("seat", "SELECT", "E", "expert_id = avise_person()"),
    Rows(
        "seat",
        "UPDATE",
        "E",
        "expert_id = avise_person() AND recused_at IS NULL",
        "expert_id = avise_person()",
    ),
    # Evaluations: one's own; the others' once every first vote is sealed and that is committed.
    Rows("evaluation", "SELECT", "E", "expert_id = avise_person() OR avise_may_compare(dossier_id, round)"),
    Rows("evaluation", "SELECT", "CU", "NOT avise_sat(dossier_id) AND avise_votes_in(dossier_id, round)"),
    Rows("evaluation", "INSERT", "E", "expert_id = avise_person() AND avise_declared(dossier_id)"),
    Rows(
        "evaluation",
        "UPDATE",
        "E",
        "expert_id = avise_person() AND submitted_at IS NULL AND avise_declared(dossier_id)",
        "expert_id = avise_person()",
    ),
    # The exchange: the two who write it; coordination and audit once it is over. Never the third.
    *(
        rows
        for table in ("concertation_message", "position")
        for rows in (
            Rows(table, "SELECT", "E", "avise_may_compare(dossier_id, round)"),
            Rows(
                table, "SELECT", "CU", "NOT avise_sat(dossier_id) AND avise_exchange_over(dossier_id, round)"
            ),
            Rows(table, "INSERT", "E", "expert_id = avise_person() AND avise_may_compare(dossier_id, round)"),
        )
    ),
    Rows("concertation", "SELECT", "CU", "NOT avise_sat(dossier_id)"),
    Rows("concertation", "INSERT", "C", "NOT avise_sat(dossier_id)"),
    Rows("concertation", "UPDATE", "C", "NOT avise_sat(dossier_id)"),
    Rows("concertation", "SELECT", "E", "avise_may_compare(dossier_id, round)"),
    Rows("concertation", "INSERT", "E", "avise_may_compare(dossier_id, round)"),
    Rows("concertation", "UPDATE", "E", "avise_may_compare(dossier_id, round)"),
    *_freely("decision", select="CSKU"),
    Rows("decision", "INSERT", "C", "NOT avise_sat(dossier_id) AND confirmed_by = avise_person()"),
    Rows("decision", "SELECT", "E", _OF_MINE),
    # People: an expert does not learn who the others are.
    *_freely("expert", select="CAU", insert="CA", update="CA"),
    Rows("expert", "SELECT", "ESK", "id = avise_person()"),
    *_freely("person", select=STAFF, insert="A", update="A"),
    Rows("person", "SELECT", "E", "id = avise_person()"),
    Rows("account", "SELECT", ALL, "person_id = avise_person()"),
    Rows("account", "UPDATE", ALL, "person_id = avise_person()"),
    *_freely("account", select="A", insert="A", update="A"),
    Rows("database_login", "SELECT", ALL, "login = session_user"),
    *_freely("database_login", select="A"),
    Rows("database_login", "INSERT", "A", "person_id <> avise_person()"),
    Rows("database_login", "UPDATE", "A", "person_id <> avise_person()"),
    Rows("database_login", "DELETE", "A", "login <> session_user"),
    # Packages: not of the files on which one sits or has sat.
    Rows("packaged_dossier", "SELECT", "CU", "NOT avise_sat(dossier_id)"),
    Rows("package_answer", "SELECT", "CU", "NOT avise_sat(dossier_id)"),
    # The register: signed by whoever is at the keyboard, and nobody in another's name.
    *_freely("register_event", select=STAFF),
    Rows("register_event", "INSERT", "S", '"by" = avise_person()'),
    *_freely("avis_signature", select=STAFF),
    Rows("avis_signature", "INSERT", "S", "signer_id = avise_person() OR avise_held_out(number)"),
    *_freely("setting", select=ALL, insert="A", update="A"),
    Rows("setting", "INSERT", "S", "name = 'signing_key.' || avise_person()"),
    Rows("setting", "UPDATE", "S", "name = 'signing_key.' || avise_person()"),
    # Views: the office's, which coordination keeps, and one's own.
    Rows("saved_view", "SELECT", ALL, "shared OR owner_id = avise_person()"),
    *(
        rows
        for act in ("INSERT", "UPDATE", "DELETE")
        for rows in (
            Rows("saved_view", act, ALL, "NOT shared AND owner_id = avise_person()"),
            Rows("saved_view", act, "C", "shared OR owner_id = avise_person()"),
        )
    ),
    *(
        Rows("list_layout", act, ALL, "person_id = avise_person()")
        for act in ("SELECT", "INSERT", "UPDATE", "DELETE")
    ),
    # Texts in the making: one's own, and nobody else's.
    *(
        Rows("typed_text", act, ALL, "person_id = avise_person()")
        for act in ("SELECT", "INSERT", "UPDATE", "DELETE")
    ),
    *_freely("blob", select=STAFF, insert=STAFF),
    Rows("blob", "SELECT", "E", "avise_attached(sha256)"),
    # The chains: everybody adds under their own name; audit, administration and coordination read.
    Rows("journal_entry", "INSERT", ALL, "actor_id = avise_person()"),
    Rows("journal_entry", "SELECT", "CU", "dossier_id IS NULL OR NOT avise_sat(dossier_id)"),
    Rows("journal_entry", "SELECT", "ASK", f"event NOT IN ({_EXPERTS_EVENTS})"),
    Rows("reading", "INSERT", ALL, "actor_id = avise_person()"),
    Rows("reading", "SELECT", "U", "NOT avise_sat(dossier_id)"),
    Rows("reading", "SELECT", "A", "NOT avise_expert(actor_id)"),
)


def groups(letters: str) -> tuple[str, ...]:
    """Return the groups of roles given by their letters."""
    return tuple(GROUPS[_BY_LETTER[letter]] for letter in letters)
