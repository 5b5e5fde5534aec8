"""Managing experts: what is refused, and the vocabulary that an administrator keeps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from reviewer.committee.expert import Expert, Leave, Tie
from reviewer.committee.loaded_twice import ExpertLoadedTwice
from reviewer.committee.vocabulary import Term, TermNotUsable, shipped_domains
from reviewer.dossier.lifecycle import ActNotPermitted, Role
from reviewer.errors import AviseError
from reviewer.services.experts import (
    AddressNotUsable,
    CapacityOutOfRange,
    NeqNotUsable,
    NobodyNamed,
    PeriodReversed,
    TermInUse,
    TermUnknown,
)
from tests.support.looks import experts_of
from tests.support.office import House
from tests.support.people import a_person, an_expert


def _stored(house: House, key: str = "eli") -> Expert:
    (found,) = [one for one in experts_of(house) if one.id == key]
    return found


@pytest.mark.parametrize(
    ("error", "facts"),
    [
        (CapacityOutOfRange, {"capacity": 0}),
        (CapacityOutOfRange, {"capacity": -3}),
        (PeriodReversed, {"contract_from": date(2025, 6, 2), "contract_until": date(2025, 6, 1)}),
        (PeriodReversed, {"leaves": (Leave(since=date(2025, 6, 2), until=date(2025, 6, 1)),)}),
        (PeriodReversed, {"ties": (Tie(name="A", since=date(2025, 6, 2), until=date(2025, 6, 1)),)}),
        (NobodyNamed, {"declared_interests": ("Mila", " ")}),
        (NobodyNamed, {"declared_interests": ("…",)}),
        (NobodyNamed, {"ties": (Tie(name=""),)}),
        (AddressNotUsable, {"emails": ("eli",)}),
        (AddressNotUsable, {"emails": ("eli@mila",)}),
        (NeqNotUsable, {"ties": (Tie(name="Mila", neq="12345"),)}),
        (TermUnknown, {"domains": ("alchimie",)}),
        (TermUnknown, {"languages": ("elfique",)}),
    ],
)
def test_bad_input_is_refused_and_nothing_is_lost(
    house: House, error: type[AviseError], facts: dict[str, object]
) -> None:
    before = _stored(house)
    with pytest.raises(error):
        house.as_("claude").experts.save(replace(before, **facts))  # type: ignore[arg-type]  # facts of a test
    assert _stored(house) == before


def test_a_whole_record_is_kept_as_it_was_written_without_needless_spaces(house: House) -> None:
    full = replace(
        _stored(house),
        emails=(" eli@mila.example ",),
        ties=(Tie(name=" Mila  inc. ", neq="1140 000 001", since=date(2020, 1, 1)),),
        domains=("vision",),
        languages=("fr", "en"),
        senior=True,
        senior_since=date(2024, 1, 1),
        leaves=(Leave(since=date(2025, 7, 1)),),
        undertakings=(date(2025, 1, 15), date(2024, 1, 15)),
        family_name="  ",
        municipality=" Trois-Rivières ",
    )
    house.as_("claude").experts.save(full)
    kept = _stored(house)
    assert kept.emails == ("eli@mila.example",)
    assert kept.ties == (Tie(name="Mila inc.", neq="1140000001", since=date(2020, 1, 1)),)
    assert kept.undertakings == (date(2024, 1, 15), date(2025, 1, 15))
    assert (kept.family_name, kept.municipality) == (None, "Trois-Rivières")
    assert (kept.domains, kept.senior, kept.leaves) == (full.domains, True, full.leaves)


def test_an_expert_loaded_twice_under_two_addresses_is_refused_and_the_other_is_named(house: House) -> None:
    house.as_("claude").experts.save(replace(_stored(house), ties=(Tie(name="Mila", neq="1140000001"),)))
    house.as_("ada").people.save(
        a_person("eli-2", Role.EXPERT, name="É. Première", email="eli@autre.example")
    )
    twin = an_expert("eli-2", name="É. Première", employers=("MILA",))
    with pytest.raises(ExpertLoadedTwice) as refused:
        house.as_("claude").experts.save(twin)
    assert (refused.value.expert, refused.value.other) == ("É. Première", "Éli Première")
    assert [one.id for one in experts_of(house)] == ["eli", "elsa", "emil", "erin"]


def test_the_address_of_the_house_s_directory_counts_too(house: House) -> None:
    house.as_("ada").people.save(a_person("elsa", email="elsa@mila.example", version=1))
    with pytest.raises(ExpertLoadedTwice):
        house.as_("claude").experts.save(replace(_stored(house), emails=("ELSA@mila.example",)))


@pytest.mark.parametrize("key", ["kim", "sacha", "aude", "eli"])
def test_who_does_not_manage_experts_reads_none_of_their_records(house: House, key: str) -> None:
    with pytest.raises(ActNotPermitted):
        house.as_(key).experts.readiness()


# --- vocabulary ------------------------------------------------------------------------------------------------


def test_a_house_has_the_shipped_domains_until_an_administrator_changes_them(house: House) -> None:
    assert house.as_("ada").experts.domains() == shipped_domains()
    terms = (Term("vision", "vision"), Term("musique", "musique assistée"))
    house.office.experts.save_domains(terms)
    assert house.office.experts.domains() == terms
    house.as_("claude").experts.save(replace(_stored(house), domains=("musique",)))
    with pytest.raises(TermUnknown):
        house.as_("claude").experts.save(replace(_stored(house), domains=("langage",)))


def test_a_domain_in_use_cannot_go_and_its_label_may_change(house: House) -> None:
    house.as_("claude").experts.save(replace(_stored(house), domains=("vision",)))
    experts = house.as_("ada").experts
    with pytest.raises(TermInUse) as refused:
        experts.save_domains((Term("langage", "langage"),))
    assert (refused.value.term, refused.value.expert) == ("vision par ordinateur", "Éli Première")
    experts.save_domains((Term("vision", "images"),))
    assert experts.domains() == (Term("vision", "images"),)


def test_only_an_administrator_changes_the_vocabulary_and_not_to_nonsense(house: House) -> None:
    change: Callable[[], object] = lambda: house.office.experts.save_domains((Term("x", ""),))  # noqa: E731
    house.as_("ada")
    with pytest.raises(TermNotUsable):
        change()
    with pytest.raises(ActNotPermitted):
        house.as_("claude").experts.save_domains(shipped_domains())
