"""IA stream, foreign worker: the salary by the place of work."""

from __future__ import annotations

import pytest

from tests.unit.admissibility.cases import MET, NOT_MET, TO_VERIFY, verdict

# --- IA-TE-SAL

MONTREAL = {"job__workplace_municipality_code": "66023", "job__workplace_municipality": "Montréal"}
QUEBEC = {"job__workplace_municipality_code": "23027", "job__workplace_municipality": "Québec"}


@pytest.mark.parametrize(
    ("place", "salary", "outcome"),
    [
        (MONTREAL, "99999.99", NOT_MET),
        (MONTREAL, "100000.00", MET),
        (MONTREAL, "100000.01", MET),
        (QUEBEC, "74999.99", NOT_MET),
        (QUEBEC, "75000.00", MET),
        (QUEBEC, "75000.01", MET),
    ],
)
def test_ia_te_sal_100_000_in_the_cmm_75_000_outside_equal_meets_it(
    place: dict[str, object], salary: str, outcome: str
) -> None:
    assert verdict("IA-TE-SAL", job__annual_salary_cad=salary, **place).outcome == outcome


def by_name(name: str | None, salary: str = "80000") -> dict[str, object]:
    return {
        "job__annual_salary_cad": salary,
        "job__workplace_municipality_code": None,
        "job__workplace_municipality": name,
    }


@pytest.mark.parametrize(
    ("name", "outcome"),
    [
        ("Montréal", NOT_MET),
        ("MONTREAL", NOT_MET),
        ("St-Bruno de Montarville", NOT_MET),
        ("Ste Thérèse", NOT_MET),
        ("L'Île-Perrot", NOT_MET),
        ("Verdun", NOT_MET),
        ("lasalle", NOT_MET),
        ("Saint-Laurent", NOT_MET),
        ("Saint-Hubert", NOT_MET),
        ("Greenfield Park", NOT_MET),
        ("Chomedey", NOT_MET),
        ("Rosemont–La Petite-Patrie", NOT_MET),
        ("Saint-Jérôme", MET),
        ("Saint Jean sur Richelieu", MET),
        ("Saint-Isidore", TO_VERIFY),
        ("St-Lambert", TO_VERIFY),
        ("Ville-Marie", TO_VERIFY),
        ("Kahnawake", TO_VERIFY),
        ("Zzyzx", TO_VERIFY),
        (None, TO_VERIFY),
    ],
)
def test_ia_te_sal_a_name_without_a_code_is_looked_up(name: str | None, outcome: str) -> None:
    assert verdict("IA-TE-SAL", **by_name(name)).outcome == outcome


def test_ia_te_sal_the_place_is_asked_for_only_where_it_would_decide() -> None:
    for salary, outcome in (
        ("74999.99", NOT_MET),
        ("75000", TO_VERIFY),
        ("99999.99", TO_VERIFY),
        ("100000", MET),
    ):
        assert verdict("IA-TE-SAL", **by_name(None, salary)).outcome == outcome
    undeclared = verdict("IA-TE-SAL", **by_name(None))
    assert undeclared.missing == ("job.workplace_municipality_code", "job.workplace_municipality")
    assert verdict("IA-TE-SAL", **by_name("Saint-Isidore")).missing == ("job.workplace_municipality_code",)


def test_ia_te_sal_a_reserve_is_to_verify_by_its_code_too() -> None:
    place = {"job__workplace_municipality_code": "67802", "job__annual_salary_cad": "80000"}
    assert verdict("IA-TE-SAL", **place).outcome == TO_VERIFY


def test_ia_te_sal_unknown_salary_is_to_verify() -> None:
    found = verdict("IA-TE-SAL", job__annual_salary_cad=None)
    assert (found.outcome, found.missing) == (TO_VERIFY, ("job.annual_salary_cad",))


def test_ia_te_sal_where_the_place_of_work_decides_and_the_establishment_only_warns() -> None:
    outside = {**QUEBEC, "job__annual_salary_cad": "80000"}
    found = verdict("IA-TE-SAL", employer__municipality_code="66023", **outside)
    assert found.outcome == MET
    assert found.warning is not None
    assert "Montréal" in found.warning
    inside = {**MONTREAL, "job__annual_salary_cad": "80000"}
    found = verdict(
        "IA-TE-SAL", employer__municipality_code="23027", employer__municipality="Québec", **inside
    )
    assert found.outcome == NOT_MET
    assert found.warning is not None
    assert "Québec" in found.warning


def test_ia_te_sal_where_both_places_agree_there_is_no_warning() -> None:
    assert verdict("IA-TE-SAL", employer__municipality_code="58227").warning is None
    assert verdict("IA-TE-SAL", employer__municipality_code="23027").warning is None
    outside = {**QUEBEC, "job__annual_salary_cad": "80000"}
    unlisted = {"employer__municipality_code": None, "employer__municipality": "Zzyzx"}
    assert verdict("IA-TE-SAL", **unlisted, **outside).warning is None


def test_ia_te_sal_the_code_decides_and_a_name_that_contradicts_it_warns() -> None:
    place = {"job__workplace_municipality_code": "23027", "job__workplace_municipality": "Laval"}
    found = verdict("IA-TE-SAL", job__annual_salary_cad="80000", **place)
    assert found.outcome == MET
    assert found.warning is not None
    assert "Laval" in found.warning


def test_ia_te_sal_says_the_threshold_of_the_place_in_french() -> None:
    assert verdict("IA-TE-SAL").required == "au moins 100\u202f000\u202f$ (lieu de l’emploi dans la CMM)"
    assert verdict("IA-TE-SAL").found == "105\u202f000\u202f$"
    assert "75\u202f000\u202f$" in verdict("IA-TE-SAL", **QUEBEC).required
