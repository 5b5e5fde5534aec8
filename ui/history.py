"""Journal entries in words, for timelines."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from PySide6.QtCore import QCoreApplication

from reviewer.journal import JournalEntry
from reviewer.wording import Wording
from ui.formats import moment


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One thing that happened, as a line of a timeline."""

    when: str
    what: str
    who: str
    icon: str = "history"


_CODES = {
    "decision": "admissibility_decision",
    "kind": "declaration",
    "path": "decision_path",
    "precheck": "precheck_outcome",
    "from": "state",
    "letter": "letter_kind",
    "conflict": "conflict_kind",
    "outcome": "ruling_outcome",
}

_ICONS = {
    "request_taken_in": "inbox",
    "request_amended": "replace",
    "admissibility_decided": "clipboard-check",
    "complements_received": "paperclip",
    "fact_corrected": "file-pen",
    "correction_withdrawn": "undo-2",
    "letter_written": "send",
    "withdrawn": "undo-2",
    "expert_seated": "user-check",
    "expert_recused": "user-x",
    "expert_declined": "user-x",
    "expert_withdrawn": "user-x",
    "conflict_ruled": "scale",
    "conflict_overridden": "scale",
    "interests_declared": "user-check",
    "evaluation_saved": "save",
    "evaluation_submitted": "send",
    "concertation_opened": "messages-square",
    "message_posted": "message-square",
    "position_stated": "message-square",
    "concertation_time_over": "clock",
    "concertation_closed_by_time": "clock",
    "declaration_ruled_on": "scale",
    "evaluation_set_aside": "archive",
    "review_resumed": "users",
    "reconsideration_asked": "scale",
    "third_review_opened": "scale",
    "decision_confirmed": "gavel",
    "avis_drafted": "file-pen",
    "draft_returned": "undo-2",
    "avis_validated": "file-check",
    "avis_signed": "signature",
    "avis_signed_first": "signature",
    "avis_handed_out": "send",
    "avis_called_back": "undo-2",
    "partial_signature_destroyed": "ban",
    "number_cancelled": "ban",
    "time_stamp_missed": "circle-pause",
    "avis_superseded": "replace",
    "avis_suspended": "circle-pause",
    "avis_lifted": "shield-check",
    "avis_revoked": "ban",
    "avis_printed": "printer",
    "avis_exported": "download",
    "dossier_packaged": "send",
    "package_read": "inbox",
    "answer_taken_in": "check",
    "answer_known": "check",
    "answer_kept_aside": "archive",
    "answer_closed": "archive",
}


def moment_of(entry: JournalEntry, wording: Wording) -> Moment:
    """Return an entry as a line of a timeline."""
    return Moment(
        when=moment(datetime.fromisoformat(entry.at)),
        what=sentence_of(entry, wording),
        who=entry.actor_name,
        icon=_ICONS.get(entry.event, "history"),
    )


def sentence_of(entry: JournalEntry, wording: Wording) -> str:
    """Return what happened, in the catalogue's words; an event without words is named as it is in the journal."""
    if not wording.has("event", entry.event):
        return QCoreApplication.translate("History", "Act recorded: {event}").format(event=entry.event)
    facts = _facts(entry.details, wording)
    if entry.event == "admissibility_decided" and wording.has(
        entry.event, str(entry.details.get("decision"))
    ):
        said = wording.label(entry.event, str(entry.details["decision"]))
        facts["decision"] = said[:1].lower() + said[1:]
    return wording.text("event", entry.event, **facts)


def _facts(details: Mapping[str, object], wording: Wording) -> dict[str, object]:
    facts: dict[str, object] = {}
    for name, value in details.items():
        section = _CODES.get(name)
        if section is not None and isinstance(value, str) and wording.has(section, value):
            facts[name] = wording.label(section, value)
        elif name.endswith("_on") and isinstance(value, str):
            facts[name] = date.fromisoformat(value)
        else:
            facts[name] = "" if value is None else value
    return facts
