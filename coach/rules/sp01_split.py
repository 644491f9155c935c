"""SP01: the planned strength leaves a muscle group behind, or crowds it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import ClassVar

from coach.catalogue.muscle_groups import BIG, GROUPS
from coach.domain.activity import Sport
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind, PlannedWorkout
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import coming
from coach.rules.answered import answered_within
from coach.rules.base import Varies
from coach.rules.foretell import gets_done
from coach.rules.lifted import (
    Asked,
    StandIns,
    Swap,
    done_a_week,
    of_workout,
    strength_of_week,
    swaps_for,
    total,
)

_KEEPS = 6.0
"""Sets a group that gives still has: clear of what any setting calls too few."""

_SWAPS = 2
"""So many exercises of a week are swapped at the most: a plan stays the athlete's."""

_SHOWN = 1.0
"""A change of fewer sets of a group is not worth a line."""

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class BetterSplit:
    """Strength that leaves a muscle group behind is split anew.

    **Fires when** the strength planned for each of the coming two weeks holds fewer
    than 4 hard sets of a big muscle group (quadriceps, hamstrings, glutes, chest,
    shoulders, back), and in the last four weeks fewer than that were done a week; when
    one of these weeks holds more than 20 of any group; or when strength workouts of
    the coming seven days put 4 hard sets or more of one group on days beside each
    other.

    **Proposes** for a group left behind to do, in both weeks, an exercise that others
    have to spare as one for that group: what you prefer and do already first, never a
    main lift, two exercises a week at most, and no group that gives is left with fewer
    than 6. For a group over 20 to do one of its exercises as one for the big group that
    has the fewest. For crowded days to move the later workout, else the earlier one,
    to the nearest day that has room and crowds nothing.

    **Stays silent when** nothing can be swapped or moved, when no sets are known of the
    last four weeks (a group left behind cannot be told then), when fewer than 70 % of
    the last seven days' workouts were done (a plan is kept first, then balanced), when
    a day has not been answered for, and within 28 days of its own last answer. Tests
    stay as they are.

    Growth shows from about four sets a week (Pelland 2024), and beyond twenty nothing
    is known to be gained (Baz-Valle 2022); a set counts in full for what an exercise
    is done for and half for what helps. That a muscle rests a day between is a design
    default. coach recommend split shows the whole week. Conservative fires under 3
    sets, over 24 and from 6 on days beside each other, aggressive under 5, over 18 and
    from 3.
    """

    code: str = "SP01"
    name: str = "better-split"
    least: int = 4
    crowded: int = 4
    cap: int = 20
    quiet_days: int = 28
    injured: int = 3
    kept: float = 0.70
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"least": 3, "crowded": 6, "cap": 24},
        Aggressiveness.AGGRESSIVE: {"least": 5, "crowded": 3, "cap": 18},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The workouts swapped and moved, or None."""
        if facts.unseen or answered_within(facts, self.code, self.quiet_days):
            return None
        if facts.week.adherence is not None and facts.week.adherence < self.kept:
            return None
        return self._apart(facts) or self._fed(facts)

    def _apart(self, facts: Facts) -> Draft | None:
        """One of two workouts that crowd a group on another day."""
        lifts = [
            w for w in coming(facts) if w.sport is Sport.STRENGTH and not w.is_test
        ]
        for earlier, later, group in self._crowds(lifts):
            for one in (later, earlier):
                day = self._free_day(facts, lifts, one)
                if day is not None:
                    return self._moved((earlier, later), group, one, day)
        return None

    def _crowds(
        self, lifts: Sequence[PlannedWorkout]
    ) -> Iterator[tuple[PlannedWorkout, PlannedWorkout, str]]:
        for later in lifts:
            for earlier in lifts:
                group = self._shared(earlier, later)
                if later.day - earlier.day == _DAY and group is not None:
                    yield earlier, later, group

    def _shared(self, one: PlannedWorkout, other: PlannedWorkout) -> str | None:
        """The first group that is hard in both."""
        sets = of_workout(one), of_workout(other)
        return next(
            (g for g in GROUPS if min(each[g] for each in sets) >= self.crowded), None
        )

    def _free_day(
        self, facts: Facts, lifts: Sequence[PlannedWorkout], one: PlannedWorkout
    ) -> date | None:
        others = [w for w in lifts if w.uuid != one.uuid]
        last = facts.day + timedelta(days=7)
        days = [
            opening.day
            for opening in facts.openings.get(one.uuid, ())
            if opening.keeps_spacing and not opening.same_sport and opening.day <= last
            if not any(
                abs(w.day - opening.day) <= _DAY and self._shared(one, w)
                for w in others
            )
        ]
        return min(days, key=lambda day: (abs(day - one.day), day), default=None)

    def _moved(
        self,
        both: tuple[PlannedWorkout, PlannedWorkout],
        group: str,
        one: PlannedWorkout,
        day: date,
    ) -> Draft:
        earlier, later = both
        return Draft(
            rule=self.code,
            title=f"Move {one.title} to {day:%A}",
            why=(
                f"{earlier.title} on {earlier.day:%A} and {later.title} the day after "
                f"are both hard for the {group}: it rests a day between."
            ),
            evidence=(
                Evidence(
                    f"{group}, {earlier.day:%A}", of_workout(earlier)[group], "sets"
                ),
                Evidence(f"{group}, {later.day:%A}", of_workout(later)[group], "sets"),
            ),
            changes=(Change(ChangeKind.MOVE, one.uuid, day=day),),
            severity=16,
            predictions=(gets_done(one.uuid, day),),
        )

    def _fed(self, facts: Facts) -> Draft | None:
        """Exercises swapped for those of groups that are left behind."""
        weeks = [_Week.of(strength_of_week(facts, number)) for number in range(2)]
        if not all(week.workouts for week in weeks):
            return None
        stand_ins = StandIns(facts, self.injured)
        lately = done_a_week(facts)
        behind = [] if lately is None else self._behind(weeks, lately)
        swaps = [s for week in weeks for s in self._swaps(week, behind, stand_ins)]
        if swaps and lately is not None:
            return self._swapped(weeks, swaps, self._why_behind(weeks, lately, behind))
        swaps = [s for week in weeks for s in self._eased(week, stand_ins)]
        return self._swapped(weeks, swaps, self._why_over(weeks)) if swaps else None

    def _behind(
        self, weeks: Sequence["_Week"], lately: Mapping[str, float]
    ) -> list[str]:
        return [
            group
            for group in sorted(BIG, key=lambda g: (weeks[0].before[g], g))
            if lately[group] < self.least
            and all(week.before[group] < self.least for week in weeks)
        ]

    def _swaps(
        self, week: "_Week", behind: Sequence[str], stand_ins: StandIns
    ) -> Iterator[Swap]:
        """For groups left behind; the week has them afterwards."""
        for group in behind:
            if len(week.swaps) < _SWAPS and week.after[group] < self.least:
                yield from week.take(Asked(group, _KEEPS), stand_ins)

    def _eased(self, week: "_Week", stand_ins: StandIns) -> Iterator[Swap]:
        """For groups over the cap; the week has them afterwards."""
        for group in GROUPS:
            if len(week.swaps) < _SWAPS and week.after[group] > self.cap:
                fewest = min(BIG, key=lambda g: (week.after[g], g))
                yield from week.take(Asked(fewest, _KEEPS, group), stand_ins)

    def _why_behind(
        self,
        weeks: Sequence["_Week"],
        lately: Mapping[str, float],
        behind: Sequence[str],
    ) -> "_Told":
        gained = [g for g in behind if any(w.after[g] > w.before[g] for w in weeks)]
        named = " and ".join(gained)
        least = Evidence("the least a week", self.least, "sets")
        return _Told(
            f"More for {named}",
            f"Fewer than {self.least} hard sets a week were done for {named} lately, "
            "and no more are planned; other groups have some to spare.",
            (
                least,
                *(Evidence(f"{g} lately", round(lately[g], 1), "sets") for g in gained),
            ),
        )

    def _why_over(self, weeks: Sequence["_Week"]) -> "_Told":
        over = [
            g
            for g in GROUPS
            if any(w.before[g] > self.cap and w.after[g] < w.before[g] for w in weeks)
        ]
        named = " and ".join(over)
        return _Told(
            f"Less for {named}",
            f"More than {self.cap} hard sets of {named} are planned in a week; beyond "
            "that nothing is known to be gained, and other groups have fewer.",
            (Evidence("the most a week", self.cap, "sets"),),
        )

    def _swapped(
        self, weeks: Sequence["_Week"], swaps: Sequence[Swap], told: "_Told"
    ) -> Draft:
        said = dict.fromkeys(f"{s.instead} for {s.exercise}" for s in swaps)
        first = min(swaps, key=lambda swap: (swap.workout.day, swap.workout.uuid))
        return Draft(
            rule=self.code,
            title=f"{told.title}: {', '.join(said)}",
            why=told.why,
            evidence=(*told.evidence, *_sides(weeks)),
            changes=tuple(
                Change(
                    ChangeKind.SWAP_EXERCISE,
                    swap.workout.uuid,
                    exercise=swap.exercise,
                    instead=swap.instead,
                )
                for swap in swaps
            ),
            severity=16,
            predictions=(gets_done(first.workout.uuid, first.workout.day),),
        )


@dataclass(frozen=True, slots=True)
class _Told:
    """A swap in words, and the numbers it rests on."""

    title: str
    why: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class _Week:
    """The strength of a coming week, as planned and with what was swapped so far."""

    workouts: Sequence[PlannedWorkout]
    before: Mapping[str, float]
    after: dict[str, float]
    swaps: list[Swap]

    @classmethod
    def of(cls, workouts: Sequence[PlannedWorkout]) -> "_Week":
        sets = total(map(of_workout, workouts))
        return cls(workouts, sets, dict(sets), [])

    def take(self, asked: Asked, stand_ins: StandIns) -> Iterator[Swap]:
        """The best swap that does it, if there is one."""
        touched = {
            (swap.workout.uuid, name)
            for swap in self.swaps
            for name in (swap.exercise, swap.instead)
        }
        for swap in swaps_for(asked, self.workouts, self.after, stand_ins):
            names = (swap.exercise, swap.instead)
            if not touched & {(swap.workout.uuid, name) for name in names}:
                self.swaps.append(swap)
                for group, change in swap.gives().items():
                    self.after[group] += change
                yield swap
                return


def _sides(weeks: Sequence[_Week]) -> Iterator[Evidence]:
    """Of the first week that changes: what each group has now and would have."""
    week = next(week for week in weeks if week.swaps)
    for group in GROUPS:
        now, then = week.before[group], week.after[group]
        if abs(now - then) >= _SHOWN:
            yield Evidence(f"{group} as planned", now, "sets")
            yield Evidence(f"{group} with it", then, "sets")
