"""What the guide of the demonstration says: a card a step, in the language in force."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject

from console.desk.storyboard_reading import Standing
from console.model.words import Question
from widgets import computed
from widgets.guide import GuideCard, Proof, stopwatch
from widgets.tally_words import group_text, name_text
from widgets.times import clock_time, language, number

STEPS = 5  # the cards between the opening and the closing one


class StoryboardWords(QObject):
    """Makes the cards. before, now: how the incident stood before the step was done, and how it stands; of step 5: here, and there.

    steps: STEPS, or one less where there is no second console.
    """

    def __init__(self, steps: int, parent: QObject) -> None:
        super().__init__(parent)
        self._steps = steps

    def card(self, at: int, before: Standing, now: Standing, sample: str) -> GuideCard:
        """A card without what changes from moment to moment. at: 0 is the opening one. sample: the list that is pasted."""
        cards: tuple[Callable[[], GuideCard], ...] = (
            self._opening,
            self._one_field,
            lambda: replace(self._chat(), sample="" if now.from_wardens else sample),
            self._hospital,
            self._who_said,
            *((self._across,) if self._steps == STEPS else ()),
            self._closing,
        )
        card, steps = cards[at](), self._steps
        place = self.tr("Step {n} of {all}").format(n=at, all=steps) if 1 <= at <= steps else ""
        proofs = self._proofs(at, before, now) if at <= steps else ()
        return replace(card, place=place, proofs=proofs, has_back=at > 0, has_next=at <= steps)

    def done(self, passed_ms: int) -> str:
        """When a step was done, on the stopwatch."""
        return self.tr("Done at {time}").format(time=stopwatch(passed_ms))

    def trouble(self) -> str:
        """Why a step did not go on by itself."""
        return self.tr("It did not go on: something else is open. Finish the step by hand, or press F1 again.")

    def all_done(self, passed_ms: int) -> str:
        """When the last step was done."""
        return self.tr("All steps in {time}").format(time=stopwatch(passed_ms))

    def _opening(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("The first minutes"),
            what=self.tr(
                "A mission's roster lies in this register, and nothing has happened yet. A few steps, about two "
                "minutes: do each by hand, or let it be done before your eyes."
            ),
            why=self.tr(
                "Every person, number and hospital here is invented. What you open is an exercise and says so on every "
                "screen and page. The register is thrown away when you close the window."
            ),
            doing=self.tr("Play all steps"),
        )

    def _one_field(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("One field opens the incident"),
            what=self.tr("Type Khartoum and press Enter. Look at what follows from it, and press Enter again."),
            why=self.tr(
                "Area, time zone and the accredited mission need not be known by heart at 03:00. Both clocks run, and "
                "question 1 is answered at once, with how well each address is known."
            ),
            doing=self.tr("Do it for me"),
        )

    def _chat(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("A chat list becomes reports"),
            what=self.tr(
                "Paste the students' list. Decide the doubtful line with a key, file with Ctrl+Enter, and click a "
                "figure of the tally: the names behind it come up."
            ),
            why=self.tr(
                "Half names and “ok” are read as people type them; what is not certain is asked, never guessed. Who is "
                "on no roster counts beside the roster, not inside."
            ),
            sample_words=self.tr("On the clipboard, paste it with Ctrl+V:"),
            doing=self.tr("Do it for me"),
        )

    def _hospital(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("A hospital is checked, and both sentences change"),
            what=self.tr(
                "Press S for the list of those to be asked, Enter on the first hospital: none of ours, a visit, two "
                "foreigners seen. Then look at the statement."
            ),
            why=self.tr(
                "Nobody edits the public sentence: it follows from what was checked, in Indonesian and English alike, "
                "and says no more than that."
            ),
            doing=self.tr("Do it for me"),
        )

    def _who_said(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("Who said 12, when, from whom"),
            what=self.tr("Click “Who said what” under question 2."),
            why=self.tr(
                "Two sources told different numbers; the demonstration noted both when the incident was opened. Neither "
                "takes the other's place: each stands with its source, its time and the officer who noted it."
            ),
            doing=self.tr("Do it for me"),
        )

    def _across(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("The cable is out"),
            what=self.tr(
                "Write what this console has into a file, and read it at a second one: a laptop of the crisis desk that "
                "was enrolled with a code, and has no connection either."
            ),
            why=self.tr(
                "Whoever finds the stick reads nothing. Both consoles count by the same rules: they show the same number "
                "and the same sentence."
            ),
            doing=self.tr("Do it for me"),
        )

    def _closing(self) -> GuideCard:
        return GuideCard(
            place="",
            title=self.tr("Look around"),
            what=self.tr(
                "Every screen is the real one: F2 to F4 and F10 lead to them, Ctrl+K finds people and actions, ? shows "
                "the keys. Closing the window throws the register away."
            ),
            why=self.tr(
                "A second exercise can be added whose first morning is over: calls, enquiries, contested reports, "
                "hospitals that did not answer. It takes some seconds."
            ),
            doing=self.tr("Add a whole morning"),
        )

    def _proofs(self, at: int, before: Standing, now: Standing) -> tuple[Proof, ...]:
        if now.line is None:
            return ()
        makers = {1: self._opened, 2: self._counted, 3: self._sentences, 4: self._said, 5: self._same}
        return makers[at](before, now) if at in makers else ()

    def _opened(self, _: Standing, now: Standing) -> tuple[Proof, ...]:
        line, first = now.line, now.question(Question.NATIONALS)
        assert line is not None
        asked = first.question.label(language()) if first else ""
        told = computed.sentence(first.computed, first.computed_figures, line.zone) if first else ""
        derived = " · ".join((line.zone, *line.missions))
        return Proof(self.tr("Time zone and missions"), derived), Proof(asked, told)

    def _counted(self, before: Standing, now: Standing) -> tuple[Proof, ...]:
        was, is_ = before.tally, now.tally
        if was is None or is_ is None or now.from_wardens == before.from_wardens:
            return ()
        lines = (
            (
                group_text("roster"),
                was.registered,
                is_.registered,
            ),  # grows by whoever is registered elsewhere and reported here
            (name_text(("roster", "present")), was.present_confirmed, is_.present_confirmed),
            (name_text(("roster", "elsewhere")), was.elsewhere_confirmed, is_.elsewhere_confirmed),
            (name_text(("roster", "not-yet-reached")), was.not_yet_reached, is_.not_yet_reached),
            (group_text("not-on-roster"), was.not_on_roster, is_.not_on_roster),
        )
        return tuple(Proof(about, number(b), number(a)) for about, a, b in lines)

    def _sentences(self, before: Standing, now: Standing) -> tuple[Proof, ...]:
        def told(spoken: str, about: str) -> Proof:
            a, b = (each.sentence.text("id" if spoken == "id" else "en") for each in (before, now))
            return Proof(about, b, "" if a == b else a)

        return told("id", "Bahasa Indonesia"), told("en", "English")

    def _same(self, here: Standing, there: Standing) -> tuple[Proof, ...]:
        a, b = here.tally, there.tally
        if a is None or b is None:
            return ()
        lines = (
            (name_text(("roster", "present")), a.present_confirmed, b.present_confirmed),
            (name_text(("roster", "not-yet-reached")), a.not_yet_reached, b.not_yet_reached),
            (group_text("not-on-roster"), a.not_on_roster, b.not_on_roster),
        )
        told = self.tr("{here} here, {there} on the second console")
        counts = [Proof(about, told.format(here=number(x), there=number(y))) for about, x, y in lines]
        return *counts, Proof(self.tr("Its sentence"), there.sentence.text("id" if language() == "id" else "en"))

    def _said(self, _: Standing, now: Standing) -> tuple[Proof, ...]:
        line, said = now.question(Question.VICTIMS), now.said(Question.VICTIMS)
        if line is None or said is None or now.line is None:
            return ()
        when = clock_time(said.observed_at_ms, now.line.zone)
        who = ", ".join(each for each in (said.source.label(language()), said.said_by) if each)
        noted = self.tr("noted by {officer}").format(officer=said.officer)
        return (Proof(line.question.label(language()), f"{said.value} · {who} · {when} · {noted}"),)
