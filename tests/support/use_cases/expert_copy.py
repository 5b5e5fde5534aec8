"""Every public use case of an expert's own copy, the act that permits it, and how to call it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields
from inspect import isfunction
from pathlib import Path
from typing import get_type_hints

from reviewer.dossier.lifecycle import Act
from reviewer.services.expert_copy.home import ExpertCopy


@dataclass(frozen=True)
class CopyScene:
    """A copy that holds one dossier. ``folder``: for files; ``invitation``: a new one of the same expert."""

    copy: ExpertCopy
    dossier_id: str
    folder: Path
    invitation: Path


@dataclass(frozen=True)
class CopyUseCase:
    """One way to call a use case. ``act`` None: it tells of nobody, or lets in whoever could open the copy."""

    name: str
    act: Act | None
    call: Callable[[CopyScene], object]


COPY_USE_CASES: tuple[CopyUseCase, ...] = (
    CopyUseCase("enrolling.sit_down", None, lambda s: s.copy.enrolling.sit_down()),
    CopyUseCase("enrolling.read", None, lambda s: s.copy.enrolling.read(s.invitation)),
    CopyUseCase("enrolling.keys", Act.READ_OWN_COPY, lambda s: s.copy.enrolling.keys()),
    CopyUseCase("enrolling.write", Act.READ_OWN_COPY, lambda s: s.copy.enrolling.write(s.folder)),
    CopyUseCase("enrolling.accept", Act.RENEW_OWN_KEYS, lambda s: s.copy.enrolling.accept(s.invitation)),
    CopyUseCase("receiving.limits", None, lambda s: s.copy.receiving.limits()),
    CopyUseCase(
        "receiving.receive",
        Act.RECEIVE_PACKAGE,
        lambda s: s.copy.receiving.receive(s.folder / "absent.avisex"),
    ),
    CopyUseCase("mailbox.folder", Act.READ_OWN_COPY, lambda s: s.copy.mailbox.folder()),
    CopyUseCase("mailbox.watch", Act.RECEIVE_PACKAGE, lambda s: s.copy.mailbox.watch(s.folder)),
    CopyUseCase("mailbox.look", Act.READ_OWN_COPY, lambda s: s.copy.mailbox.look()),
    CopyUseCase("dossiers.rows", Act.ANSWER_OFFLINE, lambda s: s.copy.dossiers.rows()),
    CopyUseCase("dossiers.to_score", Act.ANSWER_OFFLINE, lambda s: s.copy.dossiers.to_score()),
    CopyUseCase("dossiers.parcels", Act.READ_OWN_COPY, lambda s: s.copy.dossiers.parcels()),
    CopyUseCase("dossiers.calendar", Act.ANSWER_OFFLINE, lambda s: s.copy.dossiers.calendar()),
    CopyUseCase(
        "answering.decline", Act.ANSWER_OFFLINE, lambda s: s.copy.answering.decline(s.dossier_id, "Absente.")
    ),
    CopyUseCase(
        "answering.take_back", Act.ANSWER_OFFLINE, lambda s: s.copy.answering.take_back(s.dossier_id)
    ),
    CopyUseCase("sending.to_send", Act.SEND_ANSWERS, lambda s: s.copy.sending.to_send()),
    CopyUseCase("sending.prepare", Act.SEND_ANSWERS, lambda s: s.copy.sending.prepare(s.folder)),
    CopyUseCase(
        "sending.write_again",
        Act.SEND_ANSWERS,
        lambda s: s.copy.sending.write_again("absent", s.folder / "encore.avisre"),
    ),
    CopyUseCase("keeping.look_after", Act.DESTROY_COPY, lambda s: s.copy.keeping.look_after()),
    CopyUseCase("keeping.destroy", Act.DESTROY_COPY, lambda s: s.copy.keeping.destroy("absent")),
    CopyUseCase("keeping.end_contract", Act.DESTROY_COPY, lambda s: s.copy.keeping.end_contract()),
)


def public_copy_use_cases() -> set[str]:
    """Return the name of every public method of every family of an expert's copy."""
    hints = get_type_hints(ExpertCopy)
    return {
        f"{family.name}.{name}"
        for family in fields(ExpertCopy)
        for name, value in vars(hints[family.name]).items()
        if isfunction(value) and not name.startswith("_")
    }
