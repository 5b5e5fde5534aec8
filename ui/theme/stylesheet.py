"""The one style sheet, written from the tokens. Widgets ask for a look through a property, never through colours.

Properties: ``kind`` on buttons (``primary``, ``danger``, ``quiet``, ``link``), ``look`` on labels (``title``,
``display``, ``lead``, ``caption``, ``strong``, ``muted``, ``fault``) and on frames (``card``, ``header``, ``line``).
"""

from __future__ import annotations

from collections.abc import Callable
from string import Template

from ui.theme.tokens import FAMILY, Colours, Size, Space, ToneName, Type

_NOTICE = Template(
    """
QFrame#notice[tone="$tone"] { background: $fill; border: 1px solid $edge; border-radius: ${radius}px; }
QFrame#notice[tone="$tone"] QLabel { color: $text; }"""
)

_SHEET = Template(
    """
* { font-family: "$family"; widget-animation-duration: 0; }
QWidget { color: $text; font-size: ${body}px; }
QMainWindow, QDialog, QWidget#canvas { background: $canvas; }
QToolTip { color: $text; background: $raised; border: 1px solid $edge; padding: ${xs}px ${s}px; }

QLabel { background: transparent; }
QLabel[look="display"] { font-size: ${display}px; font-weight: 600; }
QLabel[look="title"] { font-size: ${title}px; font-weight: 600; }
QLabel[look="lead"] { font-size: ${lead}px; font-weight: 600; }
QLabel[look="strong"] { font-weight: 600; }
QLabel[look="caption"] { font-size: ${caption}px; color: $muted; }
QLabel[look="muted"] { color: $muted; }
QLabel[look="fault"], QLabel[tone="danger"] { color: $danger_text; }

QFrame[look="card"] { background: $surface; border: 1px solid $edge; border-radius: ${radius_large}px; }
QFrame[look="header"] { background: $surface; border: none; border-bottom: 1px solid $edge; }
QFrame[look="line"] { background: $edge; border: none; }

QPushButton, QToolButton {
  background: $surface; color: $text; border: 1px solid $edge_strong; border-radius: ${radius}px;
  min-height: ${control_inner}px; padding: 0 ${m}px; font-weight: 600;
}
QPushButton:hover, QToolButton:hover { background: $hover; }
QPushButton:pressed, QToolButton:pressed { background: $selection; }
QPushButton:focus, QToolButton:focus { border: 2px solid $focus; padding: 0 ${m_less}px; }
QPushButton:disabled, QToolButton:disabled { color: $muted; border-color: $edge; background: $sunken; }
QPushButton[kind="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[kind="primary"]:hover { background: $accent_hover; }
QPushButton[kind="primary"]:pressed { background: $accent_pressed; }
QPushButton[kind="primary"]:focus { border: 2px solid $text; }
QPushButton[kind="primary"]:disabled { background: $sunken; color: $muted; border-color: $edge; }
QPushButton[kind="danger"] { background: $danger_fill; color: $on_danger; border-color: $danger_fill; }
QPushButton[kind="danger"]:hover { background: $danger_hover; }
QPushButton[kind="danger"]:focus { border: 2px solid $text; }
QPushButton[kind="danger"]:disabled { background: $sunken; color: $muted; border-color: $edge; }
QPushButton[kind="quiet"], QToolButton[kind="quiet"] { background: transparent; border: 1px solid transparent; }
QPushButton[kind="quiet"]:hover, QToolButton[kind="quiet"]:hover { background: $hover; }
QPushButton[kind="quiet"]:focus, QToolButton[kind="quiet"]:focus { border: 2px solid $focus; }
QPushButton[kind="link"] {
  background: transparent; border: 1px solid transparent; color: $accent; padding: 0 ${xs}px; text-align: left;
}
QPushButton[kind="link"]:hover { text-decoration: underline; }
QPushButton[kind="link"]:focus { border: 2px solid $focus; }
QPushButton[kind="filter"] {
  border-radius: ${pill}px; min-height: ${pill_inner}px; padding: 0 ${m}px; font-weight: 400; border-color: $edge;
}
QPushButton[kind="filter"]:hover { border-color: $edge_strong; }
QPushButton[kind="filter"]:checked {
  background: $selection; color: $text; border-color: $accent; font-weight: 600;
}
QPushButton[kind="filter"]:focus { border: 2px solid $focus; padding: 0 ${m_less}px; }
QPushButton[extent="low"] { min-height: ${low}px; text-align: left; }
QPushButton[extent="second"] { min-height: ${xl}px; }
QToolButton[extent="low"], QToolButton[extent="low"]:focus {
  min-height: ${low}px; max-height: ${low_most}px; padding: 0 ${xs_less}px;
}
QToolButton::menu-indicator { image: none; }

QLineEdit, QPlainTextEdit, QTextEdit, QSpinBox, QDateEdit, QComboBox {
  background: $surface; color: $text; border: 1px solid $edge_strong; border-radius: ${radius}px;
  padding: ${xs}px ${s}px; selection-background-color: $accent; selection-color: $on_accent;
}
QLineEdit, QSpinBox, QDateEdit, QComboBox { min-height: ${control_inner}px; padding: 0 ${s}px; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {
  border: 2px solid $focus; padding: ${xs_less}px ${s_less}px;
}
QLineEdit:focus, QSpinBox:focus, QDateEdit:focus, QComboBox:focus {
  padding: 0 ${s_less}px; min-height: ${control_focus}px;
}
QSpinBox, QDateEdit { max-height: ${control_inner}px; }
QDateEdit::drop-down { border: none; background: transparent; width: ${low}px; }
QSpinBox:focus, QDateEdit:focus { max-height: ${control_focus}px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled, QDateEdit:disabled {
  background: $sunken; color: $muted; border-color: $edge;
}
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"], QTextEdit[readOnly="true"] {
  background: $sunken; border-color: $edge;
}
QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"], QComboBox[wrong="true"] {
  border: 2px solid $danger_text;
}
QLineEdit, QPlainTextEdit { placeholder-text-color: $muted; }
QLineEdit QToolButton, QLineEdit QToolButton:hover, QLineEdit QToolButton:focus {
  min-height: 0; padding: 0; border: none; background: transparent;
}
QComboBox::drop-down { border: none; width: ${xl}px; }
QComboBox::down-arrow { image: url("$chevron"); width: ${m}px; height: ${m}px; }
QComboBox QAbstractItemView {
  background: $raised; color: $text; border: 1px solid $edge; outline: none; padding: ${xs}px;
  selection-background-color: $selection; selection-color: $text;
}
QComboBox QAbstractItemView::item { min-height: ${control_inner}px; }
QSpinBox::up-button, QSpinBox::down-button, QDateEdit::up-button, QDateEdit::down-button {
  border: none; background: transparent; width: ${l}px;
}
QSpinBox::up-arrow, QDateEdit::up-arrow { image: url("$chevron_up"); width: ${s}px; height: ${s}px; }
QSpinBox::down-arrow, QDateEdit::down-arrow { image: url("$chevron"); width: ${s}px; height: ${s}px; }

QCheckBox, QRadioButton {
  background: transparent; spacing: ${s}px; min-height: ${xl}px;
  border: 2px solid transparent; border-radius: ${radius}px;
}
QCheckBox:focus, QRadioButton:focus { border: 2px solid $focus; }
QCheckBox::indicator, QRadioButton::indicator {
  width: ${l}px; height: ${l}px; border: 1px solid $edge_strong; background: $surface;
}
QCheckBox::indicator { border-radius: ${xs}px; }
QRadioButton::indicator { border-radius: ${s_more}px; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QRadioButton::indicator:checked { background: $accent; border-color: $accent; image: url("$dot"); }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $sunken; border-color: $edge; }

QTableView, QListView {
  background: $surface; alternate-background-color: $surface; border: none; gridline-color: $edge; outline: none;
  selection-background-color: $selection; selection-color: $text;
}
QHeaderView { background: $surface; border: none; }
QHeaderView::section {
  background: $surface; color: $muted; border: none; border-bottom: 1px solid $edge; padding: ${s}px ${m}px;
  font-size: ${caption}px; font-weight: 600; text-align: left;
}
QHeaderView::up-arrow { image: url("$chevron_up"); width: ${m}px; height: ${m}px; subcontrol-position: center right; }
QHeaderView::down-arrow { image: url("$chevron"); width: ${m}px; height: ${m}px; subcontrol-position: center right; }
QTableCornerButton::section { background: $surface; border: none; }

QTabWidget::pane { border: none; }
QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab {
  background: transparent; color: $muted; border: none; border-bottom: 2px solid transparent;
  padding: ${s}px ${m}px; margin-right: ${xs}px; font-weight: 600;
}
QTabBar::tab:selected { color: $accent; border-bottom-color: $accent; }
QTabBar::tab:hover:!selected { color: $text; border-bottom-color: $edge_strong; }
QLabel[stop="true"] { border: 2px solid transparent; border-radius: ${radius}px; }
QLabel[stop="true"]:focus { border: 2px solid $focus; }
QTabBar:focus { outline: none; }
QTabBar::tab:focus { color: $text; border: 2px solid $focus; border-radius: ${radius}px; }

QScrollArea, QScrollArea > QWidget > QWidget#page { background: transparent; border: none; }
QScrollBar:vertical { background: transparent; width: ${m}px; margin: 0; }
QScrollBar:horizontal { background: transparent; height: ${m}px; margin: 0; }
QScrollBar::handle { background: $edge_strong; border-radius: ${xs}px; margin: ${xxs}px; }
QScrollBar::handle:vertical { min-height: ${xxl}px; }
QScrollBar::handle:horizontal { min-width: ${xxl}px; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }

QMenu { background: $raised; color: $text; border: 1px solid $edge; padding: ${xs}px; }
QMenu::item { padding: ${s}px ${xl}px ${s}px ${m}px; border-radius: ${xs}px; }
QMenu::item:selected { background: $selection; }
QMenu::item:disabled { color: $muted; }
QMenu::indicator { width: ${m}px; height: ${m}px; margin-left: ${s}px; }
QMenu::indicator:checked { image: url("$tick"); }
QMenu::separator { height: 1px; background: $edge; margin: ${xs}px 0; }

QProgressBar { background: $sunken; border: none; border-radius: ${xs}px; max-height: ${s}px; }
QProgressBar::chunk { background: $accent; border-radius: ${xs}px; }

QStatusBar { background: $surface; color: $muted; border-top: 1px solid $edge; }
QStatusBar::item { border: none; }
QStatusBar QToolButton { min-height: ${xl}px; padding: 0 ${s}px; }
QStatusBar QToolButton:focus { padding: 0 ${s_less}px; }
QStatusBar QLabel { font-size: ${caption}px; color: $muted; padding: ${xs}px ${s}px; }

QFrame#rail { background: $rail; border: none; }
QScrollArea#rail_places, QWidget#rail_inside { background: transparent; border: none; }
QFrame#rail QLabel { color: $rail_text; }
QFrame#rail QLabel[look="caption"] { color: $rail_muted; }
QFrame#rail QPushButton {
  background: transparent; color: $rail_muted; border: 2px solid transparent; border-left: 3px solid transparent;
  border-radius: ${radius}px; min-height: ${control}px; padding: 0 ${s}px; text-align: left; font-weight: 600;
}
QFrame#rail QPushButton:hover { background: $rail_hover; color: $rail_text; }
QFrame#rail QPushButton:checked { background: $rail_selected; color: $rail_text; border-left: 3px solid $rail_mark; }
QFrame#rail QPushButton:focus { border: 2px solid $rail_mark; }

QFrame#rail QPushButton[extent="small"] {
  min-height: ${pill_inner}px; padding-left: ${xl}px; font-weight: 400; font-size: ${table}px;
}
QFrame#rail QPushButton#person { font-size: ${table}px; }

QFrame#level { background: transparent; border: none; border-left: 3px solid transparent; }
QFrame#level[chosen="true"] { background: $selection; border-left: 3px solid $accent; }
QFrame#level QRadioButton::indicator:checked:disabled {
  background: $surface; width: ${s}px; height: ${s}px; border: ${bar}px solid $edge_strong;
  border-radius: ${seal}px; image: none;
}
QFrame#stop { background: $surface; border: 1px solid $edge; border-radius: ${radius_large}px; }
QFrame#stop[lit="true"] { border-color: $accent; }
QFrame#criterion { border: none; border-left: 3px solid transparent; }
QFrame#criterion:focus { background: $selection; border-left: 3px solid $focus; }
QFrame#cell { background: $surface; border: none; border-bottom: 1px solid $edge; }
QFrame#cell[look="head"] { background: $sunken; }
QFrame#cell[look="gap"] { border-left: ${bar}px solid $warning_text; }
$notices
"""
)


def stylesheet(colours: Colours, px: Callable[[float], int], pictures: dict[str, str]) -> str:
    """Return the style sheet of a theme at a text scale; ``pictures``: paths of the few images that it names."""
    sizes = {
        "caption": px(Type.CAPTION),
        "body": px(Type.BODY),
        "table": px(Type.TABLE),
        "lead": px(Type.LEAD),
        "title": px(Type.TITLE),
        "display": px(Type.DISPLAY),
        "xxs": px(2),
        "xs": px(Space.XS),
        "xs_less": px(Space.XS) - 1,
        "s": px(Space.S),
        "s_less": px(Space.S) - 1,
        "s_more": px(Space.S) + 1,
        "m": px(Space.M),
        "m_less": px(Space.M) - 1,
        "l": px(Space.L),
        "xl": px(Space.XL),
        "xxl": px(Space.XXL),
        "radius": px(Size.RADIUS),
        "radius_large": px(Size.RADIUS_LARGE),
        "control": px(Size.CONTROL),
        "control_inner": px(Size.CONTROL) - 2,
        "control_focus": px(Size.CONTROL) - 4,
        "low": px(Size.LOW),
        "low_most": px(Size.LOW) + 2,
        "pill": px(Size.CHIP + 4) // 2,
        "pill_inner": px(Size.CHIP + 4) - 2,
        "bar": Space.XS,
        "seal": px(Space.S) // 2 + Space.XS,
    }
    names = (name for name in colours.__dataclass_fields__ if name not in sizes)
    plain = {name: value for name in names if isinstance(value := getattr(colours, name), str)}
    tones = {
        "danger_text": colours.danger.text,
        "warning_text": colours.warning.text,
        "notices": "".join(_notice(colours, name, sizes["radius"]) for name in ToneName),
    }
    return _SHEET.substitute({**plain, **tones, **sizes, **pictures, "family": FAMILY})


def _notice(colours: Colours, name: ToneName, radius: int) -> str:
    tone = colours.tone(name)
    return _NOTICE.substitute(tone=name.value, fill=tone.fill, edge=tone.edge, text=tone.text, radius=radius)
