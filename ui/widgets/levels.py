"""A choice of which each step is described: the marks of a scale, or yes and no. Nothing is chosen at first."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from ui.theme.theme import Theme
from ui.theme.tokens import Space
from ui.widgets.text import Text, repolish


@dataclass(frozen=True, slots=True)
class Level:
    """One step: its key, the short word beside the button, what it means, and the keys that choose it."""

    key: str
    word: str
    meaning: str = ""
    keys: tuple[Qt.Key, ...] = ()


class LevelRow(QFrame):
    """One step as a line that can be clicked anywhere."""

    def __init__(self, level: Level, word_width: int) -> None:
        super().__init__()
        self.level = level
        self.setObjectName("level")
        row = QHBoxLayout(self)
        row.setContentsMargins(Space.S, 0, Space.S, 0)
        row.setSpacing(Space.S)
        self.radio = QRadioButton(level.word)
        self.radio.setMinimumWidth(word_width)
        said = f"{level.word} – {level.meaning}" if level.meaning else level.word
        self.radio.setAccessibleName(said)
        row.addWidget(self.radio)
        self.meaning = Text(level.meaning)
        self.meaning.setTextInteractionFlags(Qt.TextInteractionFlag.NoTextInteraction)
        row.addWidget(self.meaning, 1)
        self.radio.toggled.connect(self.dress)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose this step."""
        if self.radio.isEnabled() and event.button() is Qt.MouseButton.LeftButton:
            self.radio.setFocus(Qt.FocusReason.MouseFocusReason)
            self.radio.click()

    def dress(self) -> None:
        """Show whether this is the chosen step: a ground, and a bar at the left."""
        self.setProperty("chosen", self.radio.isChecked())
        repolish(self)


class Levels(QWidget):
    """The steps, one below the other (or beside each other). ``chosen``: the key, by a person's own act only."""

    chosen = Signal(str)

    def __init__(
        self,
        theme: Theme,
        levels: Sequence[Level],
        name: str,
        *,
        beside: bool = False,
        word_width: int = 58,
        beside_width: int = 0,
    ) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self.rows: dict[str, LevelRow] = {}
        self._keys: dict[Qt.Key, str] = {}
        layout: QHBoxLayout | QVBoxLayout = QHBoxLayout(self) if beside else QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Space.M if beside else 0)
        for level in levels:
            row = LevelRow(level, theme.px(beside_width if beside else word_width))
            row.radio.setAccessibleDescription(name)
            self._group.addButton(row.radio)
            self.rows[level.key] = row
            self._keys.update(dict.fromkeys(level.keys, level.key))
            row.radio.installEventFilter(self)
            layout.addWidget(row)
        if beside:
            layout.addStretch(1)
        self._group.buttonClicked.connect(self._tell)

    @property
    def key(self) -> str | None:
        """Return the key of the chosen step, None while nothing is chosen."""
        return next((key for key, row in self.rows.items() if row.radio.isChecked()), None)

    def show_choice(self, key: str | None) -> None:
        """Show a choice that was made before; None shows that none was made."""
        if key is None:
            self._group.setExclusive(False)
            for row in self.rows.values():
                row.radio.setChecked(False)
            self._group.setExclusive(True)
        else:
            self.rows[key].radio.setChecked(True)

    def choose(self, key: str) -> None:
        """Choose as the person does."""
        self.rows[key].radio.setChecked(True)
        self.chosen.emit(key)

    def freeze(self, frozen: bool) -> None:
        """Let nothing be chosen any more; what was chosen stays readable."""
        for row in self.rows.values():
            row.radio.setEnabled(not frozen)

    def focus(self) -> None:
        """Go to the chosen step, else to the first."""
        key = self.key
        row = self.rows[key] if key is not None else next(iter(self.rows.values()))
        row.radio.setFocus(Qt.FocusReason.TabFocusReason)

    def take_key(self, event: QKeyEvent) -> bool:
        """Choose the step of a key that was pressed somewhere near; tell whether there is one."""
        key = self._keys.get(Qt.Key(event.key()))
        if key is None or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        row = self.rows[key]
        if row.radio.isEnabled():
            row.radio.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.choose(key)
        return True

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Leave up and down to whoever holds these steps: they go from one to the next criterion."""
        if event.type() is QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down}:
                event.ignore()
                return True
            if event.key() in {Qt.Key.Key_Left, Qt.Key.Key_Right}:
                self._step(1 if event.key() == Qt.Key.Key_Right else -1)
                return True
        return super().eventFilter(watched, event)

    # --- inside ----------------------------------------------------------------------------------------------

    def _step(self, by: int) -> None:
        keys = list(self.rows)
        current = self.key
        index = (keys.index(current) + by) if current is not None else (0 if by > 0 else len(keys) - 1)
        if 0 <= index < len(keys) and self.rows[keys[index]].radio.isEnabled():
            self.rows[keys[index]].radio.setFocus(Qt.FocusReason.TabFocusReason)
            self.choose(keys[index])

    def _tell(self, button: QRadioButton) -> None:
        for key, row in self.rows.items():
            if row.radio is button:
                self.chosen.emit(key)
