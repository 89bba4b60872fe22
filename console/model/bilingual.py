"""Sentences made in both languages at once, so that they cannot drift apart, and that remember what their figures rest on.

A sentence is a pair of templates with the same places; each place is filled by something *told*: its text in either language, and the
lines that say what it rests on. ``phrase`` gives the sentence as runs: whoever shows it can show the basis of a run beside it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from string import Formatter

from console.model.words import Language


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in both languages."""

    indonesian: str
    english: str

    def of(self, language: Language) -> str:
        """The text in one of them."""
        return self.indonesian if language == "id" else self.english


@dataclass(frozen=True, slots=True)
class Told:
    """What fills a place of a template. basis: what it rests on, a line each; empty for what rests on nothing (a name)."""

    text: Bilingual
    basis: tuple[Bilingual, ...] = ()


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a sentence in one language, with what it rests on."""

    text: str
    basis: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence, or several, in both languages."""

    indonesian: tuple[Run, ...] = ()
    english: tuple[Run, ...] = ()

    def runs(self, language: Language) -> tuple[Run, ...]:
        """Its pieces in one language."""
        return self.indonesian if language == "id" else self.english

    def text(self, language: Language) -> str:
        """The whole in one language."""
        return "".join(run.text for run in self.runs(language))

    def __bool__(self) -> bool:
        return bool(self.indonesian)

    def joined(self, other: Sentence) -> Sentence:
        """This and the other without a gap."""
        return Sentence(self.indonesian + other.indonesian, self.english + other.english)

    def __add__(self, other: Sentence) -> Sentence:
        """This sentence, and the other after it."""
        return self.joined(Sentence((Run(" "),), (Run(" "),))).joined(other) if self and other else self or other


def phrase(indonesian: str, english: str, **places: Told) -> Sentence:
    """The sentence of two templates. A place both do not have, or nothing fills, is a bug of ours (KeyError)."""
    return Sentence(_runs(indonesian, "id", places), _runs(english, "en", places))


def _runs(template: str, language: Language, places: dict[str, Told]) -> tuple[Run, ...]:
    runs: list[Run] = []
    for literal, name, _, _ in Formatter().parse(template):
        if literal:
            runs.append(Run(literal))
        if name is not None:
            told = places[name]
            runs.append(Run(told.text.of(language), tuple(line.of(language) for line in told.basis)))
    return tuple(runs)


def named(indonesian: str, english: str = "") -> Told:
    """A name; the same in both languages when only one is given."""
    return Told(Bilingual(indonesian, english or indonesian))


def listing(parts: Sequence[Sentence]) -> Sentence:
    """Parts as a list: ``a``, ``a dan b``, ``a, b, dan c``."""
    return Sentence(
        _listed([part.indonesian for part in parts], "dan"), _listed([part.english for part in parts], "and")
    )


def _listed(parts: Sequence[Iterable[Run]], word: str) -> tuple[Run, ...]:
    runs: list[Run] = []
    for place, part in enumerate(parts):
        if place and place == len(parts) - 1:
            runs.append(Run(f"{',' if len(parts) > 2 else ''} {word} "))
        elif place:
            runs.append(Run(", "))
        runs += part
    return tuple(runs)


def figure(count: int) -> Bilingual:
    """A number as each language writes it: 1.462 and 1,462."""
    english = f"{count:,}"
    return Bilingual(english.replace(",", "."), english)
