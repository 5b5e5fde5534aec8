"""What the code on paper says of an avis, and what it is worth beside the register."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import date

import pytest

from reviewer.avis.avis import Avis, RegisterEvent, RegisterEventKind
from reviewer.avis.content import as_json
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.proof import HASH_BYTES, TEXT_BYTES, PaperFindings, PaperOutcome, content_hash, paper_facts
from reviewer.avis.verification import Fact, Proof, Reason, Records, Verdict, judge_paper, not_the_file, says
from reviewer.dossier.lifecycle import AvisState
from tests.support.avis_documents import NUMBER, SIGNED_AT, a_sealed_avis, an_avis

CONTENT = a_sealed_avis()
KID = "0123456789abcdef"
FACTS = paper_facts(CONTENT, KID)
GENUINE = PaperFindings(outcome=PaperOutcome.GENUINE, code="code_genuine", facts=FACTS)
IN_TIME = date(2025, 12, 31)
ENTRY = Avis(
    number=AvisNumber.parse(NUMBER),
    dossier_id="d",
    content=CONTENT,
    pdf_sha256="a" * 64,
    state=AvisState.IN_FORCE,
    events=(RegisterEvent(kind=RegisterEventKind.ISSUED, at=SIGNED_AT, by="s"),),
)


def test_the_code_says_the_number_the_answer_the_days_the_holder_and_the_first_half_of_the_digest() -> None:
    assert (FACTS.number, FACTS.favourable, FACTS.kid) == (NUMBER, CONTENT.favourable, KID)
    assert (FACTS.issued_on, FACTS.expires_on) == (CONTENT.issued_on, CONTENT.expires_on)
    assert (FACTS.holder, FACTS.job) == (CONTENT.candidate_name, CONTENT.job_title)
    assert FACTS.content_hash == content_hash(CONTENT)
    assert content_hash(CONTENT) == hashlib.sha256(as_json(CONTENT)).digest()[:HASH_BYTES]


def test_a_draft_has_no_code() -> None:
    with pytest.raises(ValueError, match="draft"):
        paper_facts(an_avis(), KID)


@pytest.mark.parametrize(("longer", "kept"), [(0, True), (1, False)])
def test_a_job_is_left_out_where_it_does_not_fit_beside_the_name(longer: int, kept: bool) -> None:
    job = "e" * (TEXT_BYTES - len("Éva".encode()) + longer)
    facts = paper_facts(a_sealed_avis(candidate_name="Éva", job_title=job), KID)
    assert facts.job == (job if kept else None)


def test_a_name_that_does_not_fit_ends_with_an_ellipsis_and_never_inside_a_letter() -> None:
    just = "é" * (TEXT_BYTES // 2)
    assert paper_facts(a_sealed_avis(candidate_name=just, job_title=None), KID).holder == just
    cut = paper_facts(a_sealed_avis(candidate_name=just + "é", job_title=None), KID).holder
    assert cut == "é" * ((TEXT_BYTES - len("…".encode())) // 2) + "…"


@pytest.mark.parametrize(
    ("entry", "verdict"),
    [
        (ENTRY, Verdict.IN_FORCE),
        (None, Verdict.GENUINE),
        (replace(ENTRY, content=a_sealed_avis(job_title="Autre emploi")), Verdict.ALTERED),
        (replace(ENTRY, number=AvisNumber("IA", 2025, 9)), Verdict.ALTERED),
    ],
)
def test_a_genuine_code_stands_as_the_register_says_where_both_say_the_same(
    entry: Avis | None, verdict: Verdict
) -> None:
    answer = judge_paper(GENUINE, Records(as_of=IN_TIME, entry=entry))
    assert answer.verdict is verdict
    assert (answer.number, answer.issued_on, answer.expires_on) == (NUMBER, FACTS.issued_on, FACTS.expires_on)
    assert (answer.signer, answer.level, answer.proof, answer.paper) == (None, None, Proof.CODE, FACTS)
    assert answer.reasons[:2] == (Reason("code_genuine"), says(FACTS))


@pytest.mark.parametrize(
    "outcome", [outcome for outcome in PaperOutcome if outcome is not PaperOutcome.GENUINE]
)
def test_a_code_that_is_not_the_office_s_says_nothing_but_why(outcome: PaperOutcome) -> None:
    answer = judge_paper(
        PaperFindings(outcome=outcome, code="code_of_nobody"), Records(as_of=IN_TIME, entry=ENTRY)
    )
    assert (answer.verdict.value, answer.number, answer.proof) == (outcome.value, None, None)
    assert answer.reasons == (Reason("code_of_nobody"),)


@pytest.mark.parametrize("favourable", [True, False])
def test_what_the_code_says_is_told_with_the_job_where_it_has_one(favourable: bool) -> None:
    facts = replace(FACTS, favourable=favourable)
    code = "code_says_favourable" if favourable else "code_says_unfavourable"
    told: dict[str, Fact] = {
        "number": NUMBER,
        "holder": facts.holder,
        "issued_on": facts.issued_on,
        "expires_on": facts.expires_on,
    }
    assert says(facts) == Reason(f"{code}_job", {**told, "job": facts.job or ""})
    assert says(replace(facts, job=None)) == Reason(code, told)


def test_a_scan_with_a_good_code_is_still_not_the_file() -> None:
    paper = judge_paper(GENUINE, Records(as_of=IN_TIME, entry=ENTRY))
    answer = not_the_file(replace(paper, verdict=Verdict.NOT_AN_AVIS), paper)
    assert (answer.verdict, answer.proof, answer.paper) == (Verdict.NOT_AN_AVIS, None, FACTS)
    assert answer.reasons == (
        Reason("scan_not_the_file"),
        Reason("scan_verdict", {"verdict": Verdict.IN_FORCE}),
        *paper.reasons,
    )
