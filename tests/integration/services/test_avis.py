"""From a decision to a signed avis, and its life in the register: four eyes, no hole, one transaction."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from reviewer.avis.avis import AvisNotInState, ReasonMissing, RegisterEventKind
from reviewer.avis.content import as_json, verification_code
from reviewer.avis.validity import ProgrammeEnded
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, ActNotPermitted, ActNotPossibleNow, AvisState, DossierState, Role
from reviewer.dossier.people import FORBIDDEN_AFTER, HandsNotApart, Part
from reviewer.errors import AviseError, NotFound
from reviewer.services.avis import (
    AvisNotReplaceable,
    AvisOfSomebodyElse,
    CertificateOfSomebodyElse,
    NoSignatoryLeft,
    ReturnReasonMissing,
)
from tests.support.fakes import MARK_OF_A_DRAFT, SEAL, KeyOutOfDate, NotDrawable, PlainKey, WrongPassphrase
from tests.support.office import FOUNDER, PROGRAMME, House
from tests.support.people import NAMES, a_person

KEY = PlainKey(NAMES["sacha"])


def _refused(house: House, error: type[AviseError], act: Callable[[], object]) -> None:
    before = house.journal()
    with pytest.raises(error):
        act()
    assert house.journal() == before


def _give_part(house: House, dossier_id: str, part: Part, key: str) -> None:
    with house.opened.store.begin() as work:
        dossier = work.dossiers.get(dossier_id)
        work.dossiers.save(replace(dossier, parts=dossier.parts | {(part, key)}))
        work.commit(FOUNDER, house.clock.now(), Event(name="house_staffed"))


# --- drafting and validating ---------------------------------------------------------------------------------


def test_a_draft_says_what_was_decided_and_names_a_signatory_who_is_free(house: House) -> None:
    dossier_id = house.drafted()
    with house.opened.store.read() as work:
        draft = work.register.draft_of(dossier_id)
    content = draft.content
    assert (draft.drafted_by, draft.validated_by) == ("kim", None)
    assert (content.number, content.verification_code) == (None, None)
    assert content.favourable
    assert [(finding.id, finding.answer) for finding in content.findings] == [
        ("job", True),
        ("profile", True),
    ]
    assert content.signatory_name == NAMES["sacha"]
    assert (content.candidate_name, content.dossier_reference) == ("Adaeze Okonkwo", "TC-2025-0001")
    assert content.expires_on == date(2025, 12, 31)
    assert content.rules_id.startswith(PROGRAMME)


def test_an_avis_never_names_an_expert_or_a_mark(house: House) -> None:
    dossier_id = house.validated()
    house.sign(dossier_id)
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
    assert avis is not None
    text = as_json(avis.content).decode()
    for secret in ("Éli", "Elsa", "eli", "elsa", "Voir le CV.", "mark", "score"):
        assert secret not in text


def test_a_refusal_carries_its_reasons(house: House) -> None:
    dossier_id = house.decided(favourable=False)
    house.as_("kim").avis.draft(dossier_id)
    with house.opened.store.read() as work:
        content = work.register.draft_of(dossier_id).content
    assert not content.favourable
    assert [finding.reason for finding in content.findings] == [
        "Peu de tâches d’IA.",
        "Exigences non démontrées.",
    ]


def test_a_draft_can_be_looked_at_and_is_marked_as_one(house: House) -> None:
    dossier_id = house.drafted()
    assert house.as_("aude").avis.preview(dossier_id).endswith(MARK_OF_A_DRAFT)
    with pytest.raises(NotFound):
        house.office.avis.preview(house.received("TC-2"))


def test_what_cannot_be_printed_is_not_drafted(house: House) -> None:
    dossier_id = house.decided()
    house.printer.refuses = "Okonkwo"
    _refused(house, NotDrawable, lambda: house.as_("kim").avis.draft(dossier_id))
    assert house.state(dossier_id) is DossierState.DECIDED


def test_an_avis_sent_back_says_why_and_is_drafted_anew_by_anybody(house: House) -> None:
    dossier_id = house.validated()
    _refused(house, ReturnReasonMissing, lambda: house.as_("sacha").avis.return_draft(dossier_id, " "))
    house.office.avis.return_draft(dossier_id, "Le lieu de travail est à corriger.")
    assert house.state(dossier_id) is DossierState.DECIDED
    parts = {part for part, _ in house.dossier(dossier_id).parts}
    assert not parts & {Part.DRAFTED, Part.VALIDATED}
    house.as_("cora").avis.draft(dossier_id)
    house.as_("kim").avis.validate(dossier_id)
    assert house.sign(dossier_id) == "IA-2025-0001"


def test_no_draft_is_made_where_nobody_is_left_to_sign(house: House) -> None:
    dossier_id = house.decided()
    for key in ("sacha", "sylvie"):
        house.as_("ada").people.save(a_person(key, active=False, version=1))
    _refused(house, NoSignatoryLeft, lambda: house.as_("kim").avis.draft(dossier_id))


def test_a_signatory_who_had_a_part_is_passed_over(house: House) -> None:
    dossier_id = house.decided()
    _give_part(house, dossier_id, Part.TRIAGED, "sacha")
    house.as_("kim").avis.draft(dossier_id)
    with house.opened.store.read() as work:
        assert work.register.draft_of(dossier_id).content.signatory_name == NAMES["sylvie"]


@pytest.mark.parametrize("part", sorted(FORBIDDEN_AFTER[Act.VALIDATE_AVIS]))
def test_whoever_drafted_or_reviewed_does_not_validate(house: House, part: Part) -> None:
    dossier_id = house.drafted()
    _give_part(house, dossier_id, part, "cora")
    _refused(house, HandsNotApart, lambda: house.as_("cora").avis.validate(dossier_id))
    house.as_("claude").avis.validate(dossier_id)
    assert house.state(dossier_id) is DossierState.VALIDATED


def test_whoever_drafts_does_not_validate_their_own(house: House) -> None:
    dossier_id = house.drafted()
    _refused(house, HandsNotApart, lambda: house.as_("kim").avis.validate(dossier_id))


# --- signing -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("part", sorted(FORBIDDEN_AFTER[Act.SIGN_AVIS]))
def test_whoever_had_any_part_does_not_sign(house: House, part: Part) -> None:
    dossier_id = house.validated()
    _give_part(house, dossier_id, part, "sacha")
    _refused(house, HandsNotApart, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))
    assert house.sign(dossier_id, "sylvie") == "IA-2025-0001"


def test_a_signed_avis_is_whole(house: House) -> None:
    dossier_id = house.validated()
    changes = house.as_("sacha").signatures.sign(dossier_id, KEY)
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
        assert avis is not None
        pdf = work.blobs.get(avis.pdf_sha256)
        with pytest.raises(NotFound):
            work.register.draft_of(dossier_id)
    assert changes.avis == {"IA-2025-0001"}
    assert hashlib.sha256(pdf).hexdigest() == avis.pdf_sha256
    assert SEAL in pdf
    assert as_json(avis.content) in pdf
    assert avis.content.verification_code == verification_code(avis.content)
    assert (avis.content.number, avis.state) == ("IA-2025-0001", AvisState.IN_FORCE)
    assert [event.kind for event in avis.events] == [RegisterEventKind.ISSUED]
    assert house.state(dossier_id) is DossierState.ISSUED
    entry = house.journal()[-1]
    assert entry.event == "avis_signed"
    assert entry.details == {
        "number": "IA-2025-0001",
        "pdf_sha256": avis.pdf_sha256,
        "expires_on": "2025-12-31",
        "level": "B-B",
    }


def test_an_avis_is_dated_by_its_signature_and_not_by_its_draft(house: House) -> None:
    dossier_id = house.validated()
    house.clock.move_to(date(2025, 6, 2))
    house.sign(dossier_id, "sylvie")
    with house.opened.store.read() as work:
        avis = work.register.of_dossier(dossier_id)
    assert avis is not None
    assert avis.content.issued_on == date(2025, 6, 2)
    assert avis.content.signatory_name == NAMES["sylvie"]


def test_numbers_follow_each_other_and_start_again_each_year(house: House) -> None:
    waiting = [house.validated(f"TC-{number}") for number in range(4)]
    assert [house.sign(dossier_id) for dossier_id in waiting[:3]] == [
        "IA-2025-0001",
        "IA-2025-0002",
        "IA-2025-0003",
    ]


def test_a_signature_that_fails_takes_no_number_and_leaves_the_draft(house: House) -> None:
    first, second = house.validated("TC-1"), house.validated("TC-2")

    def blow() -> None:
        raise KeyOutOfDate

    for key in (PlainKey(NAMES["sacha"], before=blow), PlainKey(NAMES["sacha"], after=blow)):
        _refused(house, KeyOutOfDate, partial(house.as_("sacha").signatures.sign, first, key))
    house.printer.refuses = "Okonkwo"
    _refused(house, NotDrawable, lambda: house.as_("sacha").signatures.sign(first, KEY))
    house.printer.refuses = None
    assert house.state(first) is DossierState.VALIDATED
    assert house.sign(second) == "IA-2025-0001"
    assert house.sign(first) == "IA-2025-0002"


def test_a_key_that_is_somebody_else_s_or_out_of_date_does_not_sign(house: House) -> None:
    dossier_id = house.validated()
    other, late = PlainKey(NAMES["sylvie"]), PlainKey(NAMES["sacha"], valid_until=date(2025, 5, 19))
    _refused(house, CertificateOfSomebodyElse, lambda: house.as_("sacha").signatures.sign(dossier_id, other))
    _refused(house, KeyOutOfDate, lambda: house.office.signatures.sign(dossier_id, late))


def test_a_key_opens_for_its_holder_alone(house: House) -> None:
    assert house.as_("sacha").signatures.open_key(Path("sacha.p12"), "sacha").subject_name == NAMES["sacha"]
    with pytest.raises(WrongPassphrase):
        house.office.signatures.open_key(Path("sacha.p12"), "faux")
    with pytest.raises(CertificateOfSomebodyElse):
        house.as_("sylvie").signatures.open_key(Path("sacha.p12"), "sacha")
    with pytest.raises(ActNotPermitted):
        house.as_("kim").signatures.open_key(Path("sacha.p12"), "sacha")
    house.clock.move_to(date(2028, 1, 1))
    with pytest.raises(KeyOutOfDate):
        house.as_("sacha").signatures.open_key(Path("sacha.p12"), "sacha")


def test_nothing_is_signed_once_the_programme_is_over(house: House) -> None:
    dossier_id = house.validated()
    house.clock.move_to(date(2026, 1, 1))
    _refused(house, ProgrammeEnded, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))
    assert house.state(dossier_id) is DossierState.VALIDATED


def test_an_avis_is_signed_once(house: House) -> None:
    dossier_id = house.validated()
    house.sign(dossier_id)
    _refused(house, ActNotPossibleNow, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))


# --- the register --------------------------------------------------------------------------------------------


def test_an_avis_is_suspended_lifted_and_revoked_each_with_its_reason(house: House) -> None:
    number = house.issued()
    avis = house.as_("sacha").avis
    steps = [
        (RegisterEventKind.SUSPENDED, AvisState.SUSPENDED),
        (RegisterEventKind.LIFTED, AvisState.IN_FORCE),
        (RegisterEventKind.REVOKED, AvisState.REVOKED),
    ]
    for kind, state in steps:
        _refused(house, ReasonMissing, partial(avis.happen, number, kind, " "))
        changes = avis.happen(number, kind, f"Motif {kind}.")
        (row,) = house.office.dossiers.register()
        assert (row.number, row.state) == (number, state)
        assert changes.avis == {number}
        assert house.journal()[-1].details == {"number": number, "reason": f"Motif {kind}."}
    for kind, _ in steps:
        _refused(house, AvisNotInState, partial(avis.happen, number, kind, "Encore."))
    assert house.holds()


def test_a_suspension_is_lifted_only_where_there_is_one(house: House) -> None:
    number = house.issued()
    _refused(
        house,
        AvisNotInState,
        lambda: house.as_("sacha").avis.happen(number, RegisterEventKind.LIFTED, "Erreur."),
    )


def test_a_number_as_typed_is_kept_as_printed(house: House) -> None:
    number = house.issued()
    changes = house.as_("sacha").avis.happen(" ia-2025-0001 ", RegisterEventKind.SUSPENDED, "Vérification.")
    assert changes.avis == {number}
    assert house.journal()[-1].details["number"] == number
    house.office.printing.record("ia-2025-0001", printer="Accueil", copies=1)
    assert house.journal()[-1].details["number"] == number


@pytest.mark.parametrize("number", ["IA-2025-0009", "quelque chose", ""])
def test_an_unknown_number_is_not_found(house: House, number: str) -> None:
    _refused(
        house, NotFound, lambda: house.as_("sacha").avis.happen(number, RegisterEventKind.REVOKED, "Motif.")
    )
    _refused(house, NotFound, lambda: house.office.printing.file(number))


def test_what_is_exported_or_printed_is_what_was_issued_and_the_journal_says_by_whom(house: House) -> None:
    number = house.issued()
    with house.opened.store.read() as work:
        (avis,) = work.register.all()
        pdf = work.blobs.get(avis.pdf_sha256)
    file = house.as_("kim").avis.hand_over(number)
    assert (file.content, file.number) == (pdf, number)
    assert file.filename == f"{number}_laboratoires-boreal.pdf"
    assert (house.journal()[-1].event, house.journal()[-1].actor_id) == ("avis_exported", "kim")
    assert house.as_("kim").avis.preview(avis.dossier_id) == pdf
    assert house.office.printing.file(number) == file


def test_the_journal_says_what_the_printer_took_and_nothing_before_it_did(house: House) -> None:
    number = house.issued()
    before = house.events()
    house.as_("kim").printing.file(number)
    assert house.events() == before
    house.office.printing.record(number, printer="Accueil", copies=2, tray="Bac 2", job="Accueil-7")
    entry = house.journal()[-1]
    assert (entry.event, entry.actor_id) == ("avis_printed", "kim")
    told = {name: entry.details[name] for name in ("number", "printer", "copies", "tray", "job")}
    assert told == {"number": number, "printer": "Accueil", "copies": 2, "tray": "Bac 2", "job": "Accueil-7"}


# --- one avis in the place of another ------------------------------------------------------------------------


def _replacing(
    house: House, number: str | None, reason: str = "Changement d’emploi.", **overrides: object
) -> str:
    dossier_id = house.decided("TC-2025-0002", favourable=True, **overrides)
    house.as_("kim").avis.draft(dossier_id, replaces=number, replacement_reason=reason)
    house.as_("claude").avis.validate(dossier_id)
    return dossier_id


@pytest.mark.parametrize("suspended", [False, True])
def test_a_new_avis_supersedes_the_old_one_when_it_is_signed(house: House, suspended: bool) -> None:
    old = house.issued()
    if suspended:
        house.as_("sacha").avis.happen(old, RegisterEventKind.SUSPENDED, "Vérification.")
    dossier_id = _replacing(house, "ia-2025-0001", job__title="Chercheuse")
    assert {row.number: row.state for row in house.office.dossiers.register()}[old] in {
        AvisState.IN_FORCE,
        AvisState.SUSPENDED,
    }
    changes = house.as_("sacha").signatures.sign(dossier_id, KEY)
    assert changes.avis == {old, "IA-2025-0002"}
    with house.opened.store.read() as work:
        before, after = work.register.all()
    assert (before.state, after.state) == (AvisState.SUPERSEDED, AvisState.IN_FORCE)
    assert (before.events[-1].reason, before.events[-1].reference) == ("Changement d’emploi.", "IA-2025-0002")
    assert after.content.replaces == old
    assert changes.dossiers == {before.dossier_id, after.dossier_id}
    assert house.events()[-2:] == ["avis_signed", "avis_superseded"]
    assert house.journal()[-1].dossier_id == before.dossier_id


def test_a_replacement_needs_its_reason(house: House) -> None:
    old = house.issued()
    dossier_id = house.decided("TC-2")
    _refused(
        house,
        ReasonMissing,
        lambda: house.as_("kim").avis.draft(dossier_id, replaces=old, replacement_reason=" "),
    )


def test_only_an_avis_of_the_same_person_that_still_holds_is_replaced(house: House) -> None:
    old = house.issued()
    other = house.decided("TC-2", candidate__given_name="Chidi")
    avis = house.as_("kim").avis
    _refused(house, AvisOfSomebodyElse, lambda: avis.draft(other, replaces=old, replacement_reason="Erreur."))
    _refused(
        house, NotFound, lambda: avis.draft(other, replaces="IA-2025-0009", replacement_reason="Erreur.")
    )
    same = house.decided("TC-3")
    house.as_("sacha").avis.happen(old, RegisterEventKind.REVOKED, "Fausse attestation.")
    _refused(
        house,
        AvisNotReplaceable,
        lambda: house.as_("kim").avis.draft(same, replaces=old, replacement_reason="Erreur."),
    )


def test_a_replacement_revoked_before_the_signature_stops_it_and_takes_no_number(house: House) -> None:
    old = house.issued()
    dossier_id = _replacing(house, old)
    house.as_("sacha").avis.happen(old, RegisterEventKind.REVOKED, "Fausse attestation.")
    _refused(house, AvisNotReplaceable, lambda: house.as_("sacha").signatures.sign(dossier_id, KEY))
    house.office.avis.return_draft(dossier_id, "L’avis remplacé est révoqué.")
    house.as_("kim").avis.draft(dossier_id)
    house.as_("claude").avis.validate(dossier_id)
    assert house.sign(dossier_id) == "IA-2025-0002"


def test_two_avis_in_waiting_do_not_both_replace_the_same_one(house: House) -> None:
    old = house.issued()
    waiting = []
    for reference in ("TC-2", "TC-3"):
        dossier_id = house.decided(reference)
        house.as_("kim").avis.draft(dossier_id, replaces=old, replacement_reason="Changement d’emploi.")
        house.as_("claude").avis.validate(dossier_id)
        waiting.append(dossier_id)
    house.sign(waiting[0])
    _refused(house, AvisNotReplaceable, lambda: house.as_("sacha").signatures.sign(waiting[1], KEY))


@pytest.mark.parametrize("key", ["eli", "kim", "claude", "ada", "aude"])
def test_only_a_signatory_signs(house: House, key: str) -> None:
    dossier_id = house.validated()
    _refused(house, ActNotPermitted, lambda: house.as_(key).signatures.sign(dossier_id, PlainKey(NAMES[key])))


def test_a_signatory_who_also_reviewed_is_told_so(house: House) -> None:
    house.as_("ada").people.save(a_person("elsa", Role.SIGNATORY, version=1))
    dossier_id = house.validated()
    with pytest.raises(HandsNotApart) as refused:
        house.as_("elsa").signatures.sign(dossier_id, PlainKey(NAMES["elsa"]))
    assert refused.value.part is Part.REVIEWED
