"""CSV requests: French headings and values, every usual dialect, and the place of each fault."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from reviewer.dossier.request import (
    DiplomaLevel,
    DocumentReference,
    EvaluationRequest,
    Experience,
    NocVersion,
)
from reviewer.errors import Fault, InputRefused
from reviewer.intake.reader import RequestFiles, read_file
from reviewer.intake.rows import IntakeFile
from reviewer.wording import Wording

N = "\u202f"


def read(folder: Path, content: str | bytes, name: str = "demandes.csv") -> IntakeFile:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_file(path)


def refused(folder: Path, content: str | bytes, name: str = "demandes.csv") -> tuple[Fault, ...]:
    with pytest.raises(InputRefused) as refusal:
        read(folder, content, name)
    return refusal.value.faults


def only(file: IntakeFile) -> EvaluationRequest:
    (row,) = file.rows
    assert row.request is not None, [Wording.load().fault(fault) for fault in row.faults]
    return row.request


FRENCH = (
    "Référence;Reçue le;Volet;Sous-volet;Profil;Employeur;NEQ;Titre de l’emploi;Code CNP;Version de la CNP;"
    "Situation de l’emploi;Heures par semaine;Salaire annuel brut;Part du travail en IA;Date de naissance;"
    "Intention de s’établir au Québec;Contrôle l’employeur;Diplôme 1 – niveau;Diplôme 1 – obtenu le;"
    "Diplôme 3 – niveau;Expérience 1 – début;Expérience 1 – fin;Expérience 1 – niveau;"
    "Expérience 1 – version de la CNP;Document 1 – nature;Document 1 – fichier;Aucune expérience\n"
    "TC-1;14/05/2024;Intelligence artificielle;Travailleur étranger;Francisation;Boréal inc.;1160 000 008;"
    f"Chercheuse;21211;CNP 2021;Occupé;37,5 h;105{N}000,00{N}$;80{N}%;3 février 1990;oui;non;Maîtrise;"
    "2019-06-30;DESS;01-09-2019;1er juin 2022;niveau A;2016;cv;TC-1/cv.pdf;non\n"
)


def test_a_row_written_as_people_write_it_gets_in(tmp_path: Path) -> None:
    request = only(read(tmp_path, FRENCH))
    assert request.reference == "TC-1"
    assert request.received_on == date(2024, 5, 14)
    assert (request.stream, request.substream, request.profile) == (
        "ia",
        "travailleur_etranger",
        "francisation",
    )
    assert request.employer.neq == "1160000008"
    job = request.job
    assert (job.noc, job.noc_version, job.status) == ("21211", NocVersion.V2021, "held")
    assert (job.hours_per_week, job.annual_salary_cad) == (Decimal("37.5"), Decimal(105000))
    assert job.ai_share_percent == 80
    candidate = request.candidate
    assert candidate.born_on == date(1990, 2, 3)
    assert (candidate.intends_to_settle, candidate.controls_employer) == (True, False)
    assert candidate.stay_conditions_respected is None
    assert candidate.diplomas is not None
    assert [diploma.level for diploma in candidate.diplomas] == [DiplomaLevel.MAITRISE, DiplomaLevel.DESS]
    assert candidate.experiences == (
        Experience(
            noc_version=NocVersion.V2016, level="A", started_on=date(2019, 9, 1), ended_on=date(2022, 6, 1)
        ),
    )
    assert request.documents == (DocumentReference(kind="cv", path="TC-1/cv.pdf"),)


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_every_usual_dialect_says_the_same(tmp_path: Path, delimiter: str, encoding: str, end: str) -> None:
    text = end.join(
        delimiter.join(cells)
        for cells in (["Référence", "Prénom"], ["TC-1", '"Ève, la ""seule""; l’autre"'], [])
    )
    request = only(read(tmp_path, text.encode(encoding)))
    assert request.candidate.given_name == 'Ève, la "seule"; l’autre'


def test_a_quoted_cell_may_run_over_lines_and_rows_keep_the_number_of_the_spreadsheet(tmp_path: Path) -> None:
    file = read(tmp_path, 'Référence,Tâches\n\nTC-1,"une\ndeux"\n,\nTC-2,\n')
    assert [(row.number, row.place) for row in file.rows] == [(3, "ligne 3"), (5, "ligne 5")]
    assert file.rows[0].request is not None
    assert file.rows[0].request.job.description == "une\ndeux"


def test_headings_are_found_whatever_their_order_case_accents_and_punctuation(tmp_path: Path) -> None:
    request = only(
        read(
            tmp_path,
            "DIPLOME 2 : pays,SALAIRE ANNUEL BRUT ($),candidate.born_on,reference\nFR,1,1990-01-01,A\n",
        )
    )
    assert request.job.annual_salary_cad == 1
    assert request.candidate.born_on == date(1990, 1, 1)
    assert request.candidate.diplomas is not None
    assert request.candidate.diplomas[0].country == "FR"


def test_the_hint_of_a_spreadsheet_chooses_the_delimiter(tmp_path: Path) -> None:
    file = read(tmp_path, "sep=|\nRéférence|Volet\nTC-1|IA\n")
    assert [(row.number, row.reference) for row in file.rows] == [(3, "TC-1")]


def test_a_blank_cell_is_unknown_and_a_said_absence_is_an_empty_list(tmp_path: Path) -> None:
    blank = only(read(tmp_path, "Référence,Diplôme 1 – niveau,Effets visuels\nTC-1,,\n"))
    assert (blank.candidate.diplomas, blank.job.visual_effects) == (None, None)
    none = only(read(tmp_path, "Référence,Aucun diplôme,Aucune expérience\nTC-1,x,oui\n"))
    assert (none.candidate.diplomas, none.candidate.experiences) == ((), ())


def test_an_absence_beside_a_diploma_is_a_fault(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Référence,Aucun diplôme,Diplôme 1 – niveau\nTC-1,oui,Bac\n").rows
    assert [(fault.code, fault.place) for fault in row.faults] == [
        ("none_and_some", f"ligne 2, colonne «{N}Aucun diplôme{N}»")
    ]


def test_a_fault_names_the_line_the_column_and_the_text_of_the_cell(tmp_path: Path) -> None:
    (row,) = read(
        tmp_path, "Référence;Salaire annuel brut\n\n\nTC-1;cent mille\n".replace("\n\n\n", "\n;\n;\n")
    ).rows
    assert [Wording.load().fault(fault) for fault in row.faults] == [
        f"demandes.csv, ligne 4, colonne «{N}Salaire annuel brut{N}»{N}: on trouve «{N}cent mille{N}»{N}; "
        f"il faut un montant comme 105000.00 ou 105{N}000,00{N}$, d’au plus 9 chiffres et 2 décimales."
    ]
    assert [fault.path for fault in row.faults] == ["job.annual_salary_cad"]


CELLS = [
    ("Salaire annuel brut", "105,000", "money"),
    ("Salaire annuel brut", "105,000.00", "money"),
    ("Salaire annuel brut", "105.000,00", "money"),
    ("Salaire annuel brut", "1 05 000", "money"),
    ("Salaire annuel brut", "-5 $", "money"),
    ("Heures par semaine", "temps plein", "number"),
    ("Heures par semaine", "169", "number"),
    ("Part du travail en IA", "101 %", "number"),
    ("Date de naissance", "31/02/1990", "date"),
    ("Date de naissance", "02/13/1990", "date"),
    ("Date de naissance", "14/05/90", "date"),
    ("Date de naissance", "12 brumaire 1990", "date"),
    ("Effets visuels", "peut-être", "not_boolean"),
    ("Volet", "cinéma", "choice"),
    ("Code CNP", "2A1", "noc_any"),
    ("NEQ", "12", "digits"),
    ("Diplôme 1 – niveau", "licence", "choice"),
    ("Expérience 2 – fin", "hier", "date"),
    ("Document 1 – fichier", "../secret.pdf", "path_outside"),
    ("Aucun diplôme", "bof", "not_boolean"),
]


@pytest.mark.parametrize(("heading", "cell", "code"), CELLS)
def test_a_cell_that_cannot_be_read_is_a_fault_in_its_column(
    tmp_path: Path, heading: str, cell: str, code: str
) -> None:
    extra = ("Document 1 – nature", "cv") if heading.startswith("Document") else ("Prénom", "Ève")
    (row,) = read(tmp_path, f"Référence;{heading};{extra[0]}\nTC-1;{cell};{extra[1]}\n").rows
    assert [(fault.place, fault.code) for fault in row.faults] == [
        (f"ligne 2, colonne «{N}{heading}{N}»", code)
    ]
    assert cell in row.faults[0].found


def test_an_end_before_the_start_is_a_fault_of_the_column_of_the_end(tmp_path: Path) -> None:
    (row,) = read(
        tmp_path, "Référence;Expérience 3 – début;Expérience 3 – fin\nTC-1;2020-01-02;2020-01-01\n"
    ).rows
    assert [fault.place for fault in row.faults] == [f"ligne 2, colonne «{N}Expérience 3 – fin{N}»"]


def test_an_unquoted_comma_that_shifts_a_row_is_a_fault(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Référence,Salaire annuel brut,Prénom\nTC-1,105000,00,Ève\n").rows
    assert [(fault.code, fault.place) for fault in row.faults] == [("untitled_cells", "ligne 2")]


def test_a_row_without_reference_is_a_fault_and_the_others_get_in(tmp_path: Path) -> None:
    file = read(tmp_path, "Référence,Volet\nTC-1,IA\n,IA\nTC-3,IA\n")
    assert [row.request is not None for row in file.rows] == [True, False, True]
    assert [(fault.code, fault.place) for fault in file.faults] == [
        ("missing", f"ligne 3, colonne «{N}Référence{N}»")
    ]


def test_one_reference_on_two_lines_names_the_earlier_line(tmp_path: Path) -> None:
    file = read(tmp_path, "Référence,Volet\nTC-1,IA\nTC-1,IA\nTC-1,TI-EV\n")
    assert [len(row.faults) for row in file.rows] == [0, 0, 1]
    assert "ligne 2" in file.faults[0].found


def test_columns_that_we_do_not_know_are_named_where_they_are_filled(tmp_path: Path) -> None:
    file = read(tmp_path, "Référence,Humeur\nTC-1,bonne\nTC-2,\n")
    assert [row.ignored for row in file.rows] == [("Humeur",), ()]


def test_the_payload_of_a_faulty_row_can_be_corrected_and_gets_in(tmp_path: Path) -> None:
    (row,) = read(tmp_path, "Référence;Salaire annuel brut;Diplôme 1 – pays\nTC-1;cent mille;FR\n").rows
    assert row.faults
    assert "cent mille" in row.payload
    again = RequestFiles().read_payload(row.payload, "demandes.csv", tmp_path)
    assert [(fault.place, fault.code) for fault in again.faults] == [("job.annual_salary_cad", "money")]
    mended = RequestFiles().read_payload(
        row.payload.replace("cent mille", "100000"), "demandes.csv", tmp_path
    )
    assert mended.request is not None
    assert mended.request.job.annual_salary_cad == 100_000


@pytest.mark.parametrize(
    ("content", "codes"),
    [
        ("", ["empty"]),
        (" \n;;\n", ["empty"]),
        ("Référence,Volet\n", ["no_rows"]),
        ("Volet,volet\nIA,IA\n", ["duplicate_heading", "no_reference_column"]),
        ("Diplôme 1 – niveau,Référence,diplome 1 niveau\n,,\n", ["duplicate_heading"]),
        ('Référence,Volet\nTC-1,"IA', ["bad_quotes"]),
        ('Référence,Volet\n"TC"1,IA\n', ["bad_quotes"]),
        ("bonjour tout le monde\n", ["no_reference_column"]),
        (b"R\x81f\x8drence\n", ["not_text_file"]),
        ("Référence" + ",x" * 250 + "\n", ["too_many_columns"]),
    ],
)
def test_a_file_that_is_no_table_of_requests_is_refused(
    tmp_path: Path, content: str | bytes, codes: list[str]
) -> None:
    assert [fault.code for fault in refused(tmp_path, content)] == codes


def test_a_quote_that_is_never_closed_is_refused_at_its_line(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, 'Référence,Volet\nTC-1,IA\nTC-2,"IA\nTC-3,IA\n')
    assert fault.place == "ligne 3"


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    (fault,) = refused(tmp_path, "Référence\n" + "A\n" * 20_001)
    assert fault.code == "too_many_rows"


def test_what_came_from_outside_cannot_break_a_sentence(tmp_path: Path) -> None:
    (row,) = read(tmp_path, 'Référence;Volet\nTC-1;"a\nb\u202e\u0007' + "x" * 500 + '"\n').rows
    sentence = Wording.load().fault(row.faults[0])
    assert "\n" not in sentence
    assert "a\\nb\\u202e\\x07" in sentence
    assert len(row.faults[0].found) < 90
