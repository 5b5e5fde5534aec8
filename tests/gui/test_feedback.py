"""Errors become words, each in its place: beside the act, as a choice, or in the bar that stays."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from reviewer.dossier.lifecycle import Act, ActNotPermitted, Role
from reviewer.errors import ConflictingChange, EnvironmentTrouble, Fault, InputRefused, NotFound
from reviewer.services.changes import Changes
from reviewer.wording import Explanation, Wording
from ui.feedback import Feedback, Where, place_of
from ui.theme.theme import Theme
from ui.widgets.notice import Notice


@pytest.mark.parametrize(
    ("error", "where"),
    [
        (ActNotPermitted(Act.SIGN_AVIS, frozenset({Role.EXPERT})), Where.BESIDE),
        (InputRefused(()), Where.BESIDE),
        (NotFound("dossier", "TC-1"), Where.BESIDE),
        (ConflictingChange("dossier", "TC-1"), Where.CHOICE),
        (EnvironmentTrouble("disk"), Where.BAR),
        (ZeroDivisionError(), Where.BAR),
    ],
    ids=lambda value: type(value).__name__,
)
def test_each_family_of_errors_has_its_place(error: Exception, where: Where) -> None:
    assert place_of(error) is where


def test_an_error_says_what_happened_what_is_safe_and_what_to_do(qapp: QApplication) -> None:
    words = Feedback(Wording.load()).explain(ActNotPermitted(Act.SIGN_AVIS, frozenset({Role.EXPERT})))
    assert "Signer l’avis" in words.what
    assert words.safe == "Rien n’a été modifié."
    assert words.do


def test_faults_of_a_file_are_told_one_by_one(qapp: QApplication) -> None:
    error = InputRefused(
        (Fault("a.csv", "ligne 4", "« abc »", "un nombre"), Fault("a.csv", "ligne 9", "rien", "une date"))
    )
    told = Feedback(Wording.load()).faults(error)
    assert told[0] == "a.csv, ligne 4\u202f: on trouve « abc »\u202f; il faut un nombre."
    assert len(told) == 2


def test_what_was_done_is_said_in_the_catalogues_words(qtbot: QtBot) -> None:
    feedback = Feedback(Wording.load())
    with qtbot.waitSignal(feedback.said) as said:
        feedback.done(Changes(message="withdrawn", facts={"reference": "TC-1"}))
    assert said.args == ["La demande TC-1 est retirée."]
    with qtbot.assertNotEmitted(feedback.said):
        feedback.done(Changes())


def test_a_notice_stays_until_it_is_closed_and_is_read_aloud(qtbot: QtBot, theme: Theme) -> None:
    notice = Notice(theme)
    qtbot.addWidget(notice)
    notice.explain(Explanation("Le motif manque.", "Rien n’a été modifié.", "Écrivez-le."))
    assert notice.isVisible()
    assert notice.accessibleName() == "Le motif manque. Rien n’a été modifié. Écrivez-le."
    with qtbot.waitSignal(notice.dismissed):
        notice.clear()
    assert not notice.isVisible()


def test_a_text_from_a_file_is_never_read_as_markup(qtbot: QtBot, theme: Theme) -> None:
    notice = Notice(theme)
    qtbot.addWidget(notice)
    notice.say("<b>gras</b> <img src='file:///etc/passwd'>")
    assert notice.sentence.startswith("<b>gras</b>")
    assert all(label.textFormat().name == "PlainText" for label in notice.findChildren(type(notice._what)))
