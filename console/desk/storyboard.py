"""The storyboard of the first minutes: a guide beside the real desk of the demonstration, and nowhere else.

A step is done when the register says so, whoever did it: an officer by hand, or the guide by the same forms. Step 4 writes nothing; it is
done when it is looked at who said what. Step 5 is done when a second console has read a file of this one.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from sqlalchemy import Connection

from console.desk import demo_morning, demo_sample
from console.desk.demo_second import SecondConsole
from console.desk.jobs import Progress
from console.desk.playing import Playing, Scene, Script
from console.desk.storyboard_hand import Hand
from console.desk.storyboard_reading import CHANGED_BY, Standing, standing
from console.desk.storyboard_words import STEPS, StoryboardWords
from console.desk.window import Window
from console.duty import reports
from console.duty.post import Post
from console.exchange.member import member_of
from console.model.words import Question, Source
from console.register.touched import Touched, united
from widgets.guide import Guide, GuideCard

BESIDE_FROM_PX = (
    1_600  # width of the window; below it the tables and the two texts of the statement would be too narrow
)
WHO_SAID, ACROSS = 4, 5  # the steps that nothing in the first console's register tells
BEAT_MS = 600  # long enough to see what was done, short enough for two minutes in all
TOLD_BY = (("3-5", Source.OTHER, "media sosial (contoh)"), ("12", Source.OFFICIAL, "juru bicara kepolisian (contoh)"))


@dataclass(frozen=True)
class Played:
    """What the storyboard came to. done_ms: when each step was done, by its number. before, after: around each step."""

    done_ms: dict[int, int]
    before: dict[int, Standing]
    after: dict[int, Standing]


class Storyboard(QObject):
    """Puts the guide beside the screens of a window. scene_came: a ``Scene``. came_to_rest: nothing is played any more.

    beat_ms: 0 where nobody watches. second: the console of step 5; without one there are four steps.
    """

    scene_came = Signal(object)
    came_to_rest = Signal()

    def __init__(self, window: Window, beat_ms: int = BEAT_MS, second: SecondConsole | None = None) -> None:
        super().__init__(window)
        self._window, self._place, self._second = window, window.place, second
        self._steps = STEPS if second is not None else STEPS - 1
        self._words = StoryboardWords(self._steps, self)
        self._hand = Hand(window, lambda: self._now.cell, self._carry)
        self._playing, self._leading = Playing(beat_ms, self), Playing(0, self)
        self._at = 0
        self._is_below: bool | None = None
        self._is_scene = False
        self._plays_all = self._is_stopping = self._is_stuck = False
        self._now = Standing()
        self._before = {step: Standing() for step in range(1, self._steps + 1)}
        self._after: dict[int, Standing] = {}
        self._done_ms: dict[int, int] = {}
        self._began_ms: int | None = None
        self.guide = Guide(self.card, self.watch_ms, self._place.post.now_ms)
        self._connect()
        self._dock()
        self._ask()

    def card(self) -> GuideCard:
        """The card at hand, in the language in force."""
        before = self._before.get(self._at, Standing())
        card = self._words.card(self._at, before, self._after.get(self._at, self._now), demo_sample.chat())
        return replace(
            card,
            done=self._told_done(),
            trouble=self._words.trouble() if self._is_stuck else "",
            is_playing=self._playing.is_playing() and not self._is_scene,
        )

    def watch_ms(self) -> int:
        """How long the steps have taken: it runs from the first one's card to the last one's end."""
        if self._began_ms is None:
            return 0
        if len(self._done_ms) == self._steps:
            return max(self._done_ms.values())
        return self._place.post.now_ms() - self._began_ms

    def is_done(self, step: int) -> bool:
        """Whether a step was done, by whom ever."""
        return step in self._done_ms

    def is_playing(self) -> bool:
        """Whether something is being played."""
        return self._playing.is_playing()

    def played(self) -> Played:
        """What came of it so far."""
        return Played(dict(self._done_ms), dict(self._before), dict(self._after))

    def go_to(self, at: int) -> None:
        """Show a card, and lead to where its step begins."""
        self._at, self._is_stuck = at, False
        if at and self._began_ms is None:
            self._began_ms = self._place.post.now_ms()
        if not self.is_done(at):
            self._leading.play(self._hand.lead(at))
        self.guide.refresh()

    def do(self) -> None:
        """Play the step at hand; stop when one is being played. On the opening card all steps, on the closing one a morning."""
        if self._playing.is_playing():
            self._plays_all, self._is_stopping = False, True
            self._playing.stop()
            return
        self.guide.fold(False)
        self._plays_all = self._at == 0
        if self._at > self._steps:
            self._add_morning()
            return
        if self._at == 0:
            self.go_to(1)
        self._play()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Escape reaches the window when nothing else wanted it; a window that became narrow has the guide below."""
        if event.type() == QEvent.Type.Resize:
            QTimer.singleShot(0, self, self._dock)
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Escape:
            self.guide.fold(True)
        return False

    def _connect(self) -> None:
        guide, place = self.guide, self._place
        guide.do_asked.connect(self.do)
        guide.next_asked.connect(lambda: self.go_to(min(self._at + 1, self._steps + 1)))
        guide.back_asked.connect(lambda: self.go_to(max(self._at - 1, 0)))
        self._playing.ended.connect(self._ended)
        self._playing.scene_came.connect(self._show_scene)
        place.touched.connect(self._touched)
        panel = self._window.incident_screen.panel
        panel.questions.unfolded.connect(self._unfolded)
        # The form empties itself after it was shown; then it is marked.
        panel.form_changed.connect(lambda is_open: QTimer.singleShot(0, self, self._hand.mark_exercise))
        self._window.registry.attach("guide-step", self.do)
        self._window.registry.attach("guide-fold", lambda: guide.fold(not guide.is_folded()))
        self._window.installEventFilter(self)

    def _dock(self) -> None:
        """Beside the screens where they have the width, else below them."""
        is_below = self._window.width() < BESIDE_FROM_PX
        if is_below is not self._is_below:
            self._is_below = is_below
            self.guide.set_flat(is_below)
            self._window.dock(self.guide, is_below=is_below)

    def _show_scene(self, scene: Scene) -> None:
        """A scene is looked at as if nobody played; the stopwatch does not count how long pictures take."""
        from_ms = self._place.post.now_ms()
        self._is_scene = True
        self.guide.refresh()
        self.scene_came.emit(scene)
        self._is_scene = False
        if self._began_ms is not None:
            self._began_ms += self._place.post.now_ms() - from_ms
        self.guide.refresh()

    def _play(self) -> None:
        self._leading.stop()
        self._is_stuck = self._is_stopping = False
        self._playing.play(self._script(self._at))
        self.guide.refresh()

    def _script(self, at: int) -> Script:
        """A step, with those before it that it stands on."""
        for step in range(1, at):
            if step != 2 and not self.is_done(step):
                yield from self._hand.script(step, lambda step=step: self.is_done(step))  # type: ignore[misc]
        yield from self._hand.script(at, lambda: self.is_done(at))

    def _ended(self, is_whole: bool) -> None:
        self._is_stuck = not is_whole and not self._is_stopping
        if is_whole and self._plays_all and self._at < self._steps:
            self.go_to(self._at + 1)
            self._play()
            return
        if is_whole and self._plays_all:
            self.go_to(self._steps + 1)
        self.guide.refresh()
        self.came_to_rest.emit()

    def _add_morning(self) -> None:
        def show(answer: tuple[int, Touched]) -> None:
            self._window.go_to("incident")
            self._window.incident_screen.show_incident(answer[0])
            self.came_to_rest.emit()

        self._place.write(demo_morning.fill, show)

    # what was written

    def _touched(self, touched: Touched) -> None:
        if touched.has(*CHANGED_BY):
            self._ask()

    def _ask(self) -> None:
        arrays, now_ms = self._place.arrays, self._place.post.now_ms

        def work(connection: Connection) -> Standing:
            return standing(connection, arrays, now_ms())

        self._place.ask(work, self._notice, topic="storyboard")

    def _notice(self, now: Standing) -> None:
        was, self._now = self._now, now
        reached = {1: now.line is not None, 2: now.from_wardens > 0, 3: now.foreigners > 0}
        if reached[1] and was.line is None:
            self._tell_of_victims(now)
        for step, is_reached in reached.items():
            if is_reached:
                self._mark(step)
            if not self.is_done(step):
                self._before[step] = now
        self.guide.refresh()

    def _mark(self, step: int) -> None:
        if self._began_ms is None:
            self._began_ms = self._place.post.now_ms()
        if not self.is_done(step):
            self._done_ms[step] = self._place.post.now_ms() - self._began_ms
            self._after[step] = self._now

    def _carry(self) -> None:
        """The file across: both consoles are asked how the incident stands, the second after it has read the file."""
        second, member = self._second, member_of(self._place.opened)
        if second is None or self.is_done(ACROSS):
            return

        def work(progress: Progress) -> Standing:
            return second.receive(lambda piece: progress.write(lambda: piece(member)))

        self._place.run(work, lambda *_: None, self._arrived, self._place.faulted.emit, lambda: None)

    def _arrived(self, there: Standing) -> None:
        self._before[ACROSS] = self._now
        self._mark(ACROSS)
        self._after[ACROSS] = there
        self._window.exchange_screen.renew()  # what went into the file is sealed now
        self.guide.refresh()

    def _unfolded(self, question: Question) -> None:
        if question is Question.VICTIMS and self._now.said(question) is not None:
            self._before[WHO_SAID] = self._now
            self._mark(WHO_SAID)
            self.guide.refresh()

    def _tell_of_victims(self, now: Standing) -> None:
        """Two sources tell different numbers: what step 4 asks about."""
        incident = now.line.incident if now.line else 0

        def work(post: Post) -> Touched:
            told = (
                reports.answer(post, incident, Question.VICTIMS, value, source, said_by=who)
                for value, source, who in TOLD_BY
            )
            return united([touched for _, touched in told])

        self._place.write(work)

    def _told_done(self) -> str:
        if self._at > self._steps and len(self._done_ms) == self._steps:
            return self._words.all_done(self.watch_ms())
        return self._words.done(self._done_ms[self._at]) if self.is_done(self._at) else ""
