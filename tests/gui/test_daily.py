"""What the desktop does by itself once a day: here the journal's time stamp, in the background."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from reviewer.services.signature_settings import TIME_STAMP_ADDRESS, TIME_STAMP_CERTIFICATES
from tests.support.gui import Bench
from tests.support.time_stamping import Authority, a_time_stamping_authority


@pytest.fixture
def authority(tmp_path: Path) -> Iterator[Authority]:
    with a_time_stamping_authority(tmp_path / "tsa") as one:
        yield one


@pytest.fixture
def timed(bench: Bench, authority: Authority) -> Bench:
    """A bench whose settings name an authority, opened on the day after its first acts."""
    bench.add("TC-2025-0001")
    bench.start()
    bench.become("p-admin")
    settings = bench.office.settings
    bench.desktop.writes.run(lambda: settings.put(TIME_STAMP_ADDRESS, authority.address))
    bench.desktop.writes.run(lambda: settings.put(TIME_STAMP_CERTIFICATES, authority.root_pem.decode()))
    bench.desktop.writes.run(bench.office.proof.seal)
    bench.settle()
    bench.at(bench.office.desk.today() + timedelta(days=1))
    return bench


def idle(bench: Bench, qtbot: QtBot) -> None:
    daily = bench.window.daily
    assert daily is not None
    qtbot.waitUntil(lambda: not daily.busy, timeout=20_000)
    bench.settle()


def stamps(bench: Bench) -> int:
    with bench.opened.store.read() as work:
        return len(work.checkpoints.stamps())


def test_the_first_who_may_gets_the_day_stamped_once(
    qtbot: QtBot, timed: Bench, authority: Authority
) -> None:
    timed.become("p-audit")
    idle(timed, qtbot)
    assert (authority.asked, stamps(timed)) == (0, 0)  # an auditor seals nothing
    timed.become("p-coord")
    idle(timed, qtbot)
    assert (authority.asked, stamps(timed)) == (1, 1)
    timed.become("p-clerk")
    idle(timed, qtbot)
    assert authority.asked == 1


def test_a_stamp_that_does_not_come_disturbs_nobody_and_is_asked_for_again(
    qtbot: QtBot, timed: Bench, authority: Authority
) -> None:
    authority.status = 500
    timed.become("p-coord")
    idle(timed, qtbot)
    assert (authority.asked, stamps(timed)) == (1, 0)
    assert not timed.window.trouble.isVisible()
    assert not [one for one in QApplication.topLevelWidgets() if isinstance(one, QDialog) and one.isVisible()]
    with timed.opened.store.read() as work:
        assert work.journal.latest(1)[0].event == "journal_stamp_failed"
    authority.status = 200
    timed.become("p-clerk")
    idle(timed, qtbot)
    assert stamps(timed) == 1


def test_without_an_authority_nobody_is_asked(qtbot: QtBot, bench: Bench, authority: Authority) -> None:
    bench.add("TC-2025-0001")
    bench.start()
    idle(bench, qtbot)
    assert authority.asked == 0
    with bench.opened.store.read() as work:
        assert work.journal.newest_of("journal_stamped", "journal_stamp_failed") is None
