"""Notices about issued avis: when they may be written, what they say; a duplicate is the issued file itself."""

from __future__ import annotations

import hashlib

import pytest

from reviewer.avis.avis import RegisterEventKind
from reviewer.avis.notice import NoticeKind
from reviewer.dossier.lifecycle import ActNotPermitted, AvisState
from reviewer.errors import NotFound
from reviewer.services.notices import NoticeNotForThisState
from reviewer.services.records import Letter
from tests.support.fakes import MARK_OF_A_DRAFT
from tests.support.looks import letters_of
from tests.support.office import House

REVOCATION, DUPLICATE = NoticeKind.REVOCATION, NoticeKind.DUPLICATE


def _dossier_of(house: House, number: str) -> str:
    with house.opened.store.read() as work:
        return next(avis.dossier_id for avis in work.register.all() if str(avis.number) == number)


def _letters(house: House, number: str) -> tuple[Letter, ...]:
    return letters_of(house.as_("kim"), _dossier_of(house, number))


def _revoked(house: House) -> str:
    number = house.issued()
    house.as_("sacha").avis.happen(number, RegisterEventKind.REVOKED, "Offre d’emploi retirée.")
    return number


def test_a_revoked_avis_has_a_notice_with_its_day_and_reason_kept_as_it_was_written(house: House) -> None:
    number = _revoked(house)
    changes = house.as_("claude").notices.write(number, REVOCATION)
    assert changes.avis == {number}
    (letter,) = _letters(house, number)
    assert (letter.kind, letter.filename) == (REVOCATION, f"{number}_revocation.pdf")
    written = house.as_("kim").correspondence.letter_bytes(letter.id)
    assert "Offre d’emploi retirée.".encode() in written
    assert b'"revoked_on":"2025-05-20"' in written
    assert MARK_OF_A_DRAFT not in written
    last = house.journal()[-1]
    assert (last.event, last.details["letter"]) == ("letter_written", "revocation")
    assert last.details["pdf_sha256"] == hashlib.sha256(written).hexdigest()
    assert house.holds()


def test_an_avis_in_force_has_no_notice_of_revocation_and_nothing_is_written(house: House) -> None:
    number = house.issued()
    before = house.events()
    with pytest.raises(NoticeNotForThisState) as caught:
        house.as_("claude").notices.write(number, REVOCATION)
    assert caught.value.state is AvisState.IN_FORCE
    assert _letters(house, number) == ()
    assert house.events() == before


def test_a_revoked_avis_gives_no_duplicate(house: House) -> None:
    number = _revoked(house)
    with pytest.raises(NoticeNotForThisState):
        house.as_("kim").notices.preview(number, DUPLICATE)


def test_a_duplicate_is_the_issued_file_and_nothing_is_laid_out_again(house: House) -> None:
    number = house.issued()
    printed = len(house.printer.printed)
    first = house.as_("kim").avis.hand_over(number).content
    house.as_("claude").notices.write(number, DUPLICATE)
    second = house.as_("kim").avis.hand_over(number).content
    assert first == second
    assert len(house.printer.printed) == printed
    (letter,) = _letters(house, number)
    said = house.as_("kim").correspondence.letter_bytes(letter.id).decode()
    assert hashlib.sha256(second).hexdigest() in said


def test_a_preview_of_a_notice_is_marked_as_a_draft_and_changes_nothing(house: House) -> None:
    number = _revoked(house)
    before = house.events()
    seen = house.as_("sacha").notices.preview(number, REVOCATION)
    assert seen.pdf.endswith(MARK_OF_A_DRAFT)
    assert house.events() == before


def test_only_who_deals_with_the_employer_writes_notices_and_only_about_an_avis_that_exists(
    house: House,
) -> None:
    number = _revoked(house)
    for key in ("eli", "ada"):
        with pytest.raises(ActNotPermitted):
            house.as_(key).notices.write(number, REVOCATION)
    for nothing in ("IA-2025-0999", "rien"):
        with pytest.raises(NotFound):
            house.as_("claude").notices.write(nothing, REVOCATION)
