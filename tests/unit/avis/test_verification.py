"""What a file's proof, the register and the calendar mean together."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reviewer import resource_files
from reviewer.avis.avis import Avis, RegisterEvent, RegisterEventKind
from reviewer.avis.numbering import AvisNumber
from reviewer.avis.verification import Reason, Records, SignatureFindings, SignatureOutcome, Verdict, judge
from reviewer.dossier.lifecycle import AvisState
from reviewer.wording import Wording
from tests.support.avis_documents import NUMBER, SIGNED_AT, a_sealed_avis

CONTENT = a_sealed_avis()
SHA256 = "a" * 64
FINDINGS = SignatureFindings(
    outcome=SignatureOutcome.GENUINE,
    pdf_sha256=SHA256,
    content=CONTENT,
    signer=CONTENT.signatory_name,
    signed_at=SIGNED_AT,
    level="B-B",
    reasons=(Reason("whole_and_unaltered", {"named": CONTENT.signatory_name}),),
)
TOO_EARLY, IN_TIME, TOO_LATE = date(2025, 5, 19), date(2025, 12, 31), date(2026, 1, 1)


def _entry(state: AvisState = AvisState.IN_FORCE, *events: RegisterEvent, sha256: str = SHA256) -> Avis:
    return Avis(
        number=AvisNumber.parse(NUMBER),
        dossier_id="d",
        content=CONTENT,
        pdf_sha256=sha256,
        state=state,
        events=(RegisterEvent(kind=RegisterEventKind.ISSUED, at=SIGNED_AT, by="s"), *events),
    )


def _event(kind: RegisterEventKind, reference: str | None = None) -> RegisterEvent:
    return RegisterEvent(
        kind=kind,
        at=datetime(2025, 7, 1, 3, tzinfo=UTC),
        by="s",
        reason="Départ de l’employeur.",
        reference=reference,
    )


@pytest.mark.parametrize(
    ("entry", "as_of", "verdict"),
    [
        (_entry(), IN_TIME, Verdict.IN_FORCE),
        (_entry(), TOO_LATE, Verdict.EXPIRED),
        (_entry(AvisState.SUSPENDED, _event(RegisterEventKind.SUSPENDED)), IN_TIME, Verdict.SUSPENDED),
        (_entry(AvisState.SUSPENDED, _event(RegisterEventKind.SUSPENDED)), TOO_LATE, Verdict.EXPIRED),
        (_entry(AvisState.REVOKED, _event(RegisterEventKind.REVOKED)), TOO_LATE, Verdict.REVOKED),
        (
            _entry(AvisState.SUPERSEDED, _event(RegisterEventKind.SUPERSEDED, "IA-2025-0009")),
            IN_TIME,
            Verdict.SUPERSEDED,
        ),
        (_entry(sha256="b" * 64), IN_TIME, Verdict.ALTERED),
        (None, IN_TIME, Verdict.GENUINE),
        (None, TOO_LATE, Verdict.EXPIRED),
        (None, TOO_EARLY, Verdict.NOT_YET),
        (_entry(), TOO_EARLY, Verdict.NOT_YET),
        (_entry(AvisState.REVOKED, _event(RegisterEventKind.REVOKED)), TOO_EARLY, Verdict.REVOKED),
    ],
)
def test_the_register_then_the_calendar_decide(entry: Avis | None, as_of: date, verdict: Verdict) -> None:
    assert judge(FINDINGS, Records(as_of=as_of, entry=entry)).verdict is verdict


def test_a_named_register_that_does_not_know_the_number_makes_the_file_untrusted() -> None:
    assert judge(FINDINGS, Records(as_of=IN_TIME, register_is_explicit=True)).verdict is Verdict.UNTRUSTED


def test_without_register_nor_day_a_passed_expiry_is_only_a_reason() -> None:
    answer = judge(FINDINGS, Records(as_of=TOO_LATE, day_is_explicit=False))
    assert answer.verdict is Verdict.GENUINE
    assert [reason.code for reason in answer.reasons] == ["whole_and_unaltered", "expired", "no_register"]


def test_the_answer_carries_the_facts_of_the_signed_file() -> None:
    answer = judge(FINDINGS, Records(as_of=IN_TIME, entry=_entry()))
    assert (answer.number, answer.issued_on, answer.expires_on) == (NUMBER, date(2025, 5, 20), IN_TIME)
    assert (answer.signer, answer.level) == ("Hélène Tremblay", "B-B")


def test_a_day_before_issue_is_said() -> None:
    answer = judge(FINDINGS, Records(as_of=date(2025, 5, 19)))
    assert "not_issued_yet" in [reason.code for reason in answer.reasons]


def test_the_reason_of_a_revocation_is_dated_in_quebec() -> None:
    answer = judge(
        FINDINGS,
        Records(as_of=IN_TIME, entry=_entry(AvisState.REVOKED, _event(RegisterEventKind.REVOKED))),
    )
    assert answer.reasons[-1] == Reason(
        "revoked_on", {"on": date(2025, 6, 30), "reason": "Départ de l’employeur."}
    )


def test_only_an_avis_in_force_or_genuine_holds() -> None:
    assert {verdict for verdict in Verdict if verdict.holds} == {Verdict.IN_FORCE, Verdict.GENUINE}


@given(
    st.sampled_from([outcome for outcome in SignatureOutcome if outcome is not SignatureOutcome.GENUINE]),
    st.sampled_from([None, _entry(), _entry(AvisState.REVOKED)]),
    st.dates(),
    st.booleans(),
    st.booleans(),
)
def test_no_register_makes_a_bad_file_good(
    outcome: SignatureOutcome, entry: Avis | None, as_of: date, register: bool, day: bool
) -> None:
    bad = replace(FINDINGS, outcome=outcome)
    answer = judge(bad, Records(as_of=as_of, entry=entry, register_is_explicit=register, day_is_explicit=day))
    assert answer.verdict.value == outcome.value


def test_every_reason_that_the_program_can_give_has_its_sentence() -> None:
    root = Path(resource_files.__file__).parent
    sources = [root / "avis" / "verification.py", root / "services" / "verification.py"]
    sources += [
        root / "documents" / f"{name}.py"
        for name in ("envelope", "verification", "reading", "validation", "proof", "scanning")
    ]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    patterns = [
        r'Reason\(\s*"(\w+)"',
        r'EnvelopeFault\("(\w+)"\)',
        r'SignatureOutcome\.\w+,\s*"(\w+)"',
        r'return "(\w+_\w+)"',
        r'\bfault = "(\w+)"',
        r'\bfault="(\w+)"',
        r'\bcode="(\w+)"',
        r'"(signature_removed)"',
        r'"(page_differs)"',
        r'"(countersignature_missing)"',
        r'"(code_says_\w+)"',
    ]
    used = {code for pattern in patterns for code in re.findall(pattern, text)}
    ends = ("suspended", "revoked", "superseded")
    used |= {f"{state}{end}" for state in ends for end in ("", "_on", "_by")}
    used |= {f"listed_{state}{end}" for state in ends for end in ("", "_by")}
    used |= {f"{code}_job" for code in used if code.startswith("code_says_")}
    used -= {"not_signed"}  # told as « draft », « signature_removed » or « no_avis_inside »
    written = set[str]()
    for file in sorted(resource_files.path("i18n/messages").glob("*_fr.toml")):
        written |= tomllib.loads(file.read_text(encoding="utf-8")).get("verification", {}).keys()
    assert used == written


def test_reasons_are_said_in_french_with_their_facts() -> None:
    said = Wording.load().text("verification", "expired", expires_on=IN_TIME, as_of=TOO_LATE)
    assert (
        said == "Sa date d’échéance, le 31 décembre 2025, est passée (date retenue\u202f: 1er janvier 2026)."
    )
