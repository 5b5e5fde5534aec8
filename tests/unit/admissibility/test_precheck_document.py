"""``avise.precheck/1``: each key of the document, which the journal keeps and other programs read."""

from __future__ import annotations

from datetime import date

from reviewer.admissibility.precheck import as_document, precheck
from reviewer.admissibility.verdict import CriterionVerdict, Precheck, PrecheckOutcome
from tests.support.requests import REFERENCE_DATE, a_request
from tests.unit.admissibility.cases import NOT_MET, TO_VERIFY, iatiev


def test_the_document_of_a_precheck_says_of_each_criterion_what_is_asked_and_what_was_found() -> None:
    failed = CriterionVerdict(
        id="GEN-AGE",
        outcome=NOT_MET,
        label="Âge",
        required="au moins 18 ans",
        found="17 ans",
        source="r. 8",
        missing=(),
        warning="à confirmer",
        met_from=date(2025, 6, 15),
    )
    unknown = CriterionVerdict(
        id="GEN-FULLTIME",
        outcome=TO_VERIFY,
        label="Temps plein",
        required="au moins 30 heures",
        found="non déclarées",
        source="définition courante",
        missing=("job.hours_per_week",),
        warning=None,
        met_from=None,
    )
    result = Precheck(
        reference="TC-2025-0001",
        as_of=date(2025, 5, 19),
        reference_date=date(2025, 5, 20),
        rules="iatiev-2023-11-23",
        outcome=PrecheckOutcome.NOT_ADMISSIBLE,
        criteria=(failed, unknown),
    )
    assert as_document([result]) == {
        "schema": "avise.precheck/1",
        "results": [
            {
                "reference": "TC-2025-0001",
                "as_of": "2025-05-19",
                "reference_date": "2025-05-20",
                "rules": "iatiev-2023-11-23",
                "outcome": "not_admissible",
                "criteria": [
                    {
                        "id": "GEN-AGE",
                        "outcome": "not_met",
                        "label": "Âge",
                        "required": "au moins 18 ans",
                        "found": "17 ans",
                        "source": "r. 8",
                        "missing": [],
                        "warning": "à confirmer",
                        "met_from": "2025-06-15",
                    },
                    {
                        "id": "GEN-FULLTIME",
                        "outcome": "to_verify",
                        "label": "Temps plein",
                        "required": "au moins 30 heures",
                        "found": "non déclarées",
                        "source": "définition courante",
                        "missing": ["job.hours_per_week"],
                        "warning": None,
                        "met_from": None,
                    },
                ],
            }
        ],
    }


def test_the_document_has_a_result_for_each_precheck_in_their_order() -> None:
    days = (REFERENCE_DATE, date(2025, 6, 2))
    found = as_document(precheck(a_request(), day, iatiev()) for day in days)
    results = found["results"]
    assert isinstance(results, list)
    assert [one["as_of"] for one in results] == ["2025-05-20", "2025-06-02"]
