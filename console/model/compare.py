"""Two descriptions of a person compared: certainly one person, doubtful, or two; with the reasons in words an officer can check.

The rules, in the order in which they are asked:

1. What an officer has decided stands.
2. Equal passport or equal certain NIK: certain, unless something speaks against it. Families share numbers, so a number with another
   name is doubtful, with another name and another birth date as well.
3. Otherwise a name that is the same, with the same whole birth date and the same telephone, e-mail or uncertain NIK: certain.
4. Less than that is doubtful when two things agree that are seldom shared (name and birth date, name and telephone, birth date and
   telephone), and distinct otherwise. A name alone never makes a certain match; neither does a birth date with a telephone: twins.
5. Two valid certain NIKs that differ, or different sex, make a certain match doubtful and a doubtful one distinct. Passports are
   renewed, so different ones only count against matches that are weak anyway.

Source: shared model, "Import"; the practice of consular registration that a family reports under one telephone and one passport.
"""

from __future__ import annotations

import math
from collections.abc import Mapping

from console.model.births import BirthFit
from console.model.evidence import Evidence, NameGrade, NikFit, Prepared, evidence, prepared
from console.model.subject import Bond, Likeness, Reason, Subject
from console.model.words import Verdict

# A name that says at least this much can carry a match: two ordinary parts. A one-name person stays below.
_NAME_TELLING = 1.5
_NAME_SAYING = 0.5  # below this the name is a Muhammad or a Siti and says nothing


def compare(a: Subject, b: Subject, decided: Mapping[frozenset[int], Verdict] | None = None) -> Likeness:
    """How alike two subjects are. Symmetric.

    decided: what officers held of pairs of keys; ``SAME`` and ``NOT_SAME`` override, ``POSSIBLE`` is no decision.
    """
    if decided:
        verdict = decided.get(frozenset((a.key, b.key)))
        if verdict is Verdict.SAME:
            return Likeness(1.0, (Reason.DECIDED_SAME,), Bond.CERTAIN)
        if verdict is Verdict.NOT_SAME:
            return Likeness(0.0, (Reason.DECIDED_NOT_SAME,), Bond.DISTINCT)
    return compare_prepared(prepared(a), prepared(b))


def compare_prepared(a: Prepared, b: Prepared) -> Likeness:
    """``compare`` for subjects that are ready, without regard to decisions."""
    seen = evidence(a, b)
    verdict = _verdict(seen)
    return Likeness(_score(seen, verdict), _reasons(seen), verdict)


def alike(a: Prepared, b: Prepared) -> Likeness | None:
    """``compare_prepared``, but None for distinct subjects: reasons and score, which nobody will read, are not worked out."""
    seen = evidence(a, b)
    verdict = _verdict(seen)
    return None if verdict is Bond.DISTINCT else Likeness(_score(seen, verdict), _reasons(seen), verdict)


def _verdict(seen: Evidence) -> Bond:
    if seen.passport_equal or seen.nik is NikFit.EQUAL:
        return _verdict_by_document(seen)
    verdict = _verdict_by_name(seen)
    if not seen.is_contradicted or verdict is Bond.DISTINCT:
        return verdict
    if verdict is Bond.CERTAIN:
        return Bond.DOUBTFUL
    # A slip in the NIK or in the column L/P happens; but then everything else has to agree.
    agrees = seen.name is NameGrade.EQUAL and seen.born_close and seen.supports > 0
    return Bond.DOUBTFUL if agrees and not (seen.sex_differs and seen.nik is NikFit.DIFFERENT) else Bond.DISTINCT


def _verdict_by_document(seen: Evidence) -> Bond:
    if seen.is_contradicted or seen.name in (NameGrade.LOOSE, NameGrade.DIFFERENT):
        return Bond.DOUBTFUL
    if seen.born_close:
        return Bond.CERTAIN
    # The same number and the same full name: one of the birth dates is wrong. With less of a name it may be the father's passport.
    return Bond.CERTAIN if seen.name is NameGrade.EQUAL and seen.name_weight >= _NAME_TELLING else Bond.DOUBTFUL


def _verdict_by_name(seen: Evidence) -> Bond:
    if seen.name in (NameGrade.LOOSE, NameGrade.DIFFERENT):
        return _verdict_without_name(seen)
    if _is_certain_by_name(seen):
        return Bond.CERTAIN
    if seen.supports:
        # Father and son, or sisters with names one letter apart, report under one number: then the birth date decides.
        is_kin = seen.born is BirthFit.DIFFERENT and seen.name is not NameGrade.EQUAL and seen.nik is not NikFit.ALIKE
        return Bond.DISTINCT if is_kin or seen.name_weight < _NAME_SAYING else Bond.DOUBTFUL
    if seen.born is BirthFit.EQUAL:
        return Bond.DOUBTFUL if seen.name_weight >= _NAME_SAYING else Bond.DISTINCT
    if seen.passport_differs or seen.name is not NameGrade.EQUAL or seen.name_weight < _NAME_TELLING:
        return Bond.DISTINCT
    return Bond.DISTINCT if seen.born is BirthFit.DIFFERENT else Bond.DOUBTFUL


def _is_certain_by_name(seen: Evidence) -> bool:
    is_same_name = seen.name is NameGrade.EQUAL and seen.name_weight >= _NAME_SAYING
    is_shortened = seen.name_contained and seen.name_weight >= _NAME_TELLING
    if not (is_same_name or is_shortened):
        return False
    if seen.born is BirthFit.EQUAL:
        return seen.supports >= 1
    return seen.born in (BirthFit.SWAPPED, BirthFit.NEAR) and seen.supports >= 2 and seen.name_weight >= _NAME_TELLING


def _verdict_without_name(seen: Evidence) -> Bond:
    """Twins share birth date, telephone and most of the name; so does someone who is known by another name."""
    if seen.nik is NikFit.ALIKE and seen.born is not BirthFit.DIFFERENT:
        return Bond.DOUBTFUL
    if seen.born is not BirthFit.EQUAL:
        return Bond.DISTINCT
    if seen.name is NameGrade.LOOSE and (seen.supports or _is_misspelt_neighbour(seen)):
        return Bond.DOUBTFUL
    if seen.supports >= 2:
        return Bond.DOUBTFUL
    return Bond.DISTINCT if seen.passport_differs or not seen.phone_equal else Bond.DOUBTFUL


def _is_misspelt_neighbour(seen: Evidence) -> bool:
    """Most of a telling name, and the same home or town, with the same birth date: a short part may be misspelt."""
    return seen.name_weight >= _NAME_TELLING and (seen.city_equal or seen.household_equal) and not seen.passport_differs


# Points for and against, as the natural logarithm of how much likelier the sight is with one person than with two. They only order
# a list and never decide; the rules above do.
_NAME_POINTS = {NameGrade.EQUAL: 3.0, NameGrade.CLOSE: 2.0, NameGrade.LOOSE: 0.0, NameGrade.DIFFERENT: -3.0}
_BORN_POINTS = {
    BirthFit.EQUAL: 4.0,
    BirthFit.SWAPPED: 2.5,
    BirthFit.NEAR: 1.5,
    BirthFit.COMPATIBLE: 1.0,
    BirthFit.UNKNOWN: 0.0,
    BirthFit.DIFFERENT: -3.0,
}
_NIK_POINTS = {NikFit.EQUAL: 6.0, NikFit.ALIKE: 3.0, NikFit.UNKNOWN: 0.0, NikFit.DIFFERENT: -4.0}
_PRIOR_POINTS = -5.0  # two who are compared are seldom one person
_BAND_BY_VERDICT = {Bond.CERTAIN: (0.9, 1.0), Bond.DOUBTFUL: (0.5, 0.89), Bond.DISTINCT: (0.0, 0.49)}


def _score(seen: Evidence, verdict: Bond) -> float:
    points = (
        _PRIOR_POINTS
        + _NAME_POINTS[seen.name] * min(1.0, seen.name_weight if seen.name is not NameGrade.DIFFERENT else 1.0)
        + _BORN_POINTS[seen.born]
        + _NIK_POINTS[seen.nik]
        + 6.0 * seen.passport_equal
        - 1.0 * seen.passport_differs
        + 3.0 * seen.phone_equal
        + 2.5 * seen.email_equal
        + 0.5 * seen.household_equal
        + 0.3 * seen.city_equal
        - 3.0 * seen.sex_differs
    )
    low, high = _BAND_BY_VERDICT[verdict]
    return round(low + (high - low) / (1 + math.exp(-points)), 4)


_NAME_REASONS = {
    NameGrade.EQUAL: Reason.NAME_EQUAL,
    NameGrade.CLOSE: Reason.NAME_CLOSE,
    NameGrade.LOOSE: Reason.NAME_LOOSE,
    NameGrade.DIFFERENT: Reason.NAME_DIFFERS,
}
_BORN_REASONS = {
    BirthFit.EQUAL: Reason.BORN_EQUAL,
    BirthFit.COMPATIBLE: Reason.BORN_COMPATIBLE,
    BirthFit.SWAPPED: Reason.BORN_SWAPPED,
    BirthFit.NEAR: Reason.BORN_NEAR,
    BirthFit.DIFFERENT: Reason.BORN_DIFFERS,
}
_NIK_REASONS = {NikFit.EQUAL: Reason.NIK_EQUAL, NikFit.ALIKE: Reason.NIK_ALIKE, NikFit.DIFFERENT: Reason.NIK_DIFFERS}


def _reasons(seen: Evidence) -> tuple[str, ...]:
    flags = (
        (seen.phone_equal, Reason.PHONE_EQUAL),
        (seen.email_equal, Reason.EMAIL_EQUAL),
        (seen.sex_differs, Reason.SEX_DIFFERS),
        (seen.passport_differs, Reason.PASSPORT_DIFFERS),
        (seen.household_equal, Reason.HOUSEHOLD_EQUAL),
        (seen.city_equal, Reason.CITY_EQUAL),
    )
    found = [
        Reason.PASSPORT_EQUAL if seen.passport_equal else None,
        _NIK_REASONS.get(seen.nik),
        _NAME_REASONS[seen.name],
        _BORN_REASONS.get(seen.born),
        *(reason for is_so, reason in flags if is_so),
    ]
    return tuple(reason for reason in found if reason is not None)
