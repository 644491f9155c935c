"""IF01: what tires a part of the body right before what needs it fresh."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import ClassVar

from coach.catalogue.regions import Region
from coach.domain.facts import Facts
from coach.domain.judgement import Aggressiveness
from coach.domain.plan import Change, ChangeKind
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Draft, Evidence
from coach.rules.ahead import coming
from coach.rules.answered import rejected_within
from coach.rules.base import Varies
from coach.rules.strain import Measures, Strain, clash, done, planned

_DAY = timedelta(days=1)
Pair = tuple[Strain, Strain, Region]


@dataclass(frozen=True, slots=True)
class Interference:
    """Sessions that need the same part of the body fresh are kept a day apart.

    **Fires when** something in the coming seven days needs a part of the body fresh
    that another session of that day or the day before tires: intervals or explosive
    work after three sets or more of main lifts; explosive work after hard endurance;
    intervals, explosive work or main lifts after an hour or more of snowboarding,
    wakeboarding, golf or chores, planned or done on the review's day.

    **Proposes** to move one of the two to the nearest day of that week that has room,
    keeps hard days apart and clashes with nothing, the less important one first; where
    there is none, to swap the two. It is predicted that what was moved is done.

    **Stays silent when** no such day is free and a swap would clash as well; within 14
    days of a no. Tests and outings are never moved.

    Schumann 2022 (43 studies): strength does not suffer from endurance training beside
    it, explosive strength does, most in the same session. That heavy legs stay out of
    the day before intervals, and which sport tires what, are design defaults.
    Conservative counts from two hours and five sets, aggressive from 45 minutes and
    two.
    """

    code: str = "IF01"
    name: str = "interference"
    least_min: int = 60
    heavy_sets: int = 3
    ahead_days: int = 7
    quiet_days: int = 14
    varies: ClassVar[Varies] = {
        Aggressiveness.CONSERVATIVE: {"least_min": 120, "heavy_sets": 5},
        Aggressiveness.AGGRESSIVE: {"least_min": 45, "heavy_sets": 2},
    }

    def draft(self, facts: Facts) -> Draft | None:
        """The sessions further apart, or None."""
        if rejected_within(facts, self.code, self.quiet_days):
            return None
        every = self._strains(facts)
        for pair in _clashes(every):
            moves = self._moved(facts, every, pair) or self._swapped(facts, every, pair)
            if moves:
                return self._draft(pair, moves)
        return None

    def _strains(self, facts: Facts) -> list[Strain]:
        measures = Measures(self.least_min, self.heavy_sets)
        today = (s.activity for s in facts.sessions)
        over = [done(a, measures) for a in today if a.local_date == facts.day]
        ahead = [planned(w, measures) for w in coming(facts, self.ahead_days)]
        return [*over, *ahead]

    def _movable(self, facts: Facts, strain: Strain) -> bool:
        mine = (w for w in facts.upcoming if w.uuid == strain.uuid)
        return not strain.outing and any(not w.is_test for w in mine)

    def _moved(
        self, facts: Facts, every: Sequence[Strain], pair: Pair
    ) -> tuple[Strain, ...]:
        """One of the two on another day, as it is then."""
        earlier, later, _ = pair
        priority = {w.uuid: w.priority for w in facts.upcoming}
        both = sorted((later, earlier), key=lambda s: -priority.get(s.uuid or "", 0))
        for one in both:
            for day in self._days(facts, one):
                there = replace(one, day=day)
                if not _clashes_with(every, (there,)):
                    return (there,)
        return ()

    def _days(self, facts: Facts, strain: Strain) -> list[date]:
        if strain.uuid is None or not self._movable(facts, strain):
            return []
        last = facts.day + timedelta(days=self.ahead_days)
        days = [
            opening
            for opening in facts.openings.get(strain.uuid, ())
            if opening.keeps_spacing and facts.day < opening.day <= last
        ]
        days.sort(key=lambda o: (o.same_sport, abs(o.day - strain.day), o.day))
        return [opening.day for opening in days]

    def _swapped(
        self, facts: Facts, every: Sequence[Strain], pair: Pair
    ) -> tuple[Strain, ...]:
        earlier, later, _ = pair
        if not (self._movable(facts, earlier) and self._movable(facts, later)):
            return ()
        swapped = replace(later, day=earlier.day), replace(earlier, day=later.day)
        return () if _clashes_with(every, swapped) else swapped

    def _draft(self, pair: Pair, moves: Sequence[Strain]) -> Draft:
        earlier, later, region = pair
        names = " and ".join(f"{m.name} to {m.day:%A}" for m in moves)
        when = "the same day" if earlier.day == later.day else "the day before"
        return Draft(
            rule=self.code,
            title=f"Move {names}",
            why=(
                f"{later.name} on {later.day:%A} needs fresh {region}, and "
                f"{earlier.name} {when} tires the same."
            ),
            evidence=(
                Evidence("days between the two", (later.day - earlier.day).days, "d"),
                Evidence("what comes first", round(earlier.amount), earlier.unit),
            ),
            changes=tuple(
                Change(ChangeKind.MOVE, move.uuid or "", day=move.day) for move in moves
            ),
            severity=22,
            predictions=tuple(
                Prediction(
                    *(Measure.DONE, Direction.AT_LEAST, 1.0, None, "1"),
                    move.day,
                    move.uuid or "",
                )
                for move in moves
            ),
        )


def _clashes(strains: Sequence[Strain]) -> Iterator[Pair]:
    """Pairs of which the first spoils the second, the soonest first."""
    ordered = sorted(strains, key=lambda s: (s.day, s.uuid or ""))
    for later in ordered:
        for earlier in ordered:
            near = later.day - _DAY <= earlier.day <= later.day
            if near and earlier is not later:
                region = clash(earlier, later)
                if region is not None:
                    yield earlier, later, region


def _clashes_with(every: Sequence[Strain], moved: Sequence[Strain]) -> bool:
    """Whether something clashes with what was moved, once it is there."""
    uuids = {each.uuid for each in moved}
    others = [each for each in every if each.uuid not in uuids or each.uuid is None]
    return any(
        earlier in moved or later in moved
        for earlier, later, _ in _clashes([*others, *moved])
    )
