"""Every place names a screen that is there: it is imported late, so that no type checker looks."""

from __future__ import annotations

import pytest

from ui.expert.places import EXPERT_PLACES
from ui.places_of_work import PLACES, LateScreen, Place
from ui.widgets.screen import Screen


@pytest.mark.parametrize("place", [*PLACES, *EXPERT_PLACES], ids=lambda place: place.key)
def test_a_place_names_a_screen(place: Place) -> None:
    assert isinstance(place.make, LateScreen)
    found = place.make.found()
    assert isinstance(found, type)
    assert issubclass(found, Screen)
