"""What the gallery shows: each widget of ``ui.widgets`` that stands by itself, once for each of its states.

Words are labels of the catalogue, as long as real ones. What lives only inside a screen is in ``ELSEWHERE``, with the
capture that shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime

from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from reviewer.committee.concertation import Message
from reviewer.dossier.lifecycle import DossierState, Role
from reviewer.dossier.people import Actor, Person
from reviewer.outbox.message import Message as Mail
from reviewer.outbox.message import MessageKind, MessageState
from reviewer.services.outbox import OutboxRow
from reviewer.services.ports.backups import Contents
from reviewer.wording import Explanation, Wording
from ui.history import Moment
from ui.models.rows import Column, RowsModel
from ui.theme.meanings import DOSSIER, Sign
from ui.theme.theme import Theme
from ui.theme.tokens import ToneName
from ui.widgets.buttons import Button, IconButton, Kind
from ui.widgets.card import Captioned, Card, Facts
from ui.widgets.chip import Chip
from ui.widgets.copy_card import CopyCard
from ui.widgets.due_chip import DueChip
from ui.widgets.empty import Empty
from ui.widgets.fields import Count, Day, DaysApart, Line, OptionalDay, Secret
from ui.widgets.filters import Filters
from ui.widgets.header import Header, Title
from ui.widgets.levels import Level, LevelRow, Levels
from ui.widgets.load_bar import LoadBar
from ui.widgets.mail_line import MailLine
from ui.widgets.notice import Notice
from ui.widgets.paragraph import Paragraph
from ui.widgets.progress_bar import ProgressBar
from ui.widgets.rail import PersonButton, Rail, RailButton, ViewButton
from ui.widgets.search import SearchBox
from ui.widgets.split import Split, framed
from ui.widgets.table import Table
from ui.widgets.text import Look, OneLine, Text
from ui.widgets.thread import Thread
from ui.widgets.timeline import Timeline
from ui.widgets.trouble import TroubleBar
from ui.widgets.welcome import Welcome

DAY = date(2025, 6, 1)
AT = datetime(2025, 6, 1, 14, 5, tzinfo=UTC)
NAME = "Nguyễn Thị Mai"
ICON = "stamp"

ELSEWHERE: dict[str, str] = {
    "ActDialog": "dossier-criteres",
    "ActingScreen": "comite",
    "Area": "dossier",
    "BatchDialog": "avis",
    "Bars": "pilotage",
    "BoxList": "avis",
    "ButtonRow": "dossier",
    "Chart": "pilotage",
    "CodeDialog": "reglages",
    "ChartCard": "pilotage",
    "Curve": "pilotage",
    "Funnel": "pilotage",
    "LatePage": "reglages",
    "ComparisonTable": "comparaison",
    "CriteriaList": "dossier",
    "CriterionCard": "grille",
    "CriterionRow": "dossier",
    "DaySlider": "dossier-et-si",
    "DocumentPane": "dossier",
    "EntryCard": "commencer",
    "FactChanges": "comparaison",
    "FaultsCard": "quarantaine",
    "FormPage": "reglages",
    "GapsCard": "grille",
    "GridDifferences": "grilles",
    "GridForm": "grille",
    "GridPreview": "grilles",
    "HorizonBand": "dossier-et-si",
    "JustificationBox": "grille",
    "LimitsCard": "reglages",
    "ListTable": "reception",
    "NewSecretDialog": "reglages",
    "Pages": "dossier",
    "Pane": "comite",
    "PathPicture": "comite",
    "Pile": "reception",
    "PlaceField": "dossier",
    "QueryField": "reception",
    "ReasonDialog": "dossier",
    "ReportLine": "avis",
    "RequestPane": "grille",
    "Screen": "reception",
    "Sections": "reglages",
    "SpokenLine": "avis",
    "Stop": "grille",
    "TabPlace": "dossier",
    "Tabs": "paquets",
    "TakingBack": "reception",
    "VerdictBox": "grille",
    "VerdictCard": "verification",
    "VerdictZone": "verification",
}
"""Needs an office, a grid or a screen around it: the name of the capture in which it shows."""


@dataclass(frozen=True, slots=True)
class Shown:
    """One widget in one state. ``state``: how it is, said below it."""

    state: str
    widget: QWidget


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One kind of widget. ``kinds``: the classes that it shows."""

    kinds: tuple[type[QWidget], ...]
    make: Callable[[Theme, Wording], Iterator[Shown]]


def _buttons(theme: Theme, wording: Wording) -> Iterator[Shown]:
    verb = wording.label("act", "sign_avis")
    for kind in Kind:
        yield Shown(kind.value, Button(theme, verb, ICON, kind))
        off = Button(theme, verb, ICON, kind)
        off.setEnabled(False)
        yield Shown(f"{kind.value} – disabled", off)
    on = Button(theme, verb, ICON, Kind.FILTER)
    on.setCheckable(True)
    on.setChecked(True)
    yield Shown("filter – checked", on)
    yield Shown("icon", IconButton(theme, verb, ICON))
    quiet = IconButton(theme, verb, ICON)
    quiet.setEnabled(False)
    yield Shown("icon – disabled", quiet)


def _chips(theme: Theme, wording: Wording) -> Iterator[Shown]:
    for state in DossierState:
        yield Shown(state.value, Chip(theme, wording.label("state", state), DOSSIER[state]))
    for tone in ToneName:
        yield Shown(tone.value, Chip(theme, wording.label("answer", "yes"), Sign("circle-check", tone)))
    for until in (date(2025, 5, 20), DAY, date(2025, 7, 1)):
        due = DueChip(theme)
        due.show_day(until, DAY)
        yield Shown((until - DAY).days.__str__(), due)


def _notices(theme: Theme, wording: Wording) -> Iterator[Shown]:
    words = _trouble(wording)
    for tone in ToneName:
        notice = Notice(theme, tone, closable=tone is ToneName.DANGER)
        notice.explain(words)
        yield Shown(tone.value, notice)
    faults = Notice(theme)
    faults.explain(words, (words.safe, words.do))
    yield Shown("faults", faults)
    bar = TroubleBar(theme)
    bar.explain(words)
    yield Shown("trouble", bar)


def _texts(theme: Theme, wording: Wording) -> Iterator[Shown]:
    for look in Look:
        yield Shown(look.value, Text(wording.label("act", "confirm_decision"), look))
    narrow = OneLine(_trouble(wording).what)
    narrow.setFixedWidth(theme.px(160))
    yield Shown("one line – elided", narrow)
    header = Header()
    header.title.setText(wording.label("act", "read_register"))
    header.subtitle.setText(wording.label("act", "read_readings"))
    yield Shown("header", header)


def _cards(theme: Theme, wording: Wording) -> Iterator[Shown]:
    facts = tuple((wording.label("state", one), wording.label("role", two)) for one, two in _PAIRS)
    card = Card(wording.label("act", "read_dossier"))
    card.body.addWidget(Facts(facts))
    yield Shown("card – facts", card)
    two = Card()
    two.body.addWidget(Facts(facts, columns=2))
    yield Shown("facts – two columns", two)
    yield Shown("facts – stacked", Facts(facts, stacked=True))
    held = Contents(
        dossiers=12, avis=4, entries=318, newest_at="2025-05-20T13:00:00+00:00", head="", origin=""
    )
    yield Shown("copy", CopyCard(NAME, held))
    yield Shown("copy – nothing there", CopyCard(NAME, None, facts[:1]))
    captioned = Captioned(Line("gallery_captioned", NAME), wording.label("role", Role.SIGNATORY))
    yield Shown("captioned", captioned)
    yield Shown("empty", Empty(theme, "inbox", wording.label("step", "decided"), _trouble(wording).do))
    yield Shown("split", Split(framed(Text(NAME)), framed(Text(NAME)), sizes=(2, 1)))


def _fields(theme: Theme, wording: Wording) -> Iterator[Shown]:
    def three(make: Callable[[], QWidget], name: str) -> Iterator[Shown]:
        yield Shown(name, make())
        off = make()
        off.setEnabled(False)
        yield Shown(f"{name} – disabled", off)

    yield from three(lambda: Line("gallery_line", NAME), "line")
    fixed = Line("gallery_read_only", NAME)
    fixed.setReadOnly(True)
    yield Shown("line – read only", fixed)
    wrong = Line("gallery_wrong", NAME)
    wrong.setProperty("wrong", True)
    yield Shown("line – wrong", wrong)
    yield from three(lambda: Secret("gallery_secret"), "secret")
    yield from three(lambda: Count("gallery_count"), "count")
    yield from three(lambda: DaysApart("gallery_days"), "days apart")
    yield from three(lambda: Day("gallery_day", DAY), "day")
    yield Shown("optional day", OptionalDay(wording.label("state", DossierState.ISSUED), DAY, DAY))
    paragraph = Paragraph(theme, wording.label("act", "write_letter"))
    paragraph.fill(_trouble(wording).what)
    yield Shown("paragraph", paragraph)
    room = QFrame()
    inside = QVBoxLayout(room)
    inside.addWidget(SearchBox(theme, wording.label("act", "read_queue"), NAME, room))
    yield Shown("search", room)


def _choices(theme: Theme, wording: Wording) -> Iterator[Shown]:
    levels = [Level(one, wording.label("declaration", one)) for one in ("none", "real", "apparent")]
    yield Shown("nothing chosen", Levels(theme, levels, NAME))
    chosen = Levels(theme, levels, NAME)
    chosen.show_choice("real")
    yield Shown("chosen", chosen)
    sealed = Levels(theme, levels, NAME, beside=True)
    sealed.show_choice("none")
    sealed.setEnabled(False)
    yield Shown("beside – sealed", sealed)
    yield Shown("row", LevelRow(levels[0], theme.px(80)))
    filters = Filters(theme, [(one, wording.label("state", one), "inbox") for one, _ in _PAIRS], NAME)
    filters.chip("received").setChecked(True)
    yield Shown("filters", filters)


def _lists(theme: Theme, wording: Wording) -> Iterator[Shown]:
    for state in ("rows", "selected"):
        model = _States(wording)
        table = Table(theme, model, wording.label("act", "read_queue"))
        table.setMinimumHeight(theme.px(220))
        if state == "selected":
            table.select_id(DossierState.ISSUED)
        yield Shown(state, table)
    timeline = Timeline(theme)
    timeline.show_moments(
        [Moment(icon=ICON, what=wording.label("event", "avis_drafted"), who=NAME, when="2025")]
    )
    yield Shown("timeline", timeline)
    thread = Thread()
    thread.show_messages([Message(expert_id="e", text=_trouble(wording).what, at=AT)], {"e": NAME})
    yield Shown("thread", thread)
    for value in (0, 4, 8):
        yield Shown(f"load {value}", LoadBar(theme, value, 8, f"{value} / 8"))
    for known in (5, 0):
        bar = ProgressBar()
        bar.setAccessibleName(f"{known} / 8")
        bar.expect(8 if known else 0)
        bar.setValue(known)
        yield Shown("progress" if known else "progress – of unknown length", bar)


def _mails(theme: Theme, wording: Wording) -> Iterator[Shown]:
    for state in MessageState:
        mail = Mail(
            id=state,
            key=state,
            kind=MessageKind.LETTER,
            about="l",
            dossier_id="d",
            wording_id="w",
            to=None if state is MessageState.DRAFTED else "rh@boreal.example",
            subject=NAME,
            body=NAME,
            drafted_at=AT,
            drafted_by="p",
        )
        yield Shown(
            state.value, MailLine(theme, wording, OutboxRow(message=mail, state=state, reference=None))
        )


def _window(theme: Theme, wording: Wording) -> Iterator[Shown]:
    rail = Rail(theme, wording)
    for key, act in (("reception", "read_queue"), ("committee", "assign"), ("settings", "read_settings")):
        rail.add_place(key, wording.label("act", act).partition(" ")[0], "inbox")
    rail.mark("reception")
    rail.button("committee").show_count(7, NAME)
    person = Person(id="p", name=NAME, roles=frozenset({Role.EXPERT}))
    rail.show_person(Actor(person.id, person.name, person.roles), (person,))
    rail.setFixedHeight(theme.px(420))
    yield Shown("rail", rail)
    view = ViewButton(theme, wording.label("step", "evaluations"), "view")
    view.show_count(2, NAME)
    yield Shown("view", view)
    welcome = Welcome(theme, wording)
    welcome.ask_who((person,))
    yield Shown("welcome", welcome)


_PAIRS = (
    (DossierState.RECEIVED, Role.CLERK),
    (DossierState.IN_REVIEW, Role.EXPERT),
    (DossierState.DECIDED, Role.COORDINATOR),
    (DossierState.ISSUED, Role.SIGNATORY),
)

EXHIBITS: Sequence[Exhibit] = (
    Exhibit((Button, IconButton), _buttons),
    Exhibit((Chip, DueChip), _chips),
    Exhibit((Notice, TroubleBar), _notices),
    Exhibit((Text, OneLine, Header, Title), _texts),
    Exhibit((Card, CopyCard, Facts, Captioned, Empty, Split), _cards),
    Exhibit((Line, Secret, Count, DaysApart, Day, OptionalDay, Paragraph, SearchBox), _fields),
    Exhibit((Levels, LevelRow, Filters), _choices),
    Exhibit((Table, Timeline, Thread, LoadBar, ProgressBar), _lists),
    Exhibit((MailLine,), _mails),
    Exhibit((Rail, RailButton, ViewButton, PersonButton, Welcome), _window),
)


class _States(RowsModel[DossierState]):
    def __init__(self, wording: Wording) -> None:
        super().__init__(lambda one: one.value)
        self.columns = (
            Column[DossierState](
                key="code", title=wording.label("role", Role.AUDITOR), text=lambda one: one.value, strong=True
            ),
            Column[DossierState](
                key="state",
                title=wording.label("act", "read_queue"),
                text=lambda one: wording.label("state", one),
                sign=lambda one: DOSSIER[one],
            ),
        )
        self.show_rows(tuple(DossierState))


def _trouble(wording: Wording) -> Explanation:
    return Explanation(*(wording.text("DatabaseLocked", part) for part in ("what", "safe", "do")))
