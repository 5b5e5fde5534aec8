"""Icon and tone of what the page of packages shows."""

from __future__ import annotations

from reviewer.committee.offline.taking_in import Settlement
from reviewer.services.packages.views import SentBefore, ThereNow
from ui.theme.meanings import Sign
from ui.theme.tokens import ToneName

_T = ToneName

KEYS: dict[str, Sign] = {
    "none": Sign("circle-dashed", _T.NEUTRAL),
    "invited": Sign("hourglass", _T.INFO),
    "announced": Sign("circle-help", _T.WARNING),
    "confirmed": Sign("shield-check", _T.SUCCESS),
    "revoked": Sign("ban", _T.DANGER),
    "refused": Sign("circle-x", _T.DANGER),
}
PACKAGE: dict[str, Sign] = {
    "preparing": Sign("circle-help", _T.WARNING),
    "out": Sign("send", _T.INFO),
    "withdrawn": Sign("undo-2", _T.NEUTRAL),
    "answered": Sign("circle-check", _T.SUCCESS),
    "lapsed": Sign("clock", _T.NEUTRAL),
    "destroyed": Sign("archive", _T.NEUTRAL),
}
OUTCOME: dict[Settlement, Sign] = {
    Settlement.TAKEN_IN: Sign("circle-check", _T.SUCCESS),
    Settlement.ALREADY: Sign("check", _T.NEUTRAL),
    Settlement.OLDER: Sign("replace", _T.NEUTRAL),
    Settlement.NEWER_ASIDE: Sign("replace", _T.WARNING),
    Settlement.DOSSIER_CHANGED: Sign("git-compare", _T.WARNING),
    Settlement.GRID_UNKNOWN: Sign("circle-help", _T.WARNING),
    Settlement.NOT_ASSIGNED: Sign("user-x", _T.WARNING),
    Settlement.UNDECLARED: Sign("hourglass", _T.INFO),
    Settlement.AWAITS_RULING: Sign("gavel", _T.WARNING),
    Settlement.INCOMPLETE: Sign("triangle-alert", _T.WARNING),
    Settlement.IN_CONFLICT: Sign("ban", _T.DANGER),
}
THERE: dict[ThereNow, Sign] = {
    ThereNow.WAITED_FOR: Sign("hourglass", _T.INFO),
    ThereNow.ANSWERED: Sign("circle-check", _T.SUCCESS),
    ThereNow.CHANGED: Sign("git-compare", _T.WARNING),
    ThereNow.SEAT_ENDED: Sign("user-x", _T.WARNING),
    ThereNow.OVER: Sign("circle-dashed", _T.NEUTRAL),
}
BEFORE: dict[SentBefore, Sign] = {
    SentBefore.NEVER: Sign("circle", _T.INFO),
    SentBefore.OUT: Sign("send", _T.NEUTRAL),
    SentBefore.CHANGED: Sign("git-compare", _T.WARNING),
}
