"""The rows of a file matched against the register and against one another.

Each row becomes a proposal: a new person, certainly one that is known (or came earlier in the file), or a doubtful one for an officer to
look at. Nothing is decided here that an officer cannot see and turn round; what he decided before is held to.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from console.model.blocks import Index
from console.model.compare import alike, compare, compare_prepared
from console.model.evidence import NIK_KEPT_DIGITS, Prepared, prepared
from console.model.names import fold, key_of_skeletons
from console.model.subject import Bond, Likeness, Reason, Subject
from console.model.words import Verdict

__all__ = [
    "Bond",
    "CandidateKeys",
    "Likeness",
    "Matcher",
    "Outcome",
    "Proposal",
    "Reason",
    "Subject",
    "candidate_keys",
    "compare",
    "prepared",
]

LIKENESSES_MAX = 10  # more than an officer can weigh for one row
PROGRESS_ROWS = 500  # rows between two reports of progress: about 20 ms, so that Cancel feels immediate

Progress = Callable[[int, int], bool]


class Outcome(StrEnum):
    """What is proposed for a row."""

    NEW = "new"
    CERTAIN = "certain"
    DOUBTFUL = "doubtful"


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed for one row.

    row_key: the row's ``Subject.key``. target: the person the row certainly is: a known subject's key, or the key of the first row of
    the file that is this person; None unless the outcome is certain. likenesses: who it may be, best first, each person once.
    """

    row_key: int
    outcome: Outcome
    target: int | None
    likenesses: tuple[tuple[int, Likeness], ...]


@dataclass(frozen=True, slots=True)
class CandidateKeys:
    """By what to look up the registered persons worth comparing with a subject: whoever equals it in one of these.

    niks: certain ones, to be looked up whole. nik_stems: the first fifteen digits of uncertain ones. born: a whole date or None.
    """

    passports: tuple[str, ...]
    niks: tuple[str, ...]
    nik_stems: tuple[str, ...]
    phones: tuple[str, ...]
    born: str | None
    name_key: str


def candidate_keys(entry: Prepared) -> CandidateKeys:
    """By what to look up the registered persons worth comparing with a subject."""
    subject = entry.subject
    return CandidateKeys(
        passports=entry.passports,
        niks=entry.certain_niks,
        nik_stems=tuple(value[:NIK_KEPT_DIGITS] for value in entry.uncertain_niks),
        phones=subject.phones,
        born=subject.born if subject.born and len(subject.born) == 10 else None,
        name_key=key_of_skeletons(entry.names[0].parts) if entry.names else "",
    )


class Matcher:
    """Matches rows, one after another, with the known persons and with the rows before."""

    def __init__(
        self,
        known: Iterable[Subject],
        decided: Mapping[frozenset[int], Verdict] | None = None,
        seen: Mapping[int, int] | None = None,
    ) -> None:
        """Take in the known persons.

        decided: what officers held of pairs of keys. seen: row key -> person, for rows that an earlier import of the same file
        already brought in unchanged; they are that person without being compared, so that repeating an import changes nothing even
        for a row that says too little to be matched.
        """
        self._index = Index()
        self._targets: list[int] = []  # by place: the person this subject is
        self._place_by_key: dict[int, int] = {}
        self._decided = decided or {}
        self._seen = seen or {}
        self._decided_by_key = _by_key(self._decided)
        same = _representatives(self._decided)
        for subject in known:
            self._take(prepared(subject), same.get(subject.key, subject.key))

    def _take(self, entry: Prepared, target: int) -> None:
        self._place_by_key[entry.subject.key] = self._index.add(entry)
        self._targets.append(target)

    def propose(self, rows: Sequence[Prepared], progress: Progress | None = None) -> list[Proposal]:
        """A proposal for each row, in order.

        rows: each ``prepared``; those proposed once are known to the next call. progress: told (rows done, rows in all) every
        ``PROGRESS_ROWS`` and at the end; when it answers False the work ends there and the list is short.
        """
        proposals: list[Proposal] = []
        for entry in rows:
            if progress is not None and len(proposals) % PROGRESS_ROWS == 0 and not progress(len(proposals), len(rows)):
                return proposals
            proposal = self._proposal(entry)
            self._take(entry, entry.subject.key if proposal.target is None else proposal.target)
            proposals.append(proposal)
        if progress is not None:
            progress(len(proposals), len(rows))
        return proposals

    def _proposal(self, entry: Prepared) -> Proposal:
        key = entry.subject.key
        person = self._seen.get(key)
        if person is not None:
            return Proposal(
                key, Outcome.CERTAIN, person, ((person, Likeness(1.0, (Reason.ROW_SEEN_BEFORE,), Bond.CERTAIN)),)
            )
        found = self._alike(entry)
        ranked = _best_by_person(found, self._targets)
        certain = [(person, likeness) for person, likeness in ranked if likeness.verdict is Bond.CERTAIN]
        if not certain:
            return Proposal(key, Outcome.DOUBTFUL if ranked else Outcome.NEW, None, ranked[:LIKENESSES_MAX])
        if len(certain) > 1:
            return self._proposal_of_several(entry, found, ranked)
        person = certain[0][0]
        if self._is_at_odds(entry, person, found):
            return Proposal(key, Outcome.DOUBTFUL, None, _held_back(ranked, Reason.CHAIN_BROKEN))
        return Proposal(key, Outcome.CERTAIN, person, ranked[:LIKENESSES_MAX])

    def _proposal_of_several(
        self, entry: Prepared, found: list[tuple[int, Likeness]], ranked: tuple[tuple[int, Likeness], ...]
    ) -> Proposal:
        """A certain match is one person. Among several, one that says word for word the same is the row itself, imported before."""
        copies = [
            self._targets[place]
            for place, likeness in found
            if likeness.verdict is Bond.CERTAIN and is_copy(entry.subject, self._index.entries[place].subject)
        ]
        if copies:
            return Proposal(entry.subject.key, Outcome.CERTAIN, min(copies), ranked[:LIKENESSES_MAX])
        return Proposal(entry.subject.key, Outcome.DOUBTFUL, None, _held_back(ranked, Reason.SEVERAL_CERTAIN))

    def _alike(self, entry: Prepared) -> list[tuple[int, Likeness]]:
        """The places of all subjects that are not distinct from this one, with the likeness."""
        places = self._index.find(entry)
        decisions = self._decided_by_key.get(entry.subject.key, {})
        if decisions:
            places.update(self._place_by_key[other] for other in decisions if other in self._place_by_key)
        found = []
        for place in places:
            other = self._index.entries[place]
            if decisions and Verdict.NOT_SAME in (
                decisions.get(other.subject.key),
                decisions.get(self._targets[place]),
            ):
                continue
            if decisions and decisions.get(other.subject.key) is Verdict.SAME:
                likeness: Likeness | None = compare(entry.subject, other.subject, self._decided)
            else:
                likeness = alike(entry, other)
            if likeness is not None:
                found.append((place, likeness))
        return found

    def _is_at_odds(self, entry: Prepared, person: int, found: list[tuple[int, Likeness]]) -> bool:
        """Whether the row is certainly one with a row that is certainly this person, and yet cannot be this person."""
        place = self._place_by_key.get(person)
        if place is None or any(found_place == place for found_place, _ in found):
            return False
        if self._decided_by_key.get(entry.subject.key, {}).get(person) is Verdict.NOT_SAME:
            return True
        likeness = compare_prepared(entry, self._index.entries[place])
        return likeness.verdict is Bond.DISTINCT and not _AGAINST.isdisjoint(likeness.reasons)


_AGAINST = frozenset(
    (Reason.BORN_DIFFERS, Reason.NAME_DIFFERS, Reason.SEX_DIFFERS, Reason.NIK_DIFFERS),
)


def is_copy(a: Subject, b: Subject) -> bool:
    """Whether ``a`` says nothing that ``b`` does not say word for word, case and punctuation apart."""
    return (
        fold(a.name) == fold(b.name)
        and a.born == b.born
        and a.sex == b.sex
        and set(a.phones) <= set(b.phones)
        and set(a.passports) <= set(b.passports)
        and {nik for nik, _ in a.niks} <= {nik for nik, _ in b.niks}
    )


def _best_by_person(found: list[tuple[int, Likeness]], targets: list[int]) -> tuple[tuple[int, Likeness], ...]:
    best: dict[int, Likeness] = {}
    for place, likeness in found:
        person = targets[place]
        if person not in best or likeness.score > best[person].score:
            best[person] = likeness
    return tuple(sorted(best.items(), key=lambda item: (-item[1].score, item[0])))


def _held_back(ranked: tuple[tuple[int, Likeness], ...], reason: Reason) -> tuple[tuple[int, Likeness], ...]:
    """The same likenesses, each certain one made doubtful for a reason that lies outside the pair."""
    return tuple(
        (
            person,
            replace(
                likeness,
                verdict=Bond.DOUBTFUL,
                score=min(likeness.score, 0.89),
                reasons=(*likeness.reasons, reason),
            ),
        )
        if likeness.verdict is Bond.CERTAIN
        else (person, likeness)
        for person, likeness in ranked[:LIKENESSES_MAX]
    )


def _by_key(decided: Mapping[frozenset[int], Verdict]) -> dict[int, dict[int, Verdict]]:
    by_key: dict[int, dict[int, Verdict]] = {}
    for pair, verdict in decided.items():
        if len(pair) == 2:
            one, other = pair
            by_key.setdefault(one, {})[other] = verdict
            by_key.setdefault(other, {})[one] = verdict
    return by_key


def _representatives(decided: Mapping[frozenset[int], Verdict]) -> dict[int, int]:
    """Key -> smallest key of all that were decided to be one person with it."""
    parents: dict[int, int] = {}

    def root(key: int) -> int:
        while parents.setdefault(key, key) != key:
            key = parents[key]
        return key

    for pair, verdict in decided.items():
        if verdict is Verdict.SAME and len(pair) == 2:
            low, high = sorted(map(root, pair))
            parents[high] = low
    return {key: root(key) for key in parents}
