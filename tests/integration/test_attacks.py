"""Forgeries of avis of one and two signatories, without and with an archive time stamp: none is ever accepted."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from pathlib import Path

import pytest
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.timestamps import DummyTimeStamper

from reviewer.avis.content import AvisContent
from reviewer.avis.verification import SignatureFindings, SignatureOutcome
from reviewer.documents import preparation
from reviewer.documents.adapters import SignatureVerifier
from reviewer.documents.printing import render_avis
from tests.support.avis_documents import NUMBER, SIGNED_AT, a_key, a_sealed_avis, any_signer, with_reasons
from tests.support.forgeries import FORGERIES, Forgery
from tests.support.pdf_surgery import Target, gaps, stamped, wrapped
from tests.support.pdf_updates.catalogue import SLIPPED, UPDATES
from tests.support.signed_avis import STAMPED_AT, Chancery, a_chancery, wording_of
from tests.support.variants import the_avis, two_signatories

# Three pages, so that there is something to take out, to swap and to shorten.
CONTENT = a_sealed_avis(
    favourable=False,
    findings=with_reasons("Un motif assez long pour plusieurs pages. " * 130, "Non.", job_answer=False),
)
BOTH = two_signatories(CONTENT)
KINDS = {
    "one signatory, B-B": (CONTENT, False),
    "two signatories, B-B": (BOTH, False),
    "one signatory, B-LTA": (CONTENT, True),
    "two signatories, B-LTA": (BOTH, True),
}
LEVELS = {False: "B-B", True: "B-LTA"}


@dataclass(frozen=True)
class Court:
    """The genuine files, what a forger has, and the one who judges."""

    chancery: Chancery
    steps: dict[str, dict[str, bytes]]
    targets: dict[str, Target]
    made: dict[tuple[str, str], bytes] = field(default_factory=dict)

    def forged(self, kind: str, forgery: Forgery) -> bytes:
        """Return a forgery of a genuine file, made once."""
        if (kind, forgery.name) not in self.made:
            self.made[kind, forgery.name] = forgery.forge(self.targets[kind])
        return self.made[kind, forgery.name]

    def judge(self, pdf: bytes) -> SignatureFindings:
        return SignatureVerifier().verify(pdf, self.chancery.trust)


@pytest.fixture(scope="module")
def court(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Court]:
    with a_chancery(tmp_path_factory.mktemp("chancery")) as chancery:
        steps = {name: chancery.steps(content, timed=timed) for name, (content, timed) in KINDS.items()}
        impostor = any_signer(a_key(tmp_path_factory.mktemp("impostor")))
        clock = _clock(chancery)
        targets = {}
        for name, (content, timed) in KINDS.items():
            another = replace(content, candidate_name="Quelqu’un d’autre").sealed("IA-2025-0007")
            targets[name] = Target(
                pdf=list(steps[name].values())[-1],
                unsigned=steps[name]["unsigned"],
                unarchived=[pdf for step, pdf in steps[name].items() if step != "archived"][-1],
                other=chancery.issue(another, timed=timed),
                accomplice=any_signer(chancery.accomplice),
                impostor=impostor,
                clock=clock,
            )
        yield Court(chancery, steps, targets)


def _clock(chancery: Chancery) -> DummyTimeStamper:
    """Return the trusted authority itself, as anybody may use it: it stamps what it is given."""
    from asn1crypto import keys, pem

    from reviewer.documents.certificates import as_asn1

    _, _, der = pem.unarmor((chancery.clock.folder / "tsa.key").read_bytes())
    return DummyTimeStamper(
        as_asn1(chancery.clock.certificate),
        keys.PrivateKeyInfo.load(der),
        fixed_dt=STAMPED_AT + timedelta(days=1),
    )


# --- what is genuine ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_that_was_issued_is_genuine_and_says_its_level(court: Court, kind: str) -> None:
    content, timed = KINDS[kind]
    found = court.judge(court.targets[kind].pdf)
    assert found.outcome is SignatureOutcome.GENUINE, found.reasons
    assert (found.content, found.level) == (content, LEVELS[timed])


@pytest.mark.parametrize("timed", [False, True], ids=["B-B", "B-LTA"])
@pytest.mark.parametrize("name", the_avis())
def test_every_variant_is_genuine_at_every_level(court: Court, name: str, timed: bool) -> None:
    found = court.judge(court.chancery.issue(the_avis()[name], timed=timed))
    assert found.outcome is SignatureOutcome.GENUINE, found.reasons


@pytest.mark.parametrize("kind", [kind for kind, (_, timed) in KINDS.items() if timed])
def test_an_avis_archived_again_by_the_office_is_still_genuine(court: Court, kind: str) -> None:
    again = court.chancery.stamps.archive(court.targets[kind].pdf)
    assert court.judge(again).outcome is SignatureOutcome.GENUINE


# --- what is not -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("forgery", FORGERIES, ids=str)
@pytest.mark.parametrize("kind", KINDS)
def test_it_is_refused_where(court: Court, kind: str, forgery: Forgery) -> None:
    forged = court.forged(kind, forgery)
    assert forged != court.targets[kind].pdf
    assert court.judge(forged).outcome is not SignatureOutcome.GENUINE


@pytest.mark.parametrize("kind", KINDS)
def test_no_earlier_state_of_the_file_passes_for_the_file(court: Court, kind: str) -> None:
    pdf = court.targets[kind].pdf
    ends = [end for _, _, end in gaps(pdf)]
    assert ends[-1] == len(pdf)
    for end in ends[:-1]:
        assert court.judge(pdf[:end]).outcome is not SignatureOutcome.GENUINE
    for step in list(court.steps[kind].values())[:-1]:
        assert court.judge(step).outcome is not SignatureOutcome.GENUINE


def _by_the_accomplice(court: Court, content: AvisContent) -> bytes:
    unsigned = render_avis(content, wording_of(content), proof="AV1:ESSAI")
    return court.chancery.accomplice.sign(unsigned, content, SIGNED_AT)


def test_an_insider_with_the_program_and_a_good_certificate_cannot_sign_in_the_signatorys_name(
    court: Court,
) -> None:
    lie = a_sealed_avis(candidate_name="Personne Imaginaire")
    found = court.judge(_by_the_accomplice(court, lie))
    assert found.outcome is SignatureOutcome.UNTRUSTED
    assert [reason.code for reason in found.reasons] == ["signer_is_another"]


def test_the_first_signatory_cannot_sign_twice_for_two(court: Court) -> None:
    unsigned = court.steps["two signatories, B-B"]["unsigned"]
    once = court.chancery.key.sign(unsigned, BOTH, SIGNED_AT)
    twice = court.chancery.key.countersign(once, BOTH, SIGNED_AT)
    assert court.judge(once).outcome is not SignatureOutcome.GENUINE
    assert court.judge(twice).outcome is not SignatureOutcome.GENUINE


def test_an_accomplice_cannot_stand_in_for_the_second_signatory(court: Court) -> None:
    once = court.steps["two signatories, B-B"]["signed"]
    found = court.judge(court.chancery.accomplice.countersign(once, BOTH, SIGNED_AT))
    assert found.outcome is not SignatureOutcome.GENUINE


@pytest.mark.parametrize("change", SLIPPED)
def test_the_second_signatory_cannot_slip_a_change_into_their_own_signature(
    court: Court, change: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The program itself is in their hands: the change and the signature are one update, as the program writes it."""
    honest = preparation.appending

    def appending(pdf: bytes) -> IncrementalPdfFileWriter:
        writer = honest(pdf)
        UPDATES[change](writer)
        return writer

    monkeypatch.setattr(preparation, "appending", appending)
    forged = court.chancery.second.countersign(court.steps["two signatories, B-B"]["signed"], BOTH, SIGNED_AT)
    assert court.judge(forged).outcome is not SignatureOutcome.GENUINE


def test_a_clock_that_nobody_trusts_adds_nothing(court: Court, tmp_path: Path) -> None:
    with a_chancery(tmp_path) as stranger:
        forged = stamped(court.targets["one signatory, B-LTA"].pdf, _clock(stranger))
    assert court.judge(forged).outcome is not SignatureOutcome.GENUINE


# --- that this is not vacuous ------------------------------------------------------------------------------------


def _called_valid(pdf: bytes, folder: Path) -> bool:
    """Tell whether pdfsig calls each signature valid; archive time stamps it cannot read, and says so."""
    path = folder / "avis.pdf"
    path.write_bytes(pdf)
    said = subprocess.run(
        ["pdfsig", "-nocert", str(path)], capture_output=True, text=True, check=False
    ).stdout
    verdicts = [line for line in said.splitlines() if "Signature Validation:" in line]
    known = [line for line in verdicts if "not yet been verified" not in line]
    return bool(known) and all("Signature is Valid" in line for line in known)


def test_a_common_reader_calls_most_of_these_forgeries_valid(court: Court, tmp_path: Path) -> None:
    kind = "two signatories, B-LTA"
    fooled = [one for one in FORGERIES if _called_valid(court.forged(kind, one), tmp_path)]
    assert len(FORGERIES) >= 40
    assert len(fooled) > len(FORGERIES) / 2


def test_the_wrapped_file_shows_another_page_under_a_signature_that_a_common_reader_calls_valid(
    court: Court, tmp_path: Path
) -> None:
    from reviewer.documents.preview import render_pages

    forged = wrapped(court.targets["one signatory, B-B"])
    assert _called_valid(forged, tmp_path)
    shown, *_ = render_pages(forged, 0.2)
    true, *_ = render_pages(court.targets["one signatory, B-B"].pdf, 0.2)
    assert sum(shown.rgba) < sum(true.rgba) / 2
    assert NUMBER in true.text
