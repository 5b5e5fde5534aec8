"""When something is expected: a day, today, or how late it is, in words with their sign."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QCoreApplication

from ui.formats import days, short_date
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

LATE = Sign("triangle-alert", ToneName.DANGER)
TODAY = Sign("clock", ToneName.WARNING)
LATER = Sign("calendar", ToneName.NEUTRAL)


def due_word(due_on: date | None, today: date) -> str:
    """Return by when it is due, or for how many days it has been late; empty where no day is set."""
    if due_on is None:
        return ""
    if today > due_on:
        late = QCoreApplication.translate("Due", "{days} late")
        return late.format(days=days((today - due_on).days))
    if today == due_on:
        return QCoreApplication.translate("Due", "today")
    return short_date(due_on)


def due_sentence(due_on: date, today: date) -> str:
    """Return the same where nothing around it says that it is a due date."""
    if today >= due_on:
        word = due_word(due_on, today)
        return QCoreApplication.translate("Due", "due: {when}").format(when=word)
    return QCoreApplication.translate("Due", "due on {day}").format(day=short_date(due_on))


def due_sign(due_on: date, today: date) -> Sign:
    """Return how it is shown: the icon tells late from on time as the word does."""
    if today > due_on:
        return LATE
    return TODAY if today == due_on else LATER
