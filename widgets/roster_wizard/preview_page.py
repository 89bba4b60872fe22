"""Page 4: what the import would do, and the pairs an officer decides before it does."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QWidget

from console.model import words
from console.model.field_labels import label, roster_label
from console.model.kinds import Kind
from console.model.proposal import Candidate, DoubtfulPair, FieldChange, RosterProposal
from widgets import status, times
from widgets.lines_table import LinesTable
from widgets.pair_view import PairView
from widgets.plain import PlainLabel
from widgets.profile_field import shown_value
from widgets.roster_wizard.counts_view import CountsView
from widgets.roster_wizard.page import Page
from widgets.spoken import Wording, bare_wording

_Key = tuple[int, bool, int]  # row, whether the other is a row too, the other


class PreviewPage(Page):
    """The proposal. decided: (row, other, verdict), both ``Candidate``; POSSIBLE takes a decision back."""

    decided = Signal(object, object, object)

    def __init__(self, parent: QWidget | None = None, wording: Wording = bare_wording) -> None:
        super().__init__(parent)
        self._proposal: RosterProposal | None = None
        self._verdicts: dict[_Key, words.Verdict] = {}
        self._waiting = PlainLabel(role="muted")
        self._counts = CountsView()
        self._pairs = LinesTable((24, 24, 10))
        self._pair = PairView(wording=wording)
        self._no_pairs = PlainLabel(role="muted")
        self._no_pairs.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._changed = LinesTable((8, 26, 20, 26))
        self._vanished = LinesTable((40,))
        self._tabs = QTabWidget()
        self._tabs.setDocumentMode(True)
        both = QWidget()
        row = QHBoxLayout(both)
        row.setContentsMargins(0, 8, 0, 0)
        row.setSpacing(16)
        row.addWidget(self._pairs, 5)
        row.addWidget(self._pair, 4)
        row.addWidget(self._no_pairs, 1)
        for page in (both, self._changed, self._vanished):
            self._tabs.addTab(page, "")
        self._pairs.selectionModel().currentRowChanged.connect(self._show_pair)
        self._pair.decided.connect(self._decide)
        self.column.addWidget(self._waiting)
        self.column.addWidget(self._counts)
        self.column.addWidget(self._tabs, 1)
        self.retranslate()

    def show_proposal(self, proposal: RosterProposal | None) -> None:
        """Show a proposal; None while the next one is being made. What was decided of pairs that are still in it stays."""
        self._proposal = proposal
        if proposal is not None:
            kept = {_key(pair) for pair in proposal.pairs}
            self._verdicts = {key: verdict for key, verdict in self._verdicts.items() if key in kept}
        self.retranslate()
        self.state_changed.emit()

    def proposal(self) -> RosterProposal | None:
        """What is shown."""
        return self._proposal

    def open_pairs(self) -> int:
        """How many pairs nobody has decided."""
        return len(self._proposal.pairs) - len(self._verdicts) if self._proposal is not None else 0

    def forget_decisions(self) -> None:
        """A new file: decisions on rows of the last one say nothing."""
        self._verdicts = {}

    def may_go_on(self) -> bool:
        return self._proposal is not None

    def retranslate(self) -> None:
        self.set_title(
            self.tr("What the import would do"),
            self.tr(
                "A doubtful row becomes a person linked as a possible double. Decide what you can; the rest can be decided later."
            ),
        )
        self._waiting.setText(self.tr("Comparing with the register…"))
        self._waiting.setVisible(self._proposal is None)
        self._counts.setVisible(self._proposal is not None)
        self._tabs.setVisible(self._proposal is not None)
        if self._proposal is not None:
            self._show(self._proposal)

    def _show(self, proposal: RosterProposal) -> None:
        self._counts.show_counts(proposal.counts)
        titles = (
            self.tr("Doubtful pairs: {count}").format(count=times.number(len(proposal.pairs))),
            self.tr("Changed values: {count}").format(count=times.number(len(proposal.changed))),
            self.tr("No longer in the list: {count}").format(count=times.number(proposal.counts.vanished)),
        )
        for place, title in enumerate(titles):
            self._tabs.setTabText(place, title)
        self._show_pairs(proposal)
        self._changed.setAccessibleName(titles[1])
        self._changed.show_lines(
            (self.tr("Row"), self.tr("Name"), self.tr("Field"), self.tr("In the register"), self.tr("In the file")),
            [_change_line(change) for change in proposal.changed],
        )
        self._vanished.setAccessibleName(titles[2])
        self._vanished.show_lines((self.tr("Name"),), [(name,) for name in proposal.vanished_names])
        self._leave_empty_tab((len(proposal.pairs), len(proposal.changed), len(proposal.vanished_names)))

    def _leave_empty_tab(self, sizes: tuple[int, int, int]) -> None:
        """Open the first tab with something in it, rather than an empty one."""
        if not sizes[self._tabs.currentIndex()] and any(sizes):
            self._tabs.setCurrentIndex(next(place for place, size in enumerate(sizes) if size))

    def _show_pairs(self, proposal: RosterProposal) -> None:
        place = max(0, self._pairs.current_line())
        lines = [self._pair_line(pair) for pair in proposal.pairs]
        self._pairs.setAccessibleName(self.tr("Doubtful pairs"))
        self._pairs.show_lines(
            (self.tr("In the file"), self.tr("May be"), self.tr("Likeness"), self.tr("Decision")), lines
        )
        self._pairs.setVisible(bool(lines))
        self._pair.setVisible(bool(lines))
        self._no_pairs.setVisible(not lines)
        self._no_pairs.setText(self.tr("No row is doubtful."))
        if lines:
            self._pairs.selectRow(min(place, len(lines) - 1))
        self._show_pair()

    def _pair_line(self, pair: DoubtfulPair) -> tuple[str, str, str, str]:
        verdict = self._verdicts.get(_key(pair))
        decision = status.chip_of(verdict).text if verdict is not None else ""
        return (_named(pair.row), _named(pair.other), f"{round(pair.score * 100)} %", decision)

    def _show_pair(self) -> None:
        pair = self._current_pair()
        verdict = self._verdicts.get(_key(pair), words.Verdict.POSSIBLE) if pair is not None else words.Verdict.POSSIBLE
        self._pair.show_pair(pair, verdict)

    def _current_pair(self) -> DoubtfulPair | None:
        place = self._pairs.current_line()
        if self._proposal is None or not 0 <= place < len(self._proposal.pairs):
            return None
        return self._proposal.pairs[place]

    def _decide(self, verdict: words.Verdict) -> None:
        pair = self._current_pair()
        if pair is None or self._proposal is None:
            return
        self._verdicts.pop(_key(pair), None)
        if verdict is not words.Verdict.POSSIBLE:
            self._verdicts[_key(pair)] = verdict
        self.decided.emit(pair.row, pair.other, verdict)
        place = self._pairs.current_line()
        self._show_pairs(self._proposal)
        following = (p for p in range(place + 1, len(self._proposal.pairs)))
        self._pairs.selectRow(
            next((p for p in following if _key(self._proposal.pairs[p]) not in self._verdicts), place)
        )


def _key(pair: DoubtfulPair) -> _Key:
    return pair.row.key, pair.other.is_row, pair.other.key


def _named(side: Candidate) -> str:
    return f"{side.name} ({side.key})" if side.is_row else side.name


def _change_line(change: FieldChange) -> tuple[str, ...]:
    kinds = {"person": Kind.PERSON, "registration": Kind.REGISTRATION, "household": Kind.HOUSEHOLD}
    language = times.language()
    kind = kinds.get(change.kind)
    field = label(kind, change.field, language) if kind is not None else roster_label(change.field, language)
    return (str(change.row), change.name, field, _shown(change, change.old), _shown(change, change.new))


def _shown(change: FieldChange, stored: str) -> str:
    """A stored value as people read it."""
    if change.field.endswith("_at_ms") and stored.isdigit():
        return times.moment(int(stored), times.JAKARTA)
    if change.field == "precision" and stored:
        return words.Precision.of(stored).label(times.language())
    told = shown_value(change.field, stored) if change.kind == "person" else times.date_text(stored)
    return told or "—"
