"""Copies, the proof of the journal, the keys and lists of the house."""

from __future__ import annotations

from pathlib import Path

from reviewer.dossier.lifecycle import Act
from reviewer.services.backups import BackupPlan
from reviewer.services.changes import Undo
from tests.support.use_cases.scene import UseCase, read

KEEPING: tuple[UseCase, ...] = (
    read("backups.due", None, lambda s: s.office.backups.due()),
    read("backups.crashed_before", None, lambda s: s.office.backups.crashed_before()),
    read("backups.view", Act.MANAGE_BACKUPS, lambda s: s.office.backups.view()),
    read("backups.check", Act.MANAGE_BACKUPS, lambda s: s.office.backups.check()),
    read("backups.orphans", Act.MANAGE_BACKUPS, lambda s: s.office.backups.orphans()),
    UseCase("backups.clear_orphans", Act.MANAGE_BACKUPS, lambda s: s.office.backups.clear_orphans()),
    UseCase("backups.set_plan", Act.MANAGE_BACKUPS, lambda s: s.office.backups.set_plan(BackupPlan())),
    UseCase("backups.back_up", Act.MANAGE_BACKUPS, lambda s: s.office.backups.back_up()),
    UseCase("backups.preview", Act.MANAGE_BACKUPS, lambda s: s.office.backups.preview(Path("nowhere"))),
    UseCase("backups.back_up_if_due", Act.MAKE_PLANNED_COPY, lambda s: s.office.backups.back_up_if_due()),
    read("backups.count_problems", Act.CHECK_DATABASE, lambda s: s.office.backups.count_problems()),
    UseCase("backups.restore", Act.RESTORE_DATABASE, lambda s: s.office.backups.restore(Path("nowhere"))),
    read("typing.mine", Act.KEEP_TYPED_TEXT, lambda s: s.office.typing.mine()),
    UseCase(
        "typing.keep",
        Act.KEEP_TYPED_TEXT,
        lambda s: s.office.typing.keep({"essai": "Balayage"}),
        by_state=False,
    ),
    UseCase(
        "undoing.decision",
        Act.UNDO_DECISION,
        lambda s: s.office.undoing.decision(Undo(s.dossier_id, "admissibility_decided")),
    ),
    UseCase(
        "undoing.complements",
        Act.UNDO_COMPLEMENTS,
        lambda s: s.office.undoing.complements(Undo(s.dossier_id, "complements_received")),
    ),
    UseCase("proof.seal", Act.SEAL_JOURNAL, lambda s: s.office.proof.seal()),
    UseCase("proof.stamp", Act.SEAL_JOURNAL, lambda s: s.office.proof.stamp()),
    read("proof.standing", Act.READ_READINGS, lambda s: s.office.proof.standing()),
    UseCase("proof.export", Act.EXPORT_PROOF, lambda s: s.office.proof.export(lambda _name, _pieces: None)),
    read("office_keys.public", None, lambda s: s.office.office_keys.public()),
    read("office_keys.files", None, lambda s: s.office.office_keys.files()),
    UseCase("office_keys.rotate", Act.ROTATE_OFFICE_KEY, lambda s: s.office.office_keys.rotate()),
    UseCase("status_lists.publish", Act.PUBLISH_STATUS_LIST, lambda s: s.office.status_lists.publish()),
    read("status_lists.latest", Act.READ_REGISTER, lambda s: s.office.status_lists.latest()),
)
