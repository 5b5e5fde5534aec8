"""From a file of requests to the decision on admissibility, and its letters."""

from __future__ import annotations

from collections.abc import Callable

from reviewer.dossier.lifecycle import Act
from reviewer.services.bulk import BulkPlan
from reviewer.services.records import AdmissibilityDecision
from tests.support.fakes import payload_of
from tests.support.office import PROGRAMME
from tests.support.requests import a_request
from tests.support.use_cases.scene import Scene, UseCase, read


def _decide(decision: AdmissibilityDecision) -> Callable[[Scene], object]:
    return lambda s: s.office.triage.decide(
        s.dossier_id, decision, request_version=s.version, reason="Pièces vérifiées."
    )


def _take_in(scene: Scene) -> object:
    path = scene.house.reader.put("balayage.json", a_request(reference="TC-9999"))
    return scene.office.intake.take_in(path, PROGRAMME)


INTAKE: tuple[UseCase, ...] = (
    UseCase("intake.take_in", Act.TAKE_IN, _take_in),
    read("intake.template", Act.TAKE_IN, lambda s: s.office.intake.template(PROGRAMME)),
    read("intake.waiting", Act.CORRECT_QUARANTINE, lambda s: s.office.intake.waiting()),
    UseCase(
        "intake.retry",
        Act.CORRECT_QUARANTINE,
        lambda s: s.office.intake.retry(s.row_id, payload_of(a_request(reference="TC-9998"))),
    ),
    UseCase(
        "intake.set_aside", Act.CORRECT_QUARANTINE, lambda s: s.office.intake.set_aside(s.row_id, "Doublon.")
    ),
    UseCase("triage.decide", Act.FIND_ADMISSIBLE, _decide(AdmissibilityDecision.ADMISSIBLE)),
    UseCase("triage.decide", Act.FIND_INADMISSIBLE, _decide(AdmissibilityDecision.INADMISSIBLE)),
    UseCase("triage.decide", Act.ASK_COMPLEMENTS, _decide(AdmissibilityDecision.COMPLEMENTS)),
    UseCase(
        "triage.record_complements",
        Act.RECORD_COMPLEMENTS,
        lambda s: s.office.triage.record_complements(s.dossier_id),
    ),
    UseCase(
        "triage.withdraw",
        Act.WITHDRAW,
        lambda s: s.office.triage.withdraw(s.dossier_id, "Demandé le 19 mai."),
    ),
    UseCase(
        "corrections.correct",
        Act.CORRECT_FACT,
        lambda s: s.office.corrections.correct(
            s.dossier_id, {"job.title": "Chercheuse en IA"}, "Coquille au formulaire.", s.version
        ),
    ),
    UseCase(
        "corrections.withdraw",
        Act.CORRECT_FACT,
        lambda s: s.office.corrections.withdraw(s.dossier_id, "absente"),
    ),
    read("triage.rerun", Act.READ_DOSSIER, lambda s: s.office.triage.rerun(s.dossier_id), staff=True),
    read(
        "bulk.plan", Act.FIND_ADMISSIBLE, lambda s: s.office.bulk.plan(Act.FIND_ADMISSIBLE, (s.dossier_id,))
    ),
    read(
        "bulk.suiting",
        Act.FIND_ADMISSIBLE,
        lambda s: s.office.bulk.suiting((Act.FIND_ADMISSIBLE,), (s.dossier_id,)),
    ),
    read(
        "bulk.carry_out",
        Act.WITHDRAW,
        lambda s: s.office.bulk.carry_out(BulkPlan(act=Act.WITHDRAW, lines=())),
    ),
    read(
        "correspondence.letter_bytes",
        Act.READ_LETTERS,
        lambda s: s.office.correspondence.letter_bytes("absente"),
    ),
    read(
        "correspondence.email_text", Act.READ_LETTERS, lambda s: s.office.correspondence.email_text("absente")
    ),
    read(
        "correspondence.preview",
        Act.WRITE_LETTER,
        lambda s: s.office.correspondence.preview(s.dossier_id, AdmissibilityDecision.INADMISSIBLE),
    ),
    read(
        "correspondence.has_wording",
        None,
        lambda s: s.office.correspondence.has_wording(PROGRAMME, AdmissibilityDecision.COMPLEMENTS),
    ),
    UseCase("correspondence.write", Act.WRITE_LETTER, lambda s: s.office.correspondence.write(s.dossier_id)),
)
