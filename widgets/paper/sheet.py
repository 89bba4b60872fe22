"""What is to be printed, as values: the words of every page, and the blocks between them.

A sheet crosses threads, so nothing here can be changed. Texts are told already, in the language in force when the sheet was composed.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QImage

from console.model.shown import MissionLine
from widgets.times import JAKARTA, age, language, moment

MARKING = "RAHASIA – CONFIDENTIAL"  # in both languages at once: whoever finds a page must understand it


@dataclass(frozen=True, slots=True)
class Heading:
    """The title of a part; it never stands alone at the foot of a page."""

    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """Running text. is_strong: what must not be overlooked."""

    text: str
    is_strong: bool = False


@dataclass(frozen=True, slots=True)
class Pairs:
    """Names with their values, one a line; a pair without value is left out."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under titles that return on each page.

    shares: widths of the columns, in any unit. figures: columns of numbers, set to the right. strong: rows that are sums.
    """

    titles: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]
    figures: frozenset[int] = frozenset()
    strong: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture as wide as the page allows, its caption below."""

    image: QImage = field(compare=False)
    caption: str = ""


Block = Heading | Note | Pairs | Table | Picture


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who prints where, and of when: on every page. as_of_ms: UTC. newest_ms: of the data shown; None when there is none."""

    officer: str
    mission: MissionLine | None
    as_of_ms: int
    newest_ms: int | None = None

    def house(self) -> str:
        """The mission's name in the language in force."""
        if self.mission is None:
            return ""
        return self.mission.name_id if language() == "id" else self.mission.name_en

    def dated(self) -> str:
        """Of when the data is: as of which moment, and how old the newest of it was then."""
        told = QCoreApplication.translate("paper", "Data as of {when}").format(when=moment(self.as_of_ms, JAKARTA))
        if self.newest_ms is None:
            return told + " · " + QCoreApplication.translate("paper", "nothing recorded yet")
        newest = QCoreApplication.translate("paper", "newest record {age}")
        return f"{told} · {newest.format(age=age(self.newest_ms, self.as_of_ms))}"

    def written_by(self) -> str:
        """Which officer made the pages."""
        return QCoreApplication.translate("paper", "Made by {officer}").format(officer=self.officer)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A title with its line below, the words of every page, and the blocks. is_wide: landscape."""

    title: str
    subtitle: str
    house: str
    dated: str
    written_by: str
    is_exercise: bool
    blocks: tuple[Block, ...]
    is_wide: bool = False

    @classmethod
    def under(
        cls,
        head: Letterhead,
        title: str,
        subtitle: str,
        blocks: tuple[Block, ...],
        *,
        is_exercise: bool,
        is_wide: bool = False,
    ) -> Sheet:
        """A sheet with the words of a letterhead."""
        return cls(title, subtitle, head.house(), head.dated(), head.written_by(), is_exercise, blocks, is_wide)
