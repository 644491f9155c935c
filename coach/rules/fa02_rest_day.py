"""FA02: short sleep, soreness or fatigue the evening before a hard session."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import ClassVar

from coach.domain.athlete import Wellness
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.base import Varies
from coach.rules.recovery import (
    Usual,
    entry,
    hooper_z,
    hrv,
    night,
    slept_h,
    tired_days,
)

Sign = tuple[str, tuple[Evidence, ...]]
"""A sign of poor recovery in words, and the numbers in it."""


@dataclass(frozen=True, slots=True)
class RestDay:
    """Two signs of poor recovery the evening before a hard session: make it easy.

    **Fires when** two of these hold on the review's day and a hard session is
    planned for the next: less than six hours of sleep, or less than one's own mean
    less 1.5 standard deviations; soreness of 6 or more; fatigue of 6 or more;
    fatigue of 5 or more on three of the last seven days, since what lasts is soon one's
    own mean; a Hooper index 1.5 standard deviations or more above one's own; heart-rate
    variability of seven days below one's own range. One's own is that of the last 28
    days: seven nights at least, fourteen days for the index. Sleep is what the
    athlete logged, else what a device measured; the two are never compared.

    **Proposes** to take tomorrow's hard session easily and shorter; with three signs
    or more, to rest instead.

    **Stays silent when** nothing was logged or measured that day, when only one sign
    holds, and when tomorrow is easy or a test. It never proposes more training, and
    it does not wait for another reduction to end: a body that has not recovered
    cannot.

    Hooper and Mackinnon 1995 for the index, Plews 2014 for the variability; the
    cut-offs are design defaults. Conservative asks for a sign more, aggressive counts
    soreness and fatigue from 5.
    """

    code: str = "FA02"
    name: str = "rest-day"
    short_sleep_h: float = 6.0
    sleep_deviations: float = 1.5
    least_nights: int = 7
    sore: int = 6
    tired: int = 6
    lasting: int = 5
    lasting_days: int = 3
    lasting_of: int = 7
    hooper_z: float = 1.5
    least_days: int = 14
    window_days: int = 28
    easier: float = 0.7
    signs_for_easy: int = 2
    signs_for_rest: int = 3
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"signs_for_easy": 3, "signs_for_rest": 4},
        Aggressiveness.AGGRESSIVE: {"sore": 5, "tired": 5},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """An easy day or a rest day, or None."""
        hard, signs = self._hard_tomorrow(facts), self.signs(facts)
        if not hard or len(signs) < self.signs_for_easy:
            return None
        rest = len(signs) >= self.signs_for_rest
        titles = " and ".join(w.title for w in hard)
        return Draft(
            rule=self.code,
            title=f"Rest instead of {titles}" if rest else f"Take {titles} easily",
            why=f"{_listed([said for said, _ in signs])}, and tomorrow is a hard day.",
            evidence=tuple(each for _, evidence in signs for each in evidence),
            changes=tuple(self._change(w, rest=rest) for w in hard),
            reduces=True,
            severity=50,
            predictions=tuple(_foretold(facts, hard, rest=rest)),
        )

    def _hard_tomorrow(self, facts: Facts) -> list[PlannedWorkout]:
        tomorrow = facts.day + timedelta(days=1)
        return [
            w for w in facts.upcoming if w.day == tomorrow and w.hard and not w.is_test
        ]

    def _change(self, workout: PlannedWorkout, *, rest: bool) -> Change:
        if rest:
            return Change(ChangeKind.INSERT_REST, workout.uuid)
        return Change(ChangeKind.SCALE_INTENSITY, workout.uuid, factor=self.easier)

    def recovered_poorly(self, facts: Facts) -> bool:
        """Whether the day holds the signs that make a hard day easy."""
        return len(self.signs(facts)) >= self.signs_for_easy

    def signs(self, facts: Facts) -> tuple[Sign, ...]:
        """The signs of poor recovery of the day, none where nothing is known of it."""
        felt = entry(facts) or Wellness(facts.day)
        found = (
            self._slept(facts),
            _rated("soreness", felt.soreness, self.sore),
            _rated("fatigue", felt.fatigue, self.tired),
            self._lasts(facts),
            self._index(facts),
            _varied(facts),
        )
        return tuple(sign for sign in found if sign is not None)

    @property
    def _usual(self) -> Usual:
        return Usual(self.window_days, self.least_nights, self.least_days)

    def _slept(self, facts: Facts) -> Sign | None:
        hours = slept_h(facts, facts.day)
        if hours is not None and hours < self.short_sleep_h:
            return _hours(hours)
        last = night(facts, facts.day, self._usual)
        if last is None or (last.z or 0.0) >= -self.sleep_deviations:
            return None
        usual = round(last.usual, 1)
        said, evidence = _hours(last.value)
        return (
            f"{said} where {usual:.1f} h are usual",
            (*evidence, Evidence("usual sleep", usual, "h")),
        )

    def _lasts(self, facts: Facts) -> Sign | None:
        tired = len(tired_days(facts, self.lasting, self.lasting_of))
        if tired < self.lasting_days:
            return None
        window = f"{self.lasting_of} days"
        said = f"fatigue of {self.lasting} or more on {tired} of the last {window}"
        return said, (
            Evidence("fatigue that counts", self.lasting, "of 7"),
            Evidence("days of it", tired, f"of {window}"),
        )

    def _index(self, facts: Facts) -> Sign | None:
        z = hooper_z(facts, facts.day, self._usual)
        if z is None or z < self.hooper_z:
            return None
        return (
            f"a Hooper index {z:.1f} standard deviations above your own",
            (Evidence("Hooper index", round(z, 2), "SD"),),
        )


def _foretold(
    facts: Facts, hard: list[PlannedWorkout], *, rest: bool
) -> Iterator[Prediction]:
    """An easy session is done; after a rest, form is no lower than before it."""
    if not rest:
        for workout in hard:
            yield Prediction(
                *(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1"),
                workout.day,
                workout.uuid,
            )
    elif facts.load_states:
        now = facts.load_states[-1]
        yield Prediction(
            *(Measure.FORM, Direction.AT_LEAST, round(now.fitness - now.fatigue, 1)),
            *(None, "points", facts.day + timedelta(days=2)),
        )


def _hours(slept: float) -> Sign:
    """A device's hours have more digits than anyone wants to read."""
    hours = round(slept, 2)
    return f"{hours:g} h of sleep", (Evidence("sleep", hours, "h"),)


def _varied(facts: Facts) -> Sign | None:
    state = hrv(facts, facts.day)
    if state is None or not state.below:
        return None
    lower = round(-state.drop_pct, 1)
    return (
        f"heart-rate variability {lower:.1f} % under your own",
        (Evidence("heart-rate variability below the usual", lower, "%"),),
    )


def _rated(name: str, value: int | None, least: int) -> Sign | None:
    if value is None or value < least:
        return None
    return f"{name} {value} of 7", (Evidence(name, value, "of 7"),)


def _listed(words: list[str]) -> str:
    """In one sentence; there are two signs at least."""
    text = f"{', '.join(words[:-1])} and {words[-1]}"
    return text[0].upper() + text[1:]
