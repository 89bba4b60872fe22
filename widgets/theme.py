"""One table of colours for every screen, in light, dark and high contrast.

Qt's own colour scheme does nothing under X11 and offscreen, so an explicit palette on Fusion is set. Grey is the base; saturated colour
is for what needs action (ISA-101). Status colours are from the Okabe-Ito set, safe for colour-blind eyes, and never stand alone: a
shape and a word go with them. ``tests/widgets/test_theme.py`` holds each text/ground pair to a contrast of 4.5:1.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Literal

from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication

Mode = Literal["light", "dark", "contrast"]
_PROPERTY = "posko-theme"


@dataclass(frozen=True, slots=True)
class Tokens:
    """Colours by role, as ``#rrggbb``. Text roles are readable on window, surface and sunken alike."""

    window: str  # behind the cards
    surface: str  # cards, tables, fields
    sunken: str  # headers, the rail, pressed things
    border: str
    text: str
    muted: str  # secondary text
    accent: str  # links, focus, the chosen thing
    on_accent: str
    good: str
    attention: str  # amber: look at this
    critical: str  # red: act now
    neutral: str  # not yet reached: not an alarm
    chosen: str  # ground of a chosen row
    sea: str
    land: str
    coast: str
    disputed: str


TOKENS: dict[Mode, Tokens] = {
    "light": Tokens(
        window="#eef0f3",
        surface="#ffffff",
        sunken="#e4e7ec",
        border="#c3c9d2",
        text="#171b21",
        muted="#4c5663",
        accent="#14568f",
        on_accent="#ffffff",
        good="#00614a",
        attention="#7d4e00",
        critical="#a81e15",
        neutral="#44505e",
        chosen="#d6e5f3",
        sea="#dfe6ec",
        land="#f7f6f2",
        coast="#a9b2bd",
        disputed="#8b6f9c",
    ),
    "dark": Tokens(
        window="#12161b",
        surface="#1a1f26",
        sunken="#232a33",
        border="#3b4552",
        text="#e8ebef",
        muted="#aab4c0",
        accent="#7db8ea",
        on_accent="#0c1116",
        good="#57cfa6",
        attention="#e9ae45",
        critical="#ff938a",
        neutral="#b4bfcb",
        chosen="#27415a",
        sea="#10151a",
        land="#232a32",
        coast="#4a5563",
        disputed="#b094c4",
    ),
    "contrast": Tokens(
        window="#000000",
        surface="#000000",
        sunken="#141414",
        border="#ffffff",
        text="#ffffff",
        muted="#e6e6e6",
        accent="#8fd0ff",
        on_accent="#000000",
        good="#6dffc8",
        attention="#ffcf57",
        critical="#ffb0a8",
        neutral="#ffffff",
        chosen="#003a66",
        sea="#000000",
        land="#1c1c1c",
        coast="#bdbdbd",
        disputed="#e0b8ff",
    ),
}


def apply(application: QApplication, mode: Mode, text_size_pt: float = 10.0) -> None:
    """Dress the whole application; every widget hears of it as a PaletteChange."""
    tokens = TOKENS[mode]
    application.setProperty(_PROPERTY, mode)
    application.setStyle("Fusion")
    font = QFont(["Inter", "Noto Sans", "Segoe UI", "SF Pro Text", "DejaVu Sans"])
    font.setPointSizeF(text_size_pt)
    application.setFont(font)
    application.setPalette(_palette(tokens))
    application.setStyleSheet(_style_sheet(tokens, mode))


def mode() -> Mode:
    """The mode in force; light before any was applied."""
    application = QApplication.instance()
    value = application.property(_PROPERTY) if application is not None else None
    return value if value in TOKENS else "light"


@contextmanager
def lent(other: Mode) -> Iterator[None]:
    """Colours of another mode for what is painted meanwhile, as for paper; no widget hears of it. On the UI thread only."""
    application, before = QApplication.instance(), mode()
    assert application is not None
    application.setProperty(_PROPERTY, other)
    try:
        yield
    finally:
        application.setProperty(_PROPERTY, before)


def tokens() -> Tokens:
    """The colours in force."""
    return TOKENS[mode()]


def color(role: str, alpha: int = 255) -> QColor:
    """The colour of a role, for painting."""
    shade = QColor(getattr(tokens(), role))
    shade.setAlpha(alpha)
    return shade


def _palette(t: Tokens) -> QPalette:
    palette = QPalette()
    role = QPalette.ColorRole
    for target, value in (
        (role.Window, t.window),
        (role.WindowText, t.text),
        (role.Base, t.surface),
        (role.AlternateBase, t.window),
        (role.Text, t.text),
        (role.Button, t.sunken),
        (role.ButtonText, t.text),
        (role.BrightText, t.critical),
        (role.Highlight, t.chosen),
        (role.HighlightedText, t.text),
        (role.Link, t.accent),
        (role.LinkVisited, t.accent),
        (role.ToolTipBase, t.surface),
        (role.ToolTipText, t.text),
        (role.PlaceholderText, t.muted),
        (role.Light, t.surface),
        (role.Midlight, t.sunken),
        (role.Mid, t.border),
        (role.Dark, t.border),
        (role.Shadow, t.border),
        (role.Accent, t.accent),
    ):
        palette.setColor(target, QColor(value))
    for target in (role.Text, role.ButtonText, role.WindowText):
        palette.setColor(QPalette.ColorGroup.Disabled, target, QColor(t.muted))
    return palette


def _picture(name: Literal["up", "down", "check"], mode: Mode) -> str:
    """A small picture as a style sheet names it. Fusion's own arrows break out of our frames, its boxes are lost in the dark."""
    return f'url("{Path(str(files("resources") / "arrows" / f"{name}-{mode}.svg")).as_posix()}")'


def _style_sheet(t: Tokens, mode: Mode) -> str:
    return f"""
    QToolTip {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; padding: 4px; }}
    QFrame[card="true"] {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 6px; }}
    QLabel[role="muted"] {{ color: {t.muted}; }}
    QLabel[role="title"] {{ font-size: 13pt; font-weight: 600; }}
    QLabel[role="heading"] {{ font-weight: 600; }}
    QLabel[role="figure"] {{ font-size: 20pt; font-weight: 600; }}
    QLabel[role="attention"] {{ color: {t.attention}; font-weight: 600; }}
    QLabel[role="critical"] {{ color: {t.critical}; font-weight: 600; }}
    QLabel[role="good"] {{ color: {t.good}; font-weight: 600; }}
    QPushButton {{ background: {t.sunken}; border: 1px solid {t.border}; border-radius: 4px; padding: 5px 12px; }}
    QPushButton:hover {{ border-color: {t.accent}; }}
    QPushButton:focus {{ border: 2px solid {t.accent}; padding: 4px 11px; }}
    QPushButton:pressed, QPushButton:checked {{ background: {t.chosen}; border-color: {t.accent}; }}
    QPushButton:default, QPushButton[primary="true"] {{ background: {t.accent}; color: {t.on_accent}; border-color: {t.accent}; }}
    QPushButton:default:focus, QPushButton[primary="true"]:focus {{ border: 2px solid {t.text}; padding: 4px 11px; }}
    QPushButton:disabled {{ color: {t.muted}; background: {t.window}; border-color: {t.border}; }}
    QPushButton::menu-indicator {{ image: {_picture("down", mode)}; width: 10px; height: 10px;
        subcontrol-origin: padding; subcontrol-position: center right; right: 8px; }}
    QPushButton[menu="true"] {{ padding-right: 26px; }}
    QPushButton[keyed="true"] {{ text-align: left; }}
    QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox {{
        background: {t.surface}; color: {t.text}; border: 1px solid {t.border}; border-radius: 4px; padding: 4px 6px; }}
    QComboBox QLineEdit, QAbstractSpinBox QLineEdit {{ border: none; padding: 0px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QAbstractSpinBox:focus {{ border-color: {t.accent}; }}
    QLineEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{ color: {t.muted}; background: {t.window}; }}
    QRadioButton::indicator {{ width: 12px; height: 12px; border: 1px solid {t.muted}; border-radius: 7px; background: {t.surface}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 4px solid {t.accent}; border-radius: 7px; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {t.muted}; border-radius: 3px; background: {t.surface}; }}
    QCheckBox::indicator:checked {{ background: {t.accent}; border-color: {t.accent}; image: {_picture("check", mode)}; }}
    QCheckBox::indicator:focus {{ border: 2px solid {t.accent}; }}
    QCheckBox::indicator:disabled {{ background: {t.window}; border-color: {t.border}; }}
    QComboBox::drop-down, QDateTimeEdit::drop-down {{
        subcontrol-origin: padding; subcontrol-position: center right; width: 22px; border: none; }}
    QComboBox::down-arrow, QDateTimeEdit::down-arrow {{ image: {_picture("down", mode)}; width: 12px; height: 12px; }}
    QAbstractSpinBox::up-button, QAbstractSpinBox::down-button {{
        subcontrol-origin: border; width: 22px; border: none; background: transparent; }}
    QAbstractSpinBox::up-button {{ subcontrol-position: top right; }}
    QAbstractSpinBox::down-button {{ subcontrol-position: bottom right; }}
    QAbstractSpinBox::up-button:hover, QAbstractSpinBox::down-button:hover {{ background: {t.sunken}; }}
    QAbstractSpinBox::up-arrow {{ image: {_picture("up", mode)}; width: 10px; height: 10px; }}
    QAbstractSpinBox::down-arrow {{ image: {_picture("down", mode)}; width: 10px; height: 10px; }}
    QComboBox QAbstractItemView {{ background: {t.surface}; color: {t.text}; border: 1px solid {t.border};
        selection-background-color: {t.chosen}; selection-color: {t.text}; }}
    QHeaderView::section {{ background: {t.sunken}; color: {t.muted}; border: none; border-bottom: 1px solid {t.border}; padding: 4px 8px; }}
    QTableView, QListView, QTreeView {{ background: {t.surface}; border: 1px solid {t.border}; border-radius: 4px; gridline-color: {t.sunken};
        selection-background-color: {t.chosen}; selection-color: {t.text}; }}
    QProgressBar {{ border: 1px solid {t.border}; border-radius: 4px; background: {t.surface}; text-align: center; }}
    QProgressBar::chunk {{ background: {t.chosen}; }}
    """
