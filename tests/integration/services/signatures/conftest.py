"""Houses in which one or two people sign."""

from __future__ import annotations

import pytest

from db.store import OpenedStore
from tests.integration.services.signatures.people import SACHA, SYLVIE, two_sign
from tests.support.fakes import PlainKeyRing
from tests.support.office import House, a_house


@pytest.fixture
def rings() -> PlainKeyRing:
    return PlainKeyRing({"sacha.p12": SACHA, "sylvie.p12": SYLVIE})


@pytest.fixture
def house(store: OpenedStore, rings: PlainKeyRing) -> House:
    """A house in which two people sign each avis, on each engine in turn."""
    house = a_house(store, keys=rings)
    two_sign(house)
    return house


@pytest.fixture
def lone(sqlite_store: OpenedStore, rings: PlainKeyRing) -> House:
    """A house in which one person signs."""
    return a_house(sqlite_store, keys=rings)
