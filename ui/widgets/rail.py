"""The left rail: where one can go, and how much waits there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from ui.places import ICONS
from ui.theme.tokens import Size, Space, Type
from ui.widgets.text import Look, Text, one_line

if TYPE_CHECKING:
    from reviewer.dossier.people import Actor, Person
    from reviewer.wording import Wording
    from ui.theme.theme import Theme


class RailButton(QPushButton):
    """One place, with the number of things that wait there at the right."""

    def __init__(self, theme: Theme, text: str, icon: str, key: str) -> None:
        super().__init__(text)
        self._theme = theme
        self._count = ""
        self.key = key
        self.setCheckable(True)
        self.setAutoExclusive(True)  # one place at a time: a screen reader says so
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setObjectName(f"rail_{key}")
        theme.put_icon(self, icon, "rail_text")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go there with Enter as with Space."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers().value:
            self.click()
            return
        super().keyPressEvent(event)

    def show_count(self, count: int | None, meaning: str = "") -> None:
        """Show how many things wait; nothing where none does. ``meaning`` is said to screen readers."""
        self._count = str(count) if count else ""
        self.setAccessibleDescription(meaning if count else "")
        self.setToolTip(meaning if count else "")
        self.update()

    @property
    def count(self) -> str:
        """Return the number that is shown."""
        return self._count

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the button, then the number at its right."""
        super().paintEvent(event)
        if not self._count:
            return
        painter = QPainter(self)
        painter.setFont(self._theme.font(Type.CAPTION, strong=True))
        painter.setPen(self._theme.colour("rail_text" if self.isChecked() else "rail_muted"))
        place: QRect = self.rect().adjusted(0, 0, -self._theme.px(Space.M), 0)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), self._count)
        painter.end()


class ViewButton(RailButton):
    """A saved view under its place: smaller, and never where one is marked to be."""

    def __init__(self, theme: Theme, text: str, key: str) -> None:
        super().__init__(theme, text, "dot", key)
        self.setCheckable(False)
        self.setObjectName(f"view_{key}")
        self.setProperty("extent", "small")


class PersonButton(QPushButton):
    """Who is acting: a name that does not fit ends in an ellipsis, and the tool tip says it in full."""

    def __init__(self) -> None:
        super().__init__()
        self._name = ""

    def show_name(self, name: str) -> None:
        """Show a name, as much of it as fits."""
        self._name = name
        self._fit()

    @property
    def name(self) -> str:
        """Return the whole name."""
        return self._name

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the name to the new width."""
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:
        """Fit the name to the new letters."""
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._fit()

    def _fit(self) -> None:
        taken = self.iconSize().width() + Space.XL + Space.XS
        room = max(self.width() - taken, 0)
        shown = self.fontMetrics().elidedText(self._name, Qt.TextElideMode.ElideRight, room)
        self.setText(shown.replace("&", "&&"))
        self.setToolTip("" if shown == self._name else self._name)


class Rail(QFrame):
    """Places above, who is acting below."""

    chosen = Signal(str)
    view_chosen = Signal(str)
    person_chosen = Signal(str)
    lock_asked = Signal()
    leave_asked = Signal()
    password_asked = Signal()
    code_asked = Signal()

    def __init__(self, theme: Theme, wording: Wording) -> None:
        super().__init__()
        self._theme = theme
        self._wording = wording
        self.setObjectName("rail")
        self.setAccessibleName(self.tr("Places"))
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.M, Space.L, Space.M, Space.M)
        column.setSpacing(Space.XS)
        column.addLayout(self._brand())
        column.addSpacing(Space.L)
        self._places = QVBoxLayout()
        self._places.setSpacing(Space.XS)
        column.addWidget(self._rolling(self._places), 1)
        self.acting = one_line(self.tr("You act as"), Look.CAPTION)
        self.acting.setContentsMargins(Space.M, 0, 0, 0)
        column.addWidget(self.acting)
        self._person = PersonButton()
        self._person.setObjectName("person")
        self._person.setCursor(Qt.CursorShape.PointingHandCursor)
        theme.put_icon(self._person, "user-round", "rail_text")
        column.addWidget(self._person)
        self._roles = Text("", Look.CAPTION)
        self._roles.setContentsMargins(Space.M, 0, 0, 0)
        column.addWidget(self._roles)
        self._menu = QMenu(self)
        self._person.clicked.connect(self._open_menu)
        self._group = QButtonGroup(self)
        self._group.setExclusive(True)
        self._buttons: dict[str, RailButton] = {}
        self._views: list[ViewButton] = []
        theme.changed.connect(self._measure)
        self._measure()

    def add_place(self, key: str, title: str, icon: str) -> None:
        """Add a place below the others."""
        button = RailButton(self._theme, title, icon, key)
        self._buttons[key] = button
        self._group.addButton(button)
        self._places.addWidget(button)
        button.clicked.connect(self._choose)
        self._order()

    def show_views(self, place: str, views: Sequence[tuple[str, str, int]]) -> None:
        """Show saved views below a place: id, name, and how many things are in each."""
        if [one.key for one in self._views] != [key for key, _, _ in views]:
            self._place_views(place, views)
        for button, (_, name, count) in zip(self._views, views, strict=True):
            button.setText(name.replace("&", "&&"))
            button.show_count(count, self.tr("%n dossier(s)", "", count))

    def button(self, key: str) -> RailButton:
        """Return the button of a place."""
        return self._buttons[key]

    def mark(self, key: str) -> None:
        """Show where one is, for Tab too; a page that is not in the rail leaves the mark where it was."""
        if key in self._buttons:
            self._buttons[key].setChecked(True)
            for one in self._buttons.values():  # Qt keeps Tab where the focus was last, not where one is
                here = Qt.FocusPolicy.StrongFocus if one.isChecked() else Qt.FocusPolicy.ClickFocus
                one.setFocusPolicy(here)

    def allow(self, key: str, allowed: bool) -> None:
        """Show a place only to those who may go there."""
        if key in self._buttons:
            self._buttons[key].setVisible(allowed)

    def show_nobody(self) -> None:
        """Show no person: nobody is known here yet."""
        for widget in (self.acting, self._person, self._roles):
            widget.hide()

    def show_person(self, actor: Actor, people: tuple[Person, ...]) -> None:
        """Show who is acting, and offer the others."""
        for widget in (self.acting, self._person, self._roles):
            widget.show()
        self._order()  # in the window's own chain by now
        self.acting.setText(self.tr("You act as"))
        name = actor.name or self.tr("Choose who you are")
        self._person.show_name(name)
        self._person.setAccessibleName(self.tr("You act as {name}. Change person").format(name=name))
        self._roles.setText(self._roles_of(actor.roles))
        self._menu.clear()
        group = QActionGroup(self._menu)
        for person in people:
            if not person.active:
                continue
            action = QAction(f"{person.name} – {self._roles_of(person.roles)}", self._menu)
            action.setCheckable(True)
            action.setChecked(person.id == actor.id)
            action.setData(person.id)
            group.addAction(action)
            self._menu.addAction(action)
        group.triggered.connect(self._choose_person)

    def show_session(self, actor: Actor) -> None:
        """Show who has signed in, and offer what they may do with their session."""
        self.show_person(actor, ())
        self.acting.setText(self.tr("Signed in"))
        self._person.setAccessibleName(self.tr("{name} has signed in. Session").format(name=actor.name))
        for words, asked in (
            (self.tr("Lock"), self.lock_asked),
            (self.tr("Change my password…"), self.password_asked),
            (self.tr("Make me a new one-time code…"), self.code_asked),
            (self.tr("Sign out"), self.leave_asked),
        ):
            self._menu.addAction(words).triggered.connect(asked)

    @property
    def people_menu(self) -> QMenu:
        """Return the menu of people."""
        return self._menu

    # --- inside ----------------------------------------------------------------------------------------------

    def _rolling(self, places: QVBoxLayout) -> QScrollArea:
        """Return the places where they can be rolled: a low window or large letters leave no room for all."""
        inside = QWidget()
        inside.setObjectName("rail_inside")
        places.setContentsMargins(0, 0, 0, 0)
        outer = QVBoxLayout(inside)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(places)
        outer.addStretch(1)
        area = QScrollArea()
        area.setObjectName("rail_places")
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setWidget(inside)
        return area

    def _place_views(self, place: str, views: Sequence[tuple[str, str, int]]) -> None:
        for old in self._views:
            self._places.removeWidget(old)
            old.hide()
            old.deleteLater()
        at = self._places.indexOf(self._buttons[place]) + 1
        self._views = [ViewButton(self._theme, name, key) for key, name, _ in views]
        for number, button in enumerate(self._views):
            button.clicked.connect(self._choose_view)
            self._places.insertWidget(at + number, button)
        self._order()

    def _order(self) -> None:
        """Let the focus go as one reads: places with their views, then who acts."""
        placed = sorted([*self._buttons.values(), *self._views], key=self._places.indexOf)
        for one, after in pairwise([*placed, self._person]):
            QWidget.setTabOrder(one, after)

    def _choose_view(self) -> None:
        button = self.sender()
        if isinstance(button, ViewButton):
            self.view_chosen.emit(button.key)

    def _brand(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setContentsMargins(Space.S, 0, 0, 0)
        row.setSpacing(Space.S)
        mark = QLabel()
        mark.setPixmap(QIcon(str(ICONS / "logo.svg")).pixmap(QSize(Size.LOGO, Size.LOGO)))
        row.addWidget(mark)
        row.addWidget(one_line(self.tr("Avisé"), Look.TITLE), 1)
        return row

    def _roles_of(self, roles: frozenset[str]) -> str:
        return ", ".join(self._wording.label("role", role) for role in sorted(roles))

    def _choose(self) -> None:
        button = self.sender()
        if isinstance(button, RailButton):
            self.chosen.emit(button.key)

    def _choose_person(self, action: QAction) -> None:
        self.person_chosen.emit(action.data())

    def _open_menu(self) -> None:
        corner = self._person.mapToGlobal(self._person.rect().topRight())
        self._menu.popup(corner)

    def _measure(self) -> None:
        self.setFixedWidth(self._theme.px(Size.RAIL))
