"""A year of one athlete's training, drawn from a seed."""

import math
import uuid
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, tzinfo
from random import Random

from coach.domain.activity import Activity, Recording, Source, Sport
from coach.domain.athlete import Wellness
from coach.domain.plan import Plan, PlannedWorkout
from coach.simulation.adherence import Choice, Mood, choose, cut_short, instead_of
from coach.simulation.body import (
    Condition,
    Strain,
    draw_traits,
    first_body,
    next_body,
    on_the_day,
    rested,
)
from coach.simulation.days import extras, start_of, usual_minutes
from coach.simulation.draws import stream
from coach.simulation.endurance import Manner, endurance, evenly, snowboarding
from coach.simulation.feelings import Night, draw_night, evening, weigh
from coach.simulation.habits import ordinary_day
from coach.simulation.history import Done, Fate, History, Intent, Truth, WeighIn
from coach.simulation.life import WINTER, draw_life
from coach.simulation.lifting import lift
from coach.simulation.outing import Outing
from coach.simulation.swims import swim
from coach.units import SECONDS_PER_MINUTE

_NAMESPACE = uuid.UUID("0d9f6c1e-6a57-4f6b-9a4f-93b1b1d1e6c3")
_NEEDED_FOR_VO2MAX_S = 600
_FATES = {
    Choice.DO: Fate.DONE,
    Choice.SHORTEN: Fate.SHORTENED,
    Choice.REPLACE: Fate.REPLACED,
}


def simulate(
    seed: int,
    last_day: date,
    days: int = 365,
    plan: Plan | None = None,
    zone: tzinfo = UTC,
) -> History:
    """The athlete's history up to and including `last_day`.

    Nothing is scripted: adherence, illness, busy weeks and devices' faults are drawn
    from streams that the seed fixes, the same on every machine.

    Args:
        seed: which athlete, which life.
        last_day: the last day, which is over.
        days: how many days, `last_day` included.
        plan: followed from its first day to its last; habits fill the rest.
        zone: where the athlete lives.
    """
    return _Athlete(seed, last_day, days, plan, zone).live()


class _Athlete:
    """Lives one day after the other and keeps what the devices noted."""

    def __init__(
        self, seed: int, last_day: date, days: int, plan: Plan | None, zone: tzinfo
    ) -> None:
        self.seed, self.plan, self.zone = seed, plan, zone
        self.first_day = last_day - timedelta(days=days - 1)
        self.last_day = last_day
        self.traits = draw_traits(seed)
        self.life = draw_life(seed, self.first_day, last_day)
        self.body = first_body(self.traits)
        self.put_off: list[PlannedWorkout] = []
        self.today = self.first_day
        self.free_from: datetime | None = None
        self.vo2max = self.traits.vo2max + stream(seed, "first estimate").gauss(0, 1)
        self.sessions: list[Done] = []
        self.wellness: list[Wellness] = []
        self.weigh_ins: list[WeighIn] = []
        self.truths: list[Truth] = []
        self.intents: list[Intent] = []

    def live(self) -> History:
        while self.today <= self.last_day:
            self._live(self.today)
            self.today += timedelta(days=1)
        intents = sorted(self.intents, key=lambda i: (i.workout.day, i.workout.uuid))
        return History(
            seed=self.seed,
            first_day=self.first_day,
            last_day=self.last_day,
            max_hr_bpm=self.traits.max_hr_bpm,
            rest_hr_bpm=round(self.traits.rest_hr_bpm),
            sessions=tuple(self.sessions),
            wellness=tuple(self.wellness),
            weigh_ins=tuple(self.weigh_ins),
            truths=tuple(self.truths),
            intents=tuple(intents),
        )

    def _live(self, day: date) -> None:
        rng = stream(self.seed, "day", day)
        night = draw_night(self.traits, self.life, day, rng)
        fresh = rested(self.traits, self.body, day)
        reading = weigh(fresh, self.life, self.zone, rng)
        if reading is not None:
            self.weigh_ins.append(reading)
        weak = self.life.recovering(day)
        able = on_the_day(fresh, self.body, rng, weak=weak)
        strain = self._train(day, able, night)
        self.body = next_body(
            self.traits, self.body, strain, rng, feasting=self.life.away(day)
        )
        felt = evening(self.traits, self.body, self.life, night, rng)
        if felt is not None:
            self.wellness.append(felt)
        self.truths.append(self._truth(day))

    def _train(self, day: date, able: Condition, night: Night) -> Strain:
        strain, trained, self.free_from = Strain(), 0, None
        again = {workout.uuid for workout in self.put_off}
        sides = stream(self.seed, "extras", day)
        besides = {each.sport: each.amount for each in extras(self.life, day, sides)}
        today = [*self.put_off, *self._intended(day), *_sides(besides, day)]
        self.put_off = []
        for workout in sorted(today, key=_time_of_day):
            if not workout.uuid:
                outing = _go_out(workout.sport, besides[workout.sport], able, sides)
                self._keep(workout, outing, sides)
                strain += outing.strain
                continue
            mood = self._mood(day, night, trained)
            attempt = self._attempt(workout, mood, again=workout.uuid in again)
            if attempt is not None:
                rng = stream(self.seed, "session", workout.uuid)
                outing = self._go(attempt, able, rng)
                self._keep(attempt, outing, rng)
                strain, trained = strain + outing.strain, trained + 1
        return strain

    def _mood(self, day: date, night: Night, trained: int) -> Mood:
        spent = math.fsum(
            done.activity.elapsed_s
            for done in self.sessions[-20:]
            if (day - done.activity.local_date).days < 7
            and done.activity.sport is not Sport.WALK
        )
        return Mood(
            day=day,
            body=self.body,
            sleep_h=night.sleep_h,
            already=trained,
            minutes_spent=spent / SECONDS_PER_MINUTE,
            minutes_a_week=self.traits.minutes_a_week,
            weeks_on=self._weeks_on(day),
            steady=self.traits.steady,
        )

    def _weeks_on(self, day: date) -> float | None:
        if self.plan is None or not self.plan.start <= day <= self.plan.end:
            return None
        return (day - self.plan.start).days / 7

    def _intended(self, day: date) -> Iterator[PlannedWorkout]:
        if self.plan is not None and self.plan.start <= day <= self.plan.end:
            planned = self.plan.between(day, day)
            yield from (each for each in planned if each.skip_reason is None)
        else:
            yield from ordinary_day(self.seed, day)

    def _attempt(
        self, workout: PlannedWorkout, mood: Mood, *, again: bool
    ) -> PlannedWorkout | None:
        """What is done in the end; None when it is put off or left out."""
        rng = stream(self.seed, "choice", workout.uuid, mood.day)
        choice = choose(workout, mood, self.life, rng, again=again)
        if choice is Choice.TRY_TOMORROW and mood.day < self.last_day:
            self.put_off.append(workout)
            return None
        fate = _FATES.get(choice, Fate.MISSED)
        self.intents.append(Intent(workout, fate, mood.day))
        if choice is Choice.SHORTEN:
            return cut_short(workout, rng)
        if choice is Choice.REPLACE:
            return instead_of(workout)
        return workout if choice is Choice.DO else None

    def _go(self, workout: PlannedWorkout, able: Condition, rng: Random) -> Outing:
        test = workout.is_test
        if workout.sport is Sport.SWIM:
            return swim(workout.steps, able, rng, all_out=test)
        if workout.sport is Sport.STRENGTH:
            return lift(workout.steps, able, rng)
        cold = able.day.month in WINTER
        inside = {Sport.RIDE: 0.95 if cold else 0.5, Sport.RUN: 0.25 if cold else 0.0}
        indoors = rng.random() < inside.get(workout.sport, 0.0)
        steps = workout.steps
        if workout.sport not in {Sport.RUN, Sport.RIDE}:
            minutes = workout.duration_s / 60 * rng.uniform(0.92, 1.06)
            steps = evenly(minutes, 1.5)
        return endurance(workout.sport, steps, able, rng, Manner(indoors, test))

    def _keep(self, workout: PlannedWorkout, outing: Outing, rng: Random) -> None:
        """Note the session, and from when on there is time for another."""
        start = start_of(workout.sport, self.today, self.free_from, self.zone, rng)
        activity = _activity(self.seed, workout, outing, start)
        estimate, new = self._estimate(workout.sport, outing, rng)
        done = Done(
            Recording(activity, outing.streams),
            _logged(activity, outing, rng) if outing.lifted else None,
            vo2max=estimate,
            vo2max_is_new=new,
            workout_uuid=workout.uuid or None,
        )
        self.sessions.append(done)
        self.free_from = start + timedelta(seconds=outing.elapsed_s)

    def _estimate(
        self, sport: Sport, outing: Outing, rng: Random
    ) -> tuple[float | None, bool]:
        """What the watch shows after a run: new if there was enough to go by."""
        if sport is not Sport.RUN:
            return None, False
        new = outing.quality_s >= _NEEDED_FOR_VO2MAX_S
        if new:
            truth = rested(self.traits, self.body, self.last_day).vo2max
            self.vo2max += 0.3 * (truth + rng.gauss(0, 1.1) - self.vo2max)
        return round(self.vo2max, 1), new

    def _truth(self, day: date) -> Truth:
        now = rested(self.traits, self.body, day)
        ill = self.life.ill(day)
        return Truth(
            day=day,
            vo2max=now.vo2max,
            css_m_s=now.css_m_s,
            swim_100yd_s=now.swim_100yd_s,
            e1rm_kg=now.e1rm_kg,
            body_fat_pct=now.body_fat_pct,
            weight_kg=now.weight_kg,
            rest_hr_bpm=now.rest_hr_bpm + 7 * ill,
            fitness=self.body.fitness,
            fatigue=self.body.fatigue,
            busy=self.life.busy(day),
            ill=ill,
            away=self.life.away(day),
        )


def _time_of_day(workout: PlannedWorkout) -> tuple[int, str]:
    return usual_minutes(workout.sport, workout.day), workout.uuid


def _sides(besides: Mapping[Sport, int], day: date) -> Iterator[PlannedWorkout]:
    """What no plan asked for, as if it had been planned, without a uuid."""
    for sport in besides:
        yield PlannedWorkout(
            uuid="",
            day=day,
            original_day=day,
            sport=sport,
            title=str(sport).title(),
            duration_s=0,
            original_duration_s=0,
        )


def _go_out(sport: Sport, amount: int, able: Condition, rng: Random) -> Outing:
    if sport is Sport.SNOWBOARD:
        return snowboarding(amount, able, rng)
    return endurance(sport, evenly(amount, 2), able, rng)


def _activity(
    seed: int, workout: PlannedWorkout, outing: Outing, start: datetime
) -> Activity:
    seen = outing.streams.channels["heart_rate_bpm"]
    beats = [bpm for bpm in seen if not math.isnan(bpm)]
    power = outing.streams.channels.get("power_w")
    name = f"{seed}/{start.isoformat()}/{workout.sport}"
    return Activity(
        uuid=str(uuid.uuid5(_NAMESPACE, name)),
        source=Source.FIT,
        source_id=f"{start.astimezone(UTC):%Y%m%d%H%M%S}",
        sport=workout.sport,
        start=start,
        timezone=str(start.tzinfo),
        elapsed_s=outing.elapsed_s,
        sub_sport=outing.sub_sport,
        title=workout.title,
        moving_s=outing.moving_s,
        distance_m=outing.distance_m,
        calories_kcal=float(round(outing.strain.total * 7 + outing.moving_s / 20)),
        avg_hr_bpm=round(sum(beats) / len(beats)),
        max_hr_bpm=round(max(beats)),
        avg_power_w=round(sum(power) / len(power), 1) if power else None,
        pool_length_m=outing.pool_length_m,
        laps=outing.laps,
        lengths=outing.lengths,
        sets=outing.sets,
    )


def _logged(watch: Activity, outing: Outing, rng: Random) -> Activity:
    """The same session in the strength app, which counts whole minutes."""
    begun = watch.start + timedelta(minutes=rng.randint(-2, 3))
    ended = watch.start + timedelta(seconds=watch.elapsed_s + rng.randint(-60, 240))
    start, end = begun.replace(second=0), ended.replace(second=0, microsecond=0)
    return replace(
        watch,
        uuid=str(uuid.uuid5(_NAMESPACE, f"{watch.uuid}/app")),
        source=Source.HEVY,
        source_id=f"{start.isoformat()}/{watch.title}",
        start=start,
        elapsed_s=(end - start).total_seconds(),
        sub_sport=None,
        moving_s=None,
        calories_kcal=None,
        avg_hr_bpm=None,
        max_hr_bpm=None,
        laps=(),
        sets=outing.lifted,
    )
