"""A whole queue signed in one go: what is refused and why, and what stops it."""

from __future__ import annotations

from reviewer.avis.signature import TimeStampTrouble
from reviewer.services.signature_settings import TIME_STAMP_ADDRESS
from tests.integration.services.signatures.people import put, whole
from tests.support.fakes import NotDrawable, PlainKey, PlainKeyRing
from tests.support.office import House
from tests.support.people import NAMES


def test_a_queue_is_signed_with_what_is_refused_and_why(lone: House) -> None:
    waiting = [lone.validated(f"TC-{number}") for number in range(4)]
    lone.as_("claude").triage.withdraw(waiting[1], "Renonce.")
    key = PlainKey(NAMES["sacha"])
    told: list[tuple[int, int]] = []
    report = lone.as_("sacha").signatures.sign_many(waiting, key, lambda done, of: told.append((done, of)))
    assert [number for _, number in report.signed] == ["IA-2025-0001", "IA-2025-0002", "IA-2025-0003"]
    assert [dossier_id for dossier_id, _ in report.refused] == [waiting[1]]
    assert report.not_reached == ()
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]
    assert report.changes.avis == {"IA-2025-0001", "IA-2025-0002", "IA-2025-0003"}
    assert key.forgotten == [NAMES["sacha"]]
    whole(lone)


def test_a_queue_can_be_stopped_between_two_avis(lone: House) -> None:
    waiting = [lone.validated(f"TC-{number}") for number in range(3)]
    done: list[int] = []
    report = lone.as_("sacha").signatures.sign_many(
        waiting,
        PlainKey(NAMES["sacha"]),
        lambda count, of: done.append(count),  # noqa: ARG005  # the port's
        lambda: len(done) == 1,
    )
    assert len(report.signed) == 1
    assert report.not_reached == tuple(waiting[1:])


def test_trouble_stops_a_queue_and_an_unprintable_name_does_not(lone: House, rings: PlainKeyRing) -> None:
    put(lone, TIME_STAMP_ADDRESS, "http://heure.exemple")
    waiting = [lone.validated(f"TC-{number}") for number in range(3)]
    lone.printer.refuses = "Okonkwo"
    report = lone.as_("sacha").signatures.sign_many(waiting, PlainKey(NAMES["sacha"]))
    assert [type(error) for _, error in report.refused] == [NotDrawable] * 3
    lone.printer.refuses = None
    rings.authority.fails = 1
    report = lone.as_("sacha").signatures.sign_many(waiting, PlainKey(NAMES["sacha"]))
    assert [type(error) for _, error in report.refused] == [TimeStampTrouble]
    assert report.not_reached == tuple(waiting[1:])
    whole(lone)


def test_a_queue_holds_first_and_second_signatures_alike(house: House) -> None:
    waiting = [house.validated(f"TC-{number}") for number in range(2)]
    first = house.as_("sacha").signatures.sign_many(waiting, PlainKey(NAMES["sacha"]))
    assert len(first.signed) == 2
    assert first.changes.avis == frozenset()
    second = house.as_("sylvie").signatures.sign_many(waiting, PlainKey(NAMES["sylvie"]))
    assert second.changes.avis == {"IA-2025-0001", "IA-2025-0002"}
    whole(house)
