"""The life of an avis in the register."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest

from reviewer.avis.avis import (
    STATE_AFTER,
    Avis,
    AvisNotInState,
    ReasonMissing,
    RegisterEvent,
    RegisterEventKind,
)
from reviewer.avis.numbering import AvisNumber
from reviewer.dossier.lifecycle import AvisState
from tests.unit.avis.test_content import CONTENT

AT = datetime(2025, 6, 1, 14, tzinfo=UTC)
DAY = date(2025, 6, 1)
AFTER = CONTENT.expires_on + timedelta(days=1)


def _avis(state: AvisState = AvisState.IN_FORCE) -> Avis:
    return Avis(
        number=AvisNumber("IA", 2025, 1),
        dossier_id="d1",
        content=CONTENT.sealed("IA-2025-0001"),
        pdf_sha256="0" * 64,
        state=state,
        events=(RegisterEvent(kind=RegisterEventKind.ISSUED, at=AT, by="sacha"),),
    )


def _event(kind: RegisterEventKind, reason: str = "Fausse attestation.") -> RegisterEvent:
    return RegisterEvent(kind=kind, at=AT, by="sacha", reason=reason)


STORED = (AvisState.IN_FORCE, AvisState.SUSPENDED, AvisState.REVOKED, AvisState.SUPERSEDED)


@pytest.mark.parametrize(("state", "kind"), list(product(STORED, RegisterEventKind)))
def test_only_what_the_table_knows_happens_to_an_avis(state: AvisState, kind: RegisterEventKind) -> None:
    avis = _avis(state)
    after = STATE_AFTER.get((state, kind))
    if after is None:
        with pytest.raises(AvisNotInState) as refused:
            avis.happen(_event(kind), DAY)
        assert (refused.value.number, refused.value.state, refused.value.kind) == (
            "IA-2025-0001",
            state,
            kind,
        )
    else:
        changed = avis.happen(_event(kind), DAY)
        assert changed.state is after
        assert changed.events == (*avis.events, _event(kind))
        assert replace(changed, state=avis.state, events=avis.events) == avis


@pytest.mark.parametrize("kind", list(RegisterEventKind))
def test_nothing_happens_any_more_to_an_expired_avis(kind: RegisterEventKind) -> None:
    for state in (AvisState.IN_FORCE, AvisState.SUSPENDED):
        with pytest.raises(AvisNotInState) as refused:
            _avis(state).happen(_event(kind), AFTER)
        assert refused.value.state is AvisState.EXPIRED


def test_a_revoked_or_superseded_avis_is_final() -> None:
    finals = {AvisState.REVOKED, AvisState.SUPERSEDED}
    assert not finals & {state for state, _ in STATE_AFTER}
    assert AvisState.EXPIRED not in STATE_AFTER.values()


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_the_register_wants_a_reason(reason: str) -> None:
    with pytest.raises(ReasonMissing) as refused:
        _avis().happen(_event(RegisterEventKind.SUSPENDED, reason), DAY)
    assert refused.value.number == "IA-2025-0001"


def test_an_avis_holds_to_the_end_of_its_last_day() -> None:
    avis = _avis()
    assert avis.state_on(CONTENT.expires_on) is AvisState.IN_FORCE
    assert avis.state_on(AFTER) is AvisState.EXPIRED
    assert _avis(AvisState.SUSPENDED).state_on(CONTENT.expires_on) is AvisState.SUSPENDED
    assert _avis(AvisState.SUSPENDED).state_on(AFTER) is AvisState.EXPIRED


@pytest.mark.parametrize("state", [AvisState.REVOKED, AvisState.SUPERSEDED])
def test_revoked_and_superseded_stay_so_whatever_the_calendar_says(state: AvisState) -> None:
    assert _avis(state).state_on(AFTER) is state


def test_a_lifted_suspension_puts_the_avis_back_in_force() -> None:
    suspended = _avis().happen(_event(RegisterEventKind.SUSPENDED), DAY)
    lifted = suspended.happen(_event(RegisterEventKind.LIFTED), DAY)
    assert lifted.state is AvisState.IN_FORCE
    assert [event.kind for event in lifted.events] == [
        RegisterEventKind.ISSUED,
        RegisterEventKind.SUSPENDED,
        RegisterEventKind.LIFTED,
    ]
