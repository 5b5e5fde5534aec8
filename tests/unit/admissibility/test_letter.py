"""What a letter on admissibility asks for, says and keeps."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date

from reviewer.admissibility.letter import (
    AskedDocument,
    AskedFact,
    LetterContent,
    LetterKind,
    PrintedCriterion,
    as_json,
    asked_documents,
    asked_facts,
    criteria_not_met,
)
from reviewer.admissibility.override import CriterionOverride, DecidedCriterion
from reviewer.admissibility.verdict import CriterionOutcome, CriterionVerdict
from reviewer.dossier.fact_names import fact_name
from tests.unit.admissibility.cases import iatiev

AGE = CriterionVerdict(
    "GEN-AGE",
    CriterionOutcome.TO_VERIFY,
    "Âge",
    "18 ans",
    "inconnu",
    "r. 1",
    ("candidate.born_on", "candidate.born_on", "stream"),
)
STAY = AGE._replace(id="GEN-STAY", label="Séjour", missing=("stream",))
SALARY = AGE._replace(
    id="IA-TE-SAL",
    outcome=CriterionOutcome.NOT_MET,
    label="Salaire",
    missing=(),
    met_from=date(2025, 8, 1),
)


def _decided(
    verdict: CriterionVerdict, outcome: CriterionOutcome | None = None, reason: str = ""
) -> DecidedCriterion:
    if outcome is None:
        return DecidedCriterion(computed=verdict)
    override = CriterionOverride(criterion_id=verdict.id, outcome=outcome, reason=reason)
    return DecidedCriterion(computed=verdict, override=override)


def test_each_unknown_fact_is_asked_once_with_the_criteria_that_wait_for_it() -> None:
    asked = asked_facts([_decided(AGE), _decided(SALARY), _decided(STAY)])
    assert asked == (
        AskedFact(path="candidate.born_on", name=fact_name("candidate.born_on"), criteria=("Âge",)),
        AskedFact(path="stream", name=fact_name("stream"), criteria=("Âge", "Séjour")),
    )


def test_a_fact_that_nobody_waits_for_any_more_is_not_asked() -> None:
    decided = [_decided(AGE, CriterionOutcome.MET, "Passeport vu."), _decided(STAY)]
    assert [(one.path, one.criteria) for one in asked_facts(decided)] == [("stream", ("Séjour",))]


def test_only_what_was_chosen_is_asked() -> None:
    assert [one.path for one in asked_facts([_decided(AGE)], {"stream"})] == ["stream"]
    assert asked_facts([_decided(AGE)], ()) == ()
    required = iatiev().documents
    assert len(required) > 1
    every = asked_documents(required)
    assert every == tuple(AskedDocument(kind=one.kind, label=one.label) for one in required)
    assert asked_documents(required, {required[1].kind}) == (every[1],)


def test_a_criterion_not_met_says_when_time_would_meet_it_unless_a_person_decided_so() -> None:
    printed = PrintedCriterion(
        id="IA-TE-SAL",
        label="Salaire",
        required="18 ans",
        found="inconnu",
        source="r. 1",
        met_from=date(2025, 8, 1),
    )
    against = _decided(
        AGE._replace(met_from=date(2025, 9, 1)), CriterionOutcome.NOT_MET, "Passeport illisible."
    )
    told = criteria_not_met([_decided(SALARY), _decided(STAY), against])
    assert told == (
        printed,
        replace(printed, id="GEN-AGE", label="Âge", met_from=None, reason="Passeport illisible."),
    )
    assert criteria_not_met([_decided(SALARY, CriterionOutcome.MET, "Prime comptée.")]) == ()


def test_a_letter_is_kept_as_canonical_json_with_every_fact_in_it() -> None:
    content = LetterContent(
        kind=LetterKind.COMPLEMENTS,
        wording_id="iatiev-complements-1",
        programme_id="iatiev",
        programme_name="Programme pilote",
        issuer="TECHNOCompétences",
        dossier_reference="TC-2025-0001",
        employer_name=None,
        contact_name=None,
        candidate_name="Nguyễn Thị Minh Châu",
        job_title="Scientifique",
        workplace="Montréal",
        substream=None,
        written_on=date(2025, 5, 20),
        as_of=date(2025, 5, 20),
        reference_date=date(2025, 6, 15),
        rules_id="iatiev-2023-11-23",
        responsible_name="Maude Desrosiers",
        due_on=date(2025, 6, 17),
        due_days=20,
        documents=(AskedDocument(kind="cv", label="Curriculum vitæ"),),
        facts=(AskedFact(path="stream", name="Volet", criteria=("Âge", "Séjour")),),
        criteria=criteria_not_met([_decided(SALARY)]),
    )
    raw = as_json(content)
    read = json.loads(raw)
    assert raw == json.dumps(read, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()
    assert (read["schema"], read["kind"], read["due_on"]) == ("avise.letter/1", "complements", "2025-06-17")
    assert (read["employer_name"], read["due_days"]) == (None, 20)
    assert read["documents"] == [{"kind": "cv", "label": "Curriculum vitæ"}]
    assert read["facts"] == [{"path": "stream", "name": "Volet", "criteria": ["Âge", "Séjour"]}]
    assert (read["criteria"][0]["id"], read["criteria"][0]["met_from"]) == ("IA-TE-SAL", "2025-08-01")
