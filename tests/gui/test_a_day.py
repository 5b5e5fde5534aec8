"""One whole day of a house, from an empty disk to a copy that opens elsewhere, through the real windows."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from db.location import default_url
from tests.support.a_day import closing, coordination, delivery, expertise
from tests.support.a_day.expertise import Opinion, OwnCopy
from tests.support.a_day.people import ALIX, BRUNO, CHLOE, FARID, HELENE, HOUSE, LOUIS, MAUDE, OTHER
from tests.support.days import days
from tests.support.house_of_a_day import House, ThatDay
from tests.support.mail_server import Received, serving
from ui.theme.theme import Theme

YES = Opinion(job=True, profile=True)
NO = Opinion(job=True, profile=False)
NUMBERS = ("IA-2025-0001", "IA-2025-0002", "IA-2025-0003")
DECLARED_AND_SCORED = 12
"""Two experts, three dossiers each, a declaration and an evaluation of each."""
EXPECTED = {"issued": 3, "in_review": 33, "inadmissible": 3, "incomplete": 2}


@pytest.fixture
def house(qtbot: QtBot, theme: Theme, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    """Return a house on a computer that has and keeps nothing, on a day of the programme."""
    monkeypatch.delenv("AVISE_DATABASE", raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "settings"))
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "usual"))
    monkeypatch.setattr("reviewer.equipped.SystemClock", ThatDay)
    folder = tmp_path / "bureau"
    folder.mkdir()
    with days(qtbot, theme, default_url(), monkeypatch) as start:
        yield House(qtbot, start, folder)


@pytest.fixture
def mail() -> Iterator[tuple[Received, int]]:
    """Return a mail server on this computer, with its port."""
    received = Received()
    with serving(received) as port:
        yield received, port


@pytest.mark.timeout(900)  # a minute of work; longer beside others
def test_a_house_works_for_a_day_and_its_copy_opens_elsewhere(
    house: House,
    mail: tuple[Received, int],
    qtbot: QtBot,
    theme: Theme,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    received, port = mail
    house.open()
    house.found(FARID, "Maison des experts", 12)
    codes = {who.login: house.engage(who) for who in HOUSE}
    house.keep_records((ALIX, BRUNO))
    delivery.set_mail(house, port)

    house.arrive(LOUIS, codes["lproy"])
    coordination.take_in(house)
    house.arrive(MAUDE, codes["maude"])
    coordination.clear(house)
    assert coordination.compose(house) == 2 * coordination.ADMISSIBLE

    copies = tuple(OwnCopy(qtbot, theme, tmp_path / "copies", one) for one in (ALIX, BRUNO))
    expertise.send_packages(house, copies)
    answers = tuple(
        expertise.work_offline(house, copy, opinions)
        for copy, opinions in zip(copies, ((YES, YES, YES), (YES, YES, NO)), strict=True)
    )
    assert len(expertise.take_back(house, answers)) == DECLARED_AND_SCORED
    for number in (1, 2):
        coordination.decide(house, number)

    for who in (ALIX, BRUNO):
        house.arrive(who, codes[who.login])
        expertise.maintain(house, 3)
    house.sit_down(FARID)
    codes["chloe"] = house.engage(CHLOE)
    house.keep_records((CHLOE,))
    house.sit_down(MAUDE)
    coordination.seat_third(house, 3, CHLOE.name)
    house.arrive(CHLOE, codes["chloe"])
    expertise.score(expertise.open_grid(house, 3), NO, house)
    house.sit_down(MAUDE)
    coordination.decide(house, 3, "Les exigences essentielles ne sont pas démontrées.")

    house.sit_down(LOUIS)
    delivery.draft(house, (1, 2, 3))
    house.sit_down(MAUDE)
    delivery.validate(house, (1, 2, 3))
    house.arrive(HELENE, codes["helene"])
    assert delivery.sign(house) == NUMBERS
    house.sit_down(LOUIS)
    printed = delivery.print_all(house, NUMBERS)
    delivery.send(house, 1)
    house.sit_down(HELENE)
    delivery.revoke(house, 2)
    house.sit_down(MAUDE)
    closing.report(house)
    house.sit_down(FARID)
    copy = closing.back_up(house)
    house.day.end()

    before = closing.read(default_url(), FARID)
    assert before.states == EXPECTED
    assert [(number, state) for number, state, _ in before.avis] == [
        (NUMBERS[0], "in_force"),
        (NUMBERS[1], "revoked"),
        (NUMBERS[2], "in_force"),
    ]
    assert printed == tuple(digest for _, _, digest in before.avis)
    assert before.broken is None
    ((_, recipients, content),) = received.mails
    assert recipients == ["maude.desrosiers@boreal.example"]
    assert b"IA-2025-0001" in content

    elsewhere = tmp_path / "ailleurs"
    with days(qtbot, theme, f"sqlite:///{(elsewhere / 'avise.db').as_posix()}", monkeypatch) as start:
        other = House(qtbot, start, elsewhere)
        closing.put_back(other, OTHER, copy)
        other.open()
        other.day.fill(login=FARID.login, password=FARID.password)
        assert other.day.inside, other.day.page.notice.sentence
        other.day.end()
    after = closing.read(f"sqlite:///{(elsewhere / 'avise.db').as_posix()}", FARID)
    assert (after.states, after.avis, after.broken) == (before.states, before.avis, None)
    kept = len(set(after.journal) & set(before.journal))
    assert after.journal[:kept] == before.journal[:kept]
    assert kept >= len(before.journal) - 2, "but for what was noted after the copy began"
