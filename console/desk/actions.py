"""Every action of the desk, declared once: from here come the menu, the palette's entries, the shortcut sheet and the table in the docs.

No action does anything here. A screen attaches what it does to the action's name; what nobody has attached is nowhere to be seen, so
that no menu entry stands without something working behind it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QMenuBar, QWidget

from widgets import icons
from widgets.palette_list import PaletteEntry, PaletteSection
from widgets.shortcut_sheet import ShortcutRow

CONTEXT = "actions"
KIND = "action"  # of a palette entry that stands for an action; its value is the action's name
Run = Callable[[], None]


def QT_TRANSLATE_NOOP(context: str, literal: str) -> str:  # lupdate knows a marked literal by this name
    """Mark a literal for translation without looking it up. (Qt's own says it gives back an object.)"""
    return literal


GO = QT_TRANSLATE_NOOP("actions", "Go to")
INCIDENT = QT_TRANSLATE_NOOP("actions", "Incident")
PEOPLE = QT_TRANSLATE_NOOP("actions", "People")
CALLS = QT_TRANSLATE_NOOP("actions", "Calls")
BRIEFING = QT_TRANSLATE_NOOP("actions", "Briefing")
EXCHANGE = QT_TRANSLATE_NOOP("actions", "Exchange")
CONSOLE = QT_TRANSLATE_NOOP("actions", "Console")


@dataclass(frozen=True, slots=True)
class Action:
    """One thing an officer can do.

    name: stable word. section and text: English, marked for translation. shortcut: portable text such as ``Ctrl+K``, "" for none.
    words: other English or Indonesian words by which the palette finds it.
    """

    name: str
    section: str
    text: str
    shortcut: str = ""
    icon: icons.Name | None = None
    words: str = ""


# F2 to F9 are the eight duty actions: one key each, at 03:00, without looking.
ACTIONS = (
    Action("go-incident", GO, QT_TRANSLATE_NOOP("actions", "Incident screen"), "F2", "incident", "kejadian map peta"),
    Action("go-people", GO, QT_TRANSLATE_NOOP("actions", "People screen"), "F3", "people", "orang wni daftar"),
    Action("go-calls", GO, QT_TRANSLATE_NOOP("actions", "Calls screen"), "F4", "phone", "telepon panggil hubungi"),
    Action(
        "go-briefing", GO, QT_TRANSLATE_NOOP("actions", "Briefing screen"), "F10", "entry", "naskah siaran pers sitrep"
    ),
    Action(
        "go-exchange", GO, QT_TRANSLATE_NOOP("actions", "Exchange screen"), "F12", "exchange", "pertukaran sinkron sync"
    ),
    Action("go-settings", GO, QT_TRANSLATE_NOOP("actions", "Settings screen"), "Ctrl+,", "settings", "pengaturan"),
    Action("incident-open", INCIDENT, QT_TRANSLATE_NOOP("actions", "Open an incident…"), "Ctrl+N", "plus", "buka new"),
    Action(
        "question-answer",
        INCIDENT,
        QT_TRANSLATE_NOOP("actions", "Answer a question"),
        "F6",
        "answer",
        "jawab lima five",
    ),
    Action(
        "hospital-check",
        INCIDENT,
        QT_TRANSLATE_NOOP("actions", "Note a hospital check"),
        "F7",
        "hospital",
        "rs periksa",
    ),
    Action(
        "authority-contact",
        INCIDENT,
        QT_TRANSLATE_NOOP("actions", "Note a contact with an authority"),
        "F8",
        "authority",
        "otoritas police polisi",
    ),
    Action(
        "entry-add",
        INCIDENT,
        QT_TRANSLATE_NOOP("actions", "Add to the chronology"),
        "F9",
        "entry",
        "kronologi catat log",
    ),
    Action(
        "timeline-list", INCIDENT, QT_TRANSLATE_NOOP("actions", "Timeline as a list"), "Ctrl+T", "list", "lini masa"
    ),
    Action(
        "timeline-withdraw",
        INCIDENT,
        QT_TRANSLATE_NOOP("actions", "Withdraw a line of the timeline…"),
        "Ctrl+Shift+W",
        words="tarik cabut hapus batalkan baris undo delete",
    ),
    Action("report-file", PEOPLE, QT_TRANSLATE_NOOP("actions", "File a report"), "F5", "report", "laporan lapor"),
    Action("people-search", PEOPLE, QT_TRANSLATE_NOOP("actions", "Search people"), "Ctrl+F", "search", "cari find"),
    Action(
        "person-add", PEOPLE, QT_TRANSLATE_NOOP("actions", "Add a person"), "Ctrl+Shift+N", "plus", "tambah orang new"
    ),
    Action(
        "roster-import",
        PEOPLE,
        QT_TRANSLATE_NOOP("actions", "Import a roster…"),
        "Ctrl+I",
        "people",
        "impor excel csv xlsx",
    ),
    Action(
        "import-list",
        PEOPLE,
        QT_TRANSLATE_NOOP("actions", "Earlier imports…"),
        "Ctrl+Shift+I",
        "list",
        "riwayat impor undo batalkan roster daftar",
    ),
    Action(
        "calls-out",
        CALLS,
        QT_TRANSLATE_NOOP("actions", "Call people out"),
        "Ctrl+1",
        "phone",
        "telepon keluar hubungi daftar out",
    ),
    Action(
        "calls-in",
        CALLS,
        QT_TRANSLATE_NOOP("actions", "Enquiries that come in"),
        "Ctrl+2",
        "answer",
        "pertanyaan masuk hotline keluarga in",
    ),
    Action(
        "calls-sweep",
        CALLS,
        QT_TRANSLATE_NOOP("actions", "Sweep of hospitals and authorities"),
        "Ctrl+3",
        "hospital",
        "rs rumah sakit polisi otoritas periksa",
    ),
    Action(
        "calls-wardens",
        CALLS,
        QT_TRANSLATE_NOOP("actions", "Wardens' lists"),
        "Ctrl+4",
        "list",
        "simpul masyarakat daftar wa grup tempel balasan siaran warden",
    ),
    Action(
        "calls-numbers",
        CALLS,
        QT_TRANSLATE_NOOP("actions", "Numbers for a broadcast…"),
        words="nomor siaran sms csv export ekspor",
    ),
    Action(
        "due-list", CALLS, QT_TRANSLATE_NOOP("actions", "What is due"), "Ctrl+D", "list", "janji jatuh tempo promise"
    ),
    Action(
        "briefing-statement",
        BRIEFING,
        QT_TRANSLATE_NOOP("actions", "Public statement"),
        "Ctrl+5",
        "entry",
        "siaran pers pernyataan press release",
    ),
    Action(
        "briefing-sitrep",
        BRIEFING,
        QT_TRANSLATE_NOOP("actions", "Situation report"),
        "Ctrl+6",
        "list",
        "laporan situasi sitrep",
    ),
    Action(
        "exchange-waiting",
        EXCHANGE,
        QT_TRANSLATE_NOOP("actions", "What waits to be sent"),
        "Ctrl+7",
        "local",
        "menunggu antrean kirim outbox queue",
    ),
    Action(
        "exchange-sent", EXCHANGE, QT_TRANSLATE_NOOP("actions", "What the hub has"), "Ctrl+8", words="terkirim sent hub"
    ),
    Action(
        "exchange-aside",
        EXCHANGE,
        QT_TRANSLATE_NOOP("actions", "What is set aside"),
        "Ctrl+9",
        words="disisihkan karantina quarantine",
    ),
    Action(
        "exchange-conflicts",
        EXCHANGE,
        QT_TRANSLATE_NOOP("actions", "Conflicts to decide"),
        "Ctrl+0",
        words="konflik putuskan beda",
    ),
    Action(
        "exchange-devices",
        EXCHANGE,
        QT_TRANSLATE_NOOP("actions", "Devices and officers"),
        "Ctrl+E",
        words="perangkat petugas konsol tamu guest",
    ),
    Action(
        "exchange-link",
        EXCHANGE,
        QT_TRANSLATE_NOOP("actions", "Enrolment, hub and exchange files"),
        "Ctrl+Shift+E",
        words="sambungan hub berkas daftar enrol file",
    ),
    Action("print", CONSOLE, QT_TRANSLATE_NOOP("actions", "Print…"), "Ctrl+P", "print", "cetak printer kertas"),
    Action(
        "save-pdf",
        CONSOLE,
        QT_TRANSLATE_NOOP("actions", "Save as PDF…"),
        "Ctrl+Shift+P",
        "print",
        "simpan ekspor export",
    ),
    Action("palette", CONSOLE, QT_TRANSLATE_NOOP("actions", "Find anything"), "Ctrl+K", "search", "cari palette"),
    Action("shortcut-sheet", CONSOLE, QT_TRANSLATE_NOOP("actions", "Keyboard shortcuts"), "?", "list", "pintasan help"),
    Action(
        "language-switch",
        CONSOLE,
        QT_TRANSLATE_NOOP("actions", "Switch to Bahasa Indonesia"),
        "Ctrl+Shift+L",
        words="bahasa language english inggris",
    ),
    Action(
        "theme-switch", CONSOLE, QT_TRANSLATE_NOOP("actions", "Light or dark"), "Ctrl+Shift+D", words="tema gelap theme"
    ),
    Action("lock", CONSOLE, QT_TRANSLATE_NOOP("actions", "Lock now"), "Ctrl+L", "lock", "kunci"),
    Action("quit", CONSOLE, QT_TRANSLATE_NOOP("actions", "Quit"), "Ctrl+Q", "close", "keluar exit"),
)

# Attached once something carries changes to a hub; before that they would do nothing.
HAND_ACTIONS = (
    Action("exchange-now", EXCHANGE, QT_TRANSLATE_NOOP("actions", "Exchange now"), words="tukar sekarang sync kirim"),
    Action(
        "exchange-pause", EXCHANGE, QT_TRANSLATE_NOOP("actions", "Pause or resume the exchange"), words="jeda lanjut"
    ),
    Action("exchange-thin", EXCHANGE, QT_TRANSLATE_NOOP("actions", "Thin link or normal"), words="lambat satelit vsat"),
)

# Attached by the demonstration only, which puts a guide beside the screens.
GUIDE_ACTIONS = (
    Action("guide-step", CONSOLE, QT_TRANSLATE_NOOP("actions", "Do the step of the guide"), "F1", words="demo panduan"),
    Action("guide-fold", CONSOLE, QT_TRANSLATE_NOOP("actions", "Fold or unfold the guide"), words="demo panduan lipat"),
)


def told(literal: str) -> str:
    """A marked literal of this module in the language in force."""
    return QCoreApplication.translate(CONTEXT, literal)


def docs_table(actions: Sequence[Action] = ACTIONS) -> str:
    """All actions as a Markdown table, for the docs."""
    lines = ["| section | action | key |", "| --- | --- | --- |"]
    lines += [
        f"| {action.section} | {action.text} | {f'`{action.shortcut}`' if action.shortcut else ''} |"
        for action in actions
    ]
    return "\n".join(lines) + "\n"


class ActionRegistry(QObject):
    """The actions of one window. ``changed``: actions were attached, detached, enabled or told in another language."""

    changed = Signal()

    def __init__(self, window: QWidget, actions: Sequence[Action] = (*ACTIONS, *HAND_ACTIONS, *GUIDE_ACTIONS)) -> None:
        super().__init__(window)
        self._window = window
        self._actions = {action.name: action for action in actions}
        self._attached: dict[str, QAction] = {}
        self._menus: list[tuple[QMenuBar, list[QMenu]]] = []

    def attach(self, name: str, run: Run) -> QAction:
        """From now on the action does this, and appears in menu, palette and sheet."""
        self.detach(name)
        action = self._actions[name]
        made = QAction(self)
        made.setObjectName(name)
        made.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        if action.shortcut:
            made.setShortcut(QKeySequence(action.shortcut))
        if action.icon is not None:
            made.setIcon(icons.icon(action.icon))
        made.triggered.connect(lambda _is_checked: run())
        self._attached[name] = made
        self._window.addAction(made)
        self.retranslate()
        return made

    def detach(self, name: str) -> None:
        """The action is gone until it is attached again."""
        made = self._attached.pop(name, None)
        if made is not None:
            self._window.removeAction(made)
            made.deleteLater()
            self.retranslate()

    def set_enabled(self, name: str, is_enabled: bool) -> None:
        """Whether an attached action can be done now; a screen says so when what it needs comes or goes."""
        made = self._attached[name]
        if made.isEnabled() != is_enabled:
            made.setEnabled(is_enabled)
            self.changed.emit()

    def run(self, name: str) -> None:
        """Do an attached action, unless it cannot be done now."""
        self._attached[name].trigger()

    def attached(self) -> tuple[Action, ...]:
        """The actions that do something, in their order."""
        return tuple(action for action in self._actions.values() if action.name in self._attached)

    def fill(self, bar: QMenuBar) -> None:
        """Give a menu bar one menu a section, kept right from now on."""
        self._menus.append((bar, []))
        self._refill()

    def palette_section(self, query: str) -> PaletteSection:
        """The actions that can be done now and match: each typed word begins a word of the action, in either language."""
        typed = query.casefold().split()
        entries = []
        for action in self.attached():
            heard = f"{told(action.text)} {action.text} {action.words} {told(action.section)}".casefold().split()
            if self._attached[action.name].isEnabled() and all(any(h.startswith(t) for h in heard) for t in typed):
                entries.append(
                    PaletteEntry(
                        KIND, action.name, told(action.text), told(action.section), action.shortcut, action.icon
                    )
                )
        return PaletteSection(QCoreApplication.translate("actions", "Actions"), tuple(entries))

    def shortcut_rows(self) -> tuple[ShortcutRow, ...]:
        """The attached actions for the sheet."""
        return tuple(
            ShortcutRow(told(action.section), told(action.text), action.shortcut) for action in self.attached()
        )

    def retranslate(self) -> None:
        """Tell every action in the language in force; the window calls it on LanguageChange."""
        for name, made in self._attached.items():
            made.setText(told(self._actions[name].text))
        self._refill()
        self.changed.emit()

    def _refill(self) -> None:
        for bar, menus in self._menus:
            for menu in menus:
                bar.removeAction(menu.menuAction())
                menu.deleteLater()
            menus.clear()
            for section in dict.fromkeys(action.section for action in self.attached()):
                menu = bar.addMenu(told(section))
                for action in self.attached():
                    if action.section == section:
                        menu.addAction(self._attached[action.name])
                menus.append(menu)
