"""Three stories on a real X server, keys alone, as the Orca screen reader says them in French.

What is said is kept in ``tests/data/transcripts`` and looked for phrase by phrase; how it is shared out between two
keys, and whether a page is filled when the focus comes to it, depends on how quick the machine is. Where a screen has
changed on purpose, ``AVISE_TRANSCRIPTS=write`` before the test writes them anew, to be read before they are kept.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from reviewer.dossier.lifecycle import DossierState
from tests.support.stories import PASSPHRASE
from tests.support.words import strange
from tests.support.x_session import Stop, XSession
from tests.xvfb import houses

TRANSCRIPTS = Path(__file__).resolve().parents[1] / "data" / "transcripts"
MOST_STOPS = 70
FIRST = "Agathe Côté"
"""Whom the window offers first, when it asks who one is."""
ENGLISH = re.compile(
    r"\b(the|and|of|not|with|for|from|this|your|button|table|list|column|row|cell|text|entry|panel|pane|frame)\b",
    re.IGNORECASE,
)
SHARE_UNSAID = 0.15
"""Of the kept phrases: on a busy machine the focus comes to a page before it is filled, or a little after."""
SAY_NOTHING = {"unknown", "invalid", "redundant object"}
"""Roles that tell a person nothing of what can be done."""


@pytest.fixture(scope="module")
def desktop(tmp_path_factory: pytest.TempPathFactory) -> Iterator[XSession]:
    session = XSession(tmp_path_factory.mktemp("desktop"))
    try:
        session.start()
        yield session
    finally:
        session.stop()


class Story:
    """One story: every stop of the focus on its way, as it was told and said."""

    def __init__(self, desktop: XSession, url: str, who: str) -> None:
        self.desktop = desktop
        self.stops: list[Stop] = []
        self.program = desktop.open(url)
        desktop.arrive(FIRST)
        self.go_to(who)

    def press(self, key: str) -> Stop:
        stop = self.desktop.press(key)
        self.stops.append(stop)
        return stop

    def type(self, text: str) -> None:
        self.stops.append(self.desktop.type(text))

    def go_to(self, name: str, key: str = "Tab") -> Stop:
        """Go on with a key until the control of this name has the focus, at each stop of the way."""
        stop = self.desktop.here()
        for _ in range(MOST_STOPS):
            if name in stop.called:
                return stop
            stop = self.press(key)
        pytest.fail(f"{name}: never reached; {[one.called for one in self.stops]}")

    def round_trip(self) -> None:
        """Go through every stop of the window once, back to where one started."""
        met: set[tuple[str, str]] = set()
        for _ in range(MOST_STOPS):
            stop = self.press("Tab")
            if (stop.called, stop.role) in met:
                return
            met.add((stop.called, stop.role))
        pytest.fail("the focus never came back")

    def end(self) -> None:
        self.desktop.end(self.program)

    @property
    def transcript(self) -> str:
        """Return what was said, a line a key, without full stops: the screen reader leaves some out where it pauses."""
        said = ((one.key or "·", " | ".join(part.rstrip(".") for part in one.said)) for one in self.stops)
        return "".join(f"{key}: {words or '–'}\n" for key, words in said)


def told(story: Story, name: str) -> None:
    """Hold what every story must hold: names, roles, no English, and the words that are kept."""
    story.end()
    focusable = [one for one in story.stops if one.role]
    assert [one for one in focusable if not one.called] == []
    assert [one for one in focusable if one.role in SAY_NOTHING] == []
    said = [words for one in story.stops for words in one.said]
    assert [words for words in said if ENGLISH.search(words)] == []
    assert strange("en", said) == []
    kept = TRANSCRIPTS / f"{name}.txt"
    if os.environ.get("AVISE_TRANSCRIPTS") == "write":
        TRANSCRIPTS.mkdir(exist_ok=True)
        kept.write_text(story.transcript, encoding="utf-8")
    expected = _phrases(kept.read_text(encoding="utf-8"))
    assert len(expected - _phrases(story.transcript)) <= len(expected) * SHARE_UNSAID


def _phrases(transcript: str) -> set[str]:
    lines = (line.partition(": ")[2] for line in transcript.splitlines())
    return {phrase for line in lines for phrase in line.split(" | ")}


def test_triage_is_said_in_french_at_every_stop(desktop: XSession, tmp_path: Path) -> None:
    url = houses.to_triage(tmp_path)
    story = Story(desktop, url, "Maude Gagnon")
    story.press("Return")
    story.round_trip()
    story.go_to("Déclarer admissible")
    story.press("space")
    desktop.until(lambda: desktop.announced != (), "nothing was announced of what was done")
    told(story, "triage")
    assert desktop.announced[-1] == f"La demande {houses.REFERENCE} est déclarée admissible."
    assert houses.state_of(url) is DossierState.ADMISSIBLE


def test_a_command_is_found_and_run_by_ear_alone(desktop: XSession, tmp_path: Path) -> None:
    url = houses.to_triage(tmp_path)
    story = Story(desktop, url, "Maude Gagnon")
    story.press("Return")
    story.press("ctrl+k")
    for letter in "com":
        story.type(letter)
    story.press("Down")
    story.press("Up")
    told(story, "command")


def test_scoring_a_dossier_is_said_in_french_at_every_stop(desktop: XSession, tmp_path: Path) -> None:
    url = houses.to_score(tmp_path)
    story = Story(desktop, url, "Alix Bergeron")
    story.press("Return")
    story.press("Return")
    story.press("space")
    story.go_to("Déclarer et ouvrir")
    story.press("space")
    for _ in range(12):
        story.press("3")
    story.round_trip()
    told(story, "score")


def test_signing_is_said_in_french_at_every_stop(desktop: XSession, tmp_path: Path) -> None:
    url = houses.to_sign(tmp_path)
    story = Story(desktop, url, "Hélène Tremblay")
    story.press("Return")
    story.press("alt+4")
    story.round_trip()
    story.go_to("À signer (1)")
    story.press("space")
    story.go_to("Phrase de passe")
    story.type("une autre phrase")
    story.go_to("Signer")
    desktop.press("space")
    desktop.until(lambda: desktop.has_said("n’ouvre pas"), "the refusal was never said")
    story.go_to("Phrase de passe")
    story.type(PASSPHRASE)
    story.go_to("Signer")
    desktop.press("space")  # what is said now depends on how quick the machine is
    desktop.until(lambda: houses.state_of(url) is DossierState.ISSUED, "never signed")
    told(story, "sign")
