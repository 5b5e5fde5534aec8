"""What is wrong in a programme's files is told all at once, with its file and line, and nothing is loaded."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from reviewer import resource_files
from reviewer.committee.grid import grid_in_effect
from reviewer.programme.gazetteer import load_territory
from reviewer.programme.loader import ProgrammeInvalid, load_programme, load_programmes
from reviewer.wording import Wording

PACKAGED = resource_files.path("programmes/iatiev")

Change = Callable[[str, str, str], Path]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "iatiev"
    shutil.copytree(PACKAGED, copy)
    return copy


@pytest.fixture
def change(folder: Path) -> Change:
    """Replace a piece of a file of the copy and return the folder."""

    def changed(file: str, old: str, new: str) -> Path:
        path = folder / file
        text = path.read_text(encoding="utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), encoding="utf-8")
        return folder

    return changed


def faults_of(folder: Path) -> list[tuple[str, str, str]]:
    """Return (file, place, code) of every fault."""
    with pytest.raises(ProgrammeInvalid) as caught:
        load_programme(folder)
    assert all(fault.wanted and "{" not in fault.wanted.replace("{}", "") for fault in caught.value.faults)
    return [(Path(fault.file).name, fault.place, fault.code) for fault in caught.value.faults]


def test_a_copy_of_the_folder_loads_the_same_programme(folder: Path) -> None:
    assert load_programme(folder).id == "iatiev"
    (folder.parent / "brouillon").mkdir()
    assert list(load_programmes(folder.parent)) == ["iatiev"]


def test_resources_are_found_beside_the_package() -> None:
    assert resource_files.path().name == "resources"
    assert resource_files.path("programmes/iatiev/grid-1.toml").is_file()


EARLY, LATE = "rules/iatiev-2021-04-22.toml", "rules/iatiev-2023-11-23.toml"


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("programme.toml", 'series = "IA"', 'series = "IA"\nsurprise = 1', "known_key"),
        ("programme.toml", 'series = "IA"\n', "", "present"),
        ("programme.toml", 'series = "IA"', "series = 1", "str"),
        ("programme.toml", 'series = "IA"', 'series = " "', "str"),
        ("programme.toml", "value = 12,", 'value = "12",', "int"),
        ("programme.toml", "value = 12,", "value = true,", "int"),
        ("programme.toml", "value = 12,", "value = 0,", "positive"),
        ("programme.toml", "complement_days = { value = 20,", "complement_days = { value = 0,", "positive"),
        ("programme.toml", "complement_days = ", "# complement_days = ", "present"),
        ("programme.toml", "signatories = { value = 1,", "signatories = { value = 9,", "bounded"),
        ("programme.toml", "value = true,", 'value = "oui",', "bool"),
        ("programme.toml", "value = 2021-04-22,", 'value = "2021-04-22",', "date"),
        ("programme.toml", "value = 2025-12-31,", "value = 2020-12-31,", "after"),
        ("programme.toml", "closes_on = 2021-10-31", "closes_on = 2020-10-31", "after"),
        ("programme.toml", 'confidence = "official"', 'confidence = "certain"', "choice"),
        ("programme.toml", 'francophone = "Francophone"\n', "", "label_missing"),
        ("programme.toml", 'id = "iatiev"', 'id = "autre"', "identifier"),
        ("programme.toml", 'territory = "cmm"', 'territory = "mars"', "territory"),
        ("programme.toml", 'citation = { value', 'citation = "r. 8"\nautre = { value', "table"),
        ("programme.toml", "[labels.streams]", '[labels]\nstreams = "x"\n[labels.other]', "table"),
        ("programme.toml", 'events = ["Plafond', 'events = "x"\nautres = ["Plafond', "list"),
        ("programme.toml", 'series = "IA"', "series = ", "toml"),
        ("programme.toml", 'series = "IA"', 'series = "ia"', "series"),
        ("programme.toml", 'series = "IA"', 'series = "TROPLONGUE"', "series"),
        ("programme.toml", 'id = "iatiev"', 'id = "../iatiev"', "programme_id"),
        ("programme.toml", 'applicant = "employer"', 'applicant = "personne"', "choice"),
        ("programme.toml", 'applicant = "employer"\n', "", "present"),
        ("programme.toml", "value = 12,", "value = 99999,", "bounded"),
        ("programme.toml", "value = 12,", "value = 121,", "bounded"),
        ("programme.toml", "complement_days = { value = 20,", "complement_days = { value = 1201,", "bounded"),
        ("programme.toml", "reconsideration_days = { value = 30,", "reconsideration_days = { value = -1,", "positive"),
        ("programme.toml", "business_days = { value = 5,", "business_days = { value = 0,", "positive"),
        ("programme.toml", "triage = { value = 5,", "triage = { value = -5,", "positive"),
        ("programme.toml", "review = { value = 10,", "review = { value = 99999,", "bounded"),
        ("programme.toml", "third_review = { value = 10,", "third_review = { value = 0,", "positive"),
        ("programme.toml", "final = { value = 5,", "final = { value = -5,", "positive"),
        ("programme.toml", "dossier = { value = 2", "dossier = { value = 3", "concertation_of_two"),
        ("programme.toml", "dossier = { value = 2", "dossier = { value = 0", "positive"),
        ("programme.toml", 'ia = "Intelligence', 'ix = "X"\nia = "Intelligence', "choice"),
        ("programme.toml", "value = 12,", f"value = {'9' * 5000},", "toml"),
        ("programme.toml", 'series = "IA"', "series = " + "[" * 3000, "toml"),
        ("criteria.toml", "{years} ans au", "{years:99999999} ans au", "placeholder"),
        ("criteria.toml", "{years} ans au", "{years.real} ans au", "placeholder"),
        ("criteria.toml", "{years} ans au", "{years!r} ans au", "placeholder"),
        (EARLY, "window_months = { value = 60", "window_months = { value = 9999999", "bounded"),
        (EARLY, "months = { value = 24", "months = { value = -24", "bounded"),
        (EARLY, 'id = "iatiev-2021-04-22"', 'id = "iatiev-2023-11-23"', "unique"),
        ("grid-1.toml", 'id = "profile"', 'id = "job"', "unique"),
        ("criteria.toml", 'kind = "minimum_age"', 'kind = "minimum_height"', "kind"),
        ("criteria.toml", 'id = "GEN-INTENT"', 'id = "GEN-AGE"', "unique"),
        ("criteria.toml", 'fact = "candidate.intends_to_settle"', 'fact = "candidate.hair"', "fact"),
        ("criteria.toml", 'fact = "candidate.intends_to_settle"', 'fact = "candidate.born_on.x"', "fact"),
        ("criteria.toml", 'diploma = "IA-DQ-DIPL"', 'diploma = "GEN-AGE"', "criterion_of_kind"),
        ("criteria.toml", "{years} ans au", "{ans} ans au", "placeholder"),
        ("criteria.toml", "{years} ans au", "{years ans au", "placeholder"),
        ("criteria.toml", 'unknown = "date de naissance', 'inconnu = "date de naissance', "text_unknown"),
        ("criteria.toml", 'unknown = "date de naissance', 'inconnu = "date de naissance', "text_missing"),
        (EARLY, 'required = "engagement', 'demande = "engagement', "text_unknown"),
        (EARLY, "years = { value = 18", "years = { value = 18.5", "int"),
        (EARLY, "inside = { value = 100000", 'inside = { value = "cent mille"', "Decimal"),
        (EARLY, "inside = { value = 100000", "inside = { value = nan", "Decimal"),
        (EARLY, "valid_to = 2023-11-22", "valid_to = 2023-11-21", "consecutive"),
        (EARLY, "valid_to = 2023-11-22", "valid_to = 2023-11-23", "consecutive"),
        (EARLY, "valid_to = 2023-11-22", "", "last_open"),
        (EARLY, "valid_from = 2021-04-22", "valid_from = 2021-05-01", "consecutive"),
        (EARLY, "valid_to = 2023-11-22", "valid_to = 2021-04-01", "after"),
        (LATE, "valid_to = 2025-12-31", "", "last_open"),
        (LATE, "valid_to = 2025-12-31", "valid_to = 2025-12-30", "ends_with_programme"),
        ("grid-1.toml", 'id = "job.share"', 'id = "job.tasks"', "unique"),
        ("grid-1.toml", "{ value = 4, label", "{ value = 5, label", "scale"),
        ("grid-1.toml", "comment_required_up_to = 1", "comment_required_up_to = 5", "comment_mark"),
        ("grid-1.toml", "weight = 30", "weight = 0", "positive"),
        ("occupations.toml", 'noc_version = "2016"', 'noc_version = "2006"', "choice"),
    ],
)  # fmt: skip
def test_each_fault_is_told(change: Change, file: str, old: str, new: str, code: str) -> None:
    assert code in {found for _, _, found in faults_of(change(file, old, new))}


def test_a_rule_set_holds_every_criterion_and_no_other(folder: Path) -> None:
    path = folder / EARLY
    path.write_text(path.read_text(encoding="utf-8").replace("GEN-INTENT", "GEN-OTHER"), encoding="utf-8")
    assert {code for _, _, code in faults_of(folder)} == {"criterion", "criterion_missing"}


def test_a_file_that_is_not_toml_is_told_with_the_line_and_what_stands_there(change: Change) -> None:
    folder = change("programme.toml", 'series = "IA"', "series = IA")
    with pytest.raises(ProgrammeInvalid) as caught:
        load_programme(folder)
    (fault,) = caught.value.faults
    assert (fault.place, fault.found) == ("ligne 8", "series = IA")


def test_a_file_that_ends_too_soon_is_told(folder: Path) -> None:
    (folder / "grid-1.toml").write_text("version = [", encoding="utf-8")
    (fault,) = faults_of(folder)
    assert fault[2] == "toml"


def test_a_fault_names_its_file_and_line(change: Change) -> None:
    folder = change("rules/iatiev-2021-04-22.toml", "years = { value = 18", 'years = { value = "dix-huit"')
    lines = (folder / "rules/iatiev-2021-04-22.toml").read_text(encoding="utf-8").splitlines()
    number = next(n for n, line in enumerate(lines, start=1) if "dix-huit" in line)
    (fault,) = faults_of(folder)
    assert fault == ("iatiev-2021-04-22.toml", f"ligne {number}, criteria.GEN-AGE.values.years.value", "int")


def test_a_fault_in_a_list_names_the_line_of_its_item(change: Change) -> None:
    folder = change("criteria.toml", 'fact = "candidate.intends_to_settle"', 'fact = "candidate.hair"')
    lines = (folder / "criteria.toml").read_text(encoding="utf-8").splitlines()
    number = lines.index('fact = "candidate.hair"') + 1
    assert (("criteria.toml", f"ligne {number}, criteria.2.fact", "fact")) in faults_of(folder)


def test_all_the_faults_of_a_folder_are_told_at_once(change: Change) -> None:
    change("programme.toml", 'series = "IA"', "series = 1")
    change("grid-1.toml", "version = 1", 'version = "un"')
    folder = change("criteria.toml", 'label = "Âge"', "label = 3")
    assert {file for file, _, _ in faults_of(folder)} == {"programme.toml", "grid-1.toml", "criteria.toml"}


def test_the_faults_of_all_the_programmes_are_told_at_once(folder: Path) -> None:
    shutil.copytree(folder, folder.parent / "second")
    (folder / "grid-1.toml").unlink()
    with pytest.raises(ProgrammeInvalid) as caught:
        load_programmes(folder.parent)
    assert {fault.code for fault in caught.value.faults} == {"files", "identifier"}


def test_a_file_that_is_not_text_is_told(folder: Path) -> None:
    (folder / "wages.toml").write_bytes(b"\xff\xfe")
    assert faults_of(folder) == [("wages.toml", "", "readable")]


def test_a_programme_may_have_no_end_no_territory_and_no_occupations(change: Change) -> None:
    folder = change("programme.toml", 'territory = "cmm"\n', "")
    text = (folder / "programme.toml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("end = ")]
    (folder / "programme.toml").write_text("\n".join(kept), encoding="utf-8")
    (folder / "occupations.toml").unlink()
    change("rules/iatiev-2023-11-23.toml", "valid_to = 2025-12-31", "")
    programme = load_programme(folder)
    assert (programme.ends_on, programme.territory, programme.occupations) == (None, None, ())
    assert programme.nearest_rule_set(programme.opens_on.replace(year=2050)).id == "iatiev-2023-11-23"


def test_a_programme_without_end_must_not_stop_its_last_rule_set(change: Change) -> None:
    folder = change("programme.toml", "end = { value", "fin = { value")
    text = (folder / "programme.toml").read_text(encoding="utf-8")
    kept = [line for line in text.splitlines() if not line.startswith("fin = ")]
    (folder / "programme.toml").write_text("\n".join(kept), encoding="utf-8")
    assert [code for _, _, code in faults_of(folder)] == ["ends_with_programme"]


def test_a_newer_grid_is_the_one_that_is_used_and_the_older_one_stays(folder: Path) -> None:
    text = (folder / "grid-1.toml").read_text(encoding="utf-8")
    newer = text.replace("version = 1", "version = 2").replace("iatiev-grille-1", "iatiev-grille-2")
    newer = newer.replace("valid_from = 2021-04-22", "valid_from = 2024-01-08")
    (folder / "grid-2.toml").write_text(newer, encoding="utf-8")
    programme = load_programme(folder)
    assert programme.grid.id == "iatiev-grille-2"
    assert grid_in_effect(programme.grids, date(2024, 1, 7)).id == "iatiev-grille-1"
    assert grid_in_effect(programme.grids, date(2024, 1, 8)).id == "iatiev-grille-2"


def test_the_faults_of_a_territory_are_told(tmp_path: Path) -> None:
    def faults(file: str, change: Callable[[str], str]) -> set[str]:
        copy = tmp_path / "cmm"
        shutil.rmtree(copy, ignore_errors=True)
        shutil.copytree(resource_files.path("geography/cmm"), copy)
        path = copy / file
        path.write_text(change(path.read_text(encoding="utf-8")), encoding="utf-8")
        found: list[object] = []
        assert load_territory(copy, found) is None  # type: ignore[arg-type]  # only the codes are looked at here
        return {fault.code for fault in found}  # type: ignore[attr-defined]

    assert faults("names.csv", lambda text: text.replace(",inside,", ",dedans,", 1)) == {"choice"}
    assert faults("names.csv", lambda text: text.replace("name,", "nom,", 1)) == {"columns"}
    assert faults("municipalities.csv", lambda text: text.replace("66023", "6602", 1)) == {"geographic_code"}
    assert faults("municipalities.csv", lambda _text: "") == {"columns"}
    assert faults("territory.toml", lambda text: text.replace("id =", "ident =")) == {"known_key", "present"}


def test_a_missing_file_of_a_territory_is_told(tmp_path: Path) -> None:
    found: list[object] = []
    assert load_territory(tmp_path, found) is None  # type: ignore[arg-type]  # only their number is looked at
    assert len(found) >= 3


def test_the_refusal_is_explained_in_french(change: Change) -> None:
    with pytest.raises(ProgrammeInvalid) as caught:
        load_programme(change("programme.toml", 'series = "IA"', "series = 1"))
    assert Wording.load().explain(caught.value).what


def without_branches(folder: Path) -> None:
    path = folder / "programme.toml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("[labels.streams]"), text.index("[labels.diploma_levels]")
    path.write_text(text[:start] + text[end:], encoding="utf-8")


def test_a_programme_without_streams_asks_nothing_of_any(folder: Path) -> None:
    without_branches(folder)
    found = faults_of(folder)
    assert {code for _, _, code in found} == {"no_branch"}
    places = " ".join(place for _, place, _ in found)
    assert all(
        part in places for part in ("streams", "substreams", "profiles", "reception_windows", "documents")
    )


def test_two_versions_of_a_grid_have_an_id_and_a_number_of_their_own(folder: Path) -> None:
    shutil.copy(folder / "grid-1.toml", folder / "grid-2.toml")
    found = {(file, code) for file, _, code in faults_of(folder)}
    assert found == {("grid-2.toml", "grid_version"), ("grid-2.toml", "unique"), ("grid-2.toml", "after")}


def test_the_first_grid_is_in_effect_when_the_programme_opens(folder: Path) -> None:
    text = (folder / "grid-1.toml").read_text(encoding="utf-8")
    late = text.replace("valid_from = 2021-04-22", "valid_from = 2021-04-23")
    (folder / "grid-1.toml").write_text(late, encoding="utf-8")
    assert [(file, code) for file, _, code in faults_of(folder)] == [("grid-1.toml", "grid_at_opening")]


def test_a_grid_asks_at_least_one_question_with_at_least_one_criterion(folder: Path) -> None:
    text = (folder / "grid-1.toml").read_text(encoding="utf-8")
    head = text[: text.index("[[grid.findings]]")]
    (folder / "grid-1.toml").write_text(head + "findings = []\n", encoding="utf-8")
    assert [code for _, _, code in faults_of(folder)] == ["list_not_empty"]
    bare = head + 'findings = [{ id = "a", label = "A", question = "A", criteria = [] }]\n'
    (folder / "grid-1.toml").write_text(bare, encoding="utf-8")
    assert [code for _, _, code in faults_of(folder)] == ["list_not_empty"]
