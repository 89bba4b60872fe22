"""What the signs in one entry say of a person together; where they disagree, nothing: then somebody is asked.

The rules, in the order in which they are asked:

1. Whoever wrote that he is not sure (``katanya``, a question mark, ``belum aman``) has said nothing.
2. Two conditions, or two whereabouts, that cannot both be: nothing of either. A hospital is a place where people are injured, critical or
   have died; who was looked for and is reported missing is missing; who is on the way to another place is on the way.
3. *Well* is taken only from words that say so with nothing beside them that nobody here understands.
4. Whoever is well, unhurt, injured or critical is where he is expected, unless a place is named that nobody here knows.

Source: shared model, "Reports and settling": what is not known is asked; a state is never made better by a guess.
"""

from __future__ import annotations

from dataclasses import dataclass

from console.model.chat_words import STATES, Sign
from console.model.words import Condition, Whereabouts

_CONDITIONS = {
    Sign.WELL: Condition.WELL,
    Sign.UNHURT: Condition.WELL,
    Sign.HOSPITAL: Condition.INJURED,
    Sign.INJURED: Condition.INJURED,
    Sign.CRITICAL: Condition.CRITICAL,
    Sign.DECEASED: Condition.DECEASED,
}
_WHEREABOUTS = {
    Sign.HOME: Whereabouts.PRESENT,
    Sign.PRESENT: Whereabouts.PRESENT,
    Sign.ELSEWHERE: Whereabouts.ELSEWHERE,
    Sign.IN_TRANSIT: Whereabouts.IN_TRANSIT,
    Sign.DETAINED: Whereabouts.DETAINED,
    Sign.MISSING: Whereabouts.MISSING,
    Sign.UNREACHED: Whereabouts.UNKNOWN,
}
# Of two that are told together, the one that holds; every other pair is a disagreement.
_GRAVER = {
    frozenset((Sign.HOSPITAL, Sign.INJURED)): Sign.INJURED,
    frozenset((Sign.HOSPITAL, Sign.CRITICAL)): Sign.CRITICAL,
    frozenset((Sign.HOSPITAL, Sign.DECEASED)): Sign.DECEASED,
    frozenset((Sign.INJURED, Sign.CRITICAL)): Sign.CRITICAL,
    frozenset((Sign.HOSPITAL, Sign.INJURED, Sign.CRITICAL)): Sign.CRITICAL,
    frozenset((Sign.WELL, Sign.UNHURT)): Sign.WELL,
}
_NEARER = {
    frozenset((Whereabouts.MISSING, Whereabouts.UNKNOWN)): Whereabouts.MISSING,
    frozenset((Whereabouts.ELSEWHERE, Whereabouts.IN_TRANSIT)): Whereabouts.IN_TRANSIT,
}
_NOT_WELL = frozenset((Sign.BUT, Sign.TROUBLE))
_UNSURE = frozenset((Sign.DOUBT, Sign.NOT, Sign.ASK))
_LIVING = frozenset((Whereabouts.MISSING, Whereabouts.UNKNOWN))  # nobody knows how they are

State = tuple[Whereabouts | None, Condition | None]
NOTHING: State = (None, None)


@dataclass(frozen=True, slots=True)
class Said:
    """What one entry says beside the name.

    signs: all of them, without order. is_clear: nothing is said that nobody here understands. has_unknown_place: so is a place.
    """

    signs: frozenset[Sign] = frozenset()
    is_clear: bool = True
    has_unknown_place: bool = False

    @property
    def is_telling(self) -> bool:
        """Something of a state is said, if only that it is not sure."""
        return not self.signs.isdisjoint(STATES | _UNSURE | _NOT_WELL)

    def under(self, heading: Said) -> Said:
        """Together with the heading it stands under."""
        return Said(
            self.signs | heading.signs,
            self.is_clear and heading.is_clear,
            self.has_unknown_place or heading.has_unknown_place,
        )


def settled(said: Said) -> State:
    """The whereabouts and the condition, each None where it is not said or not sure."""
    if said.signs & _UNSURE:
        return NOTHING
    where = {_WHEREABOUTS[sign] for sign in said.signs if sign in _WHEREABOUTS}
    how = frozenset(sign for sign in said.signs if sign in _CONDITIONS)
    condition, whereabouts = _condition(how), _whereabouts(where)
    if (how and condition is None) or (where and whereabouts is None) or (how and whereabouts in _LIVING):
        return NOTHING
    if Sign.HOSPITAL in how and whereabouts is Whereabouts.IN_TRANSIT:
        return NOTHING  # carried there, or on the way to see somebody
    if condition is None and Sign.HOME in said.signs:
        condition = Condition.WELL
    is_bad = not said.is_clear or bool(said.signs & _NOT_WELL)
    if (is_bad and condition is Condition.WELL) or (condition is None and said.signs & _NOT_WELL):
        return NOTHING
    return _where_expected(said, whereabouts, condition), condition


def _condition(how: frozenset[Sign]) -> Condition | None:
    if len(how) > 1:
        graver = _GRAVER.get(how)
        return None if graver is None else _CONDITIONS[graver]
    return _CONDITIONS[next(iter(how))] if how else None


def _whereabouts(where: set[Whereabouts]) -> Whereabouts | None:
    return next(iter(where)) if len(where) == 1 else _NEARER.get(frozenset(where))


def _where_expected(said: Said, whereabouts: Whereabouts | None, condition: Condition | None) -> Whereabouts | None:
    if whereabouts is not None or condition in (None, Condition.DECEASED):
        return whereabouts
    # "luka di kepala": what is hurt, not where he is
    return None if said.has_unknown_place and condition is Condition.WELL else Whereabouts.PRESENT
