"""Asking much at once: the same answers as one by one, from one state, and never on rights that are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from reviewer.dossier.correction import with_corrections
from reviewer.dossier.events import Event
from reviewer.dossier.lifecycle import Act, ActNotPermitted
from reviewer.errors import NotFound
from reviewer.services.one_view import one_view
from reviewer.services.ports import UnitOfWork
from reviewer.services.ports.pieces import Piece
from reviewer.services.views import DossierFilter
from tests.support.office import FOUNDER, House
from tests.support.statements import statements

GONE = Event(name="person_saved", details={"person": "claude"})
EVERYTHING = DossierFilter()
READ: dict[Piece, Callable[[UnitOfWork, str], object]] = {
    Piece.REQUEST: lambda work, one: work.dossiers.get(one),
    Piece.COMMITTEE: lambda work, one: work.deliberations.find(one),
    Piece.CORRECTIONS: lambda work, one: work.corrections.of(one),
    Piece.PRECHECKS: lambda work, one: work.prechecks.of(one),
    Piece.RULINGS: lambda work, one: work.conflicts.rulings_of(one),
    Piece.LETTERS: lambda work, one: work.letters.of(one),
    Piece.JOURNAL: lambda work, one: work.journal.of_dossier(one),
    Piece.DRAFT: lambda work, one: _or_none(lambda: work.register.draft_of(one)),
    Piece.AVIS: lambda work, one: work.register.of_dossier(one),
    Piece.PEOPLE: lambda work, _: (work.people.all(), work.people.get("claude")),
    Piece.EXPERTS: lambda work, _: (work.experts.all(), work.experts.get("eli")),
    Piece.GRIDS: lambda work, _: work.grids.published("iatiev"),
    Piece.WAGES: lambda work, _: work.wages.of("iatiev"),
    Piece.SETTINGS: lambda work, _: (work.settings.starting_with(""), work.settings.get("house.name")),
    Piece.EXPERT_KEYS: lambda work, _: work.exchange_keys.all(),
    Piece.INVITATIONS: lambda work, _: work.exchange_keys.invitations(),
    Piece.PACKAGES_OUT: lambda work, _: work.packages.sent(),
    Piece.PACKAGES_BACK: lambda work, _: work.packages.returned(),
    Piece.ANSWERS: lambda work, _: work.packages.answers(),
    Piece.CERTIFICATES: lambda work, _: work.packages.destructions(),
    Piece.IMPORTS: lambda work, _: work.reconciliations.imports("iatiev"),
    Piece.MAPPINGS: lambda work, _: work.reconciliations.mappings("iatiev"),
    Piece.MISMATCHES: lambda work, _: work.reconciliations.decisions("iatiev"),
}


def _or_none(read: Callable[[], object]) -> object:
    try:
        return read()
    except NotFound:
        return None


def _every_kind(house: House) -> list[str]:
    corrected = house.received("TC-2025-0001")
    house.as_("claude").corrections.correct(corrected, {"job.title": "Analyste"}, "Selon le contrat.", 1)
    drafted = house.drafted("TC-2025-0002")
    issued = house.validated("TC-2025-0003")
    house.sign(issued)
    return [corrected, drafted, issued, house.with_third("TC-2025-0004")]


def _leave(house: House, key: str) -> None:
    """Let somebody leave the house, as somebody else's program would write it."""
    with house.opened.store.begin() as work:
        work.people.save(replace(work.people.get(key), active=False))
        work.commit(FOUNDER, house.clock.now(), GONE)


def test_what_is_gathered_is_what_is_read_one_by_one(house: House) -> None:
    ids = _every_kind(house)
    with house.opened.store.read() as work:
        alone = {(piece, one): READ[piece](work, one) for piece in Piece for one in ids}
    with house.opened.store.read() as work:
        work.gather(ids, *Piece)
        with statements(house.opened.engine) as sent:
            gathered = {(piece, one): READ[piece](work, one) for piece in Piece for one in ids}
    assert gathered == alone
    assert sent == []


def test_any_number_of_dossiers_is_gathered_in_one_statement(house: House) -> None:
    ids = [house.received(f"TC-2025-{number:04d}") for number in range(5)]
    with house.opened.store.read() as work, statements(house.opened.engine) as sent:
        work.gather(ids, *Piece)
        work.gather(ids, Piece.REQUEST)
        with pytest.raises(NotFound):
            work.dossiers.get("nobody")
    assert sum("json" in one for one in sent) == 1


def test_a_transaction_that_writes_gathers_nothing(house: House) -> None:
    dossier_id = house.received()
    with house.opened.store.begin() as work:
        work.gather((dossier_id,), *Piece)
        dossier = work.dossiers.get(dossier_id)
        work.dossiers.save(replace(dossier, replaces_avis="IA-2024-0001"))
        assert work.dossiers.get(dossier_id).replaces_avis == "IA-2024-0001"


def test_who_acts_is_read_once_for_all_that_is_asked_in_one_view(house: House) -> None:
    office = house.as_("claude")
    with statements(house.opened.engine) as apart:
        office.dossiers.counts()
        office.dossiers.counts()
    with statements(house.opened.engine) as together, one_view():
        office.dossiers.counts()
        office.dossiers.counts()
    assert sum("FROM account" in one for one in apart) == 4  # may they, and what is hidden from them, twice
    assert sum("FROM account" in one for one in together) == 1


def test_a_view_is_one_state_and_the_next_question_sees_what_changed(house: House) -> None:
    dossier_id = house.received()
    office = house.as_("claude")
    with one_view():
        before = office.dossiers.view(dossier_id).timeline
        with house.opened.store.begin() as work:
            work.commit(FOUNDER, house.clock.now(), replace(GONE, dossier_id=dossier_id))
        assert office.dossiers.view(dossier_id).timeline == before
    assert len(office.dossiers.view(dossier_id).timeline) == len(before) + 1


def test_who_left_while_a_view_is_open_does_nothing_in_it(house: House) -> None:
    """Reading stays what it was when the question was asked; an act asks again who may."""
    dossier_id = house.received()
    office = house.as_("claude")
    with one_view():
        office.dossiers.view(dossier_id)
        _leave(house, "claude")
        with pytest.raises(ActNotPermitted):
            office.triage.withdraw(dossier_id, "À la demande de l’employeur.")
        with pytest.raises(ActNotPermitted):
            office.dossiers.view(dossier_id)  # whoever tried to act is read anew
    with pytest.raises(ActNotPermitted):
        office.desk.require(Act.READ_DOSSIER)


def test_an_act_ends_the_view_so_that_what_follows_sees_it(house: House) -> None:
    dossier_id = house.received()
    office = house.as_("claude")
    with one_view():
        declared = office.dossiers.view(dossier_id)
        office.corrections.correct(dossier_id, {"job.title": "Analyste"}, "Selon le contrat.", 1)
        after = office.dossiers.view(dossier_id)
    assert declared.corrections == ()
    assert with_corrections(after.dossier.request, after.corrections).job.title == "Analyste"


def test_a_view_is_never_handed_to_who_sits_down_next(house: House) -> None:
    dossier_id = house.in_review()
    with one_view():
        house.as_("claude").dossiers.view(dossier_id)
        office = house.as_("eli")
        with pytest.raises(ActNotPermitted):
            office.dossiers.view(dossier_id)
        assert [row.id for row in office.dossiers.rows(EVERYTHING)] == [dossier_id]


def test_who_read_is_kept_once_the_view_has_ended_and_before_anything_is_handed_out(house: House) -> None:
    dossier_id = house.received()
    office = house.as_("claude")
    with one_view():
        office.dossiers.view(dossier_id)
        assert _readers(house, dossier_id) == []
    assert _readers(house, dossier_id) == ["claude"]


def _readers(house: House, dossier_id: str) -> list[str]:
    with house.opened.store.read() as work:
        return [one.actor_id for one in work.readings.of_dossier(dossier_id)]
