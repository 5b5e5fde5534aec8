"""Signing a whole queue: each avis in a transaction of its own, one report, and the key forgotten at the end."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from reviewer.errors import AviseError, EnvironmentTrouble
from reviewer.services.changes import Changes
from reviewer.services.ports.signing import SigningKey


@dataclass(frozen=True, slots=True, kw_only=True)
class BatchReport:
    """What became of a queue: ids with numbers, refusals with their reason, and what was never begun."""

    signed: tuple[tuple[str, str], ...] = ()
    refused: tuple[tuple[str, AviseError], ...] = ()
    not_reached: tuple[str, ...] = ()
    changes: Changes = field(default_factory=Changes)


def sign_all(
    sign: Callable[[str, SigningKey], Changes],
    dossier_ids: Sequence[str],
    key: SigningKey,
    progress: Callable[[int, int], None],
    should_stop: Callable[[], bool],
) -> BatchReport:
    """Sign each, tell of each, and forget the key; what is refused does not stop the others, trouble outside does."""
    signed: list[tuple[str, str]] = []
    refused: list[tuple[str, AviseError]] = []
    reached, told = 0, Changes()
    try:
        for dossier_id in dossier_ids:
            if should_stop():
                break
            reached += 1
            try:
                changes = sign(dossier_id, key)
            except EnvironmentTrouble as trouble:
                refused.append((dossier_id, trouble))
                break
            except AviseError as refusal:
                refused.append((dossier_id, refusal))
            else:
                signed.append((dossier_id, changes.facts["number"]))
                told = replace(told, dossiers=told.dossiers | changes.dossiers, avis=told.avis | changes.avis)
            progress(reached, len(dossier_ids))
    finally:
        key.forget()
    counts = {"signed": str(len(signed)), "refused": str(len(refused))}
    return BatchReport(
        signed=tuple(signed),
        refused=tuple(refused),
        not_reached=tuple(dossier_ids[reached:]),
        changes=replace(told, message="batch_signed", facts=counts),
    )
