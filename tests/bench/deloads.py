"""How often does FA01 fire? A year of evenings, every deload approved and followed.

Athletes of a few lines (steady, building, overreaching; they feel and sleep as badly
as fatigue stands above fitness), and simulated ones, whose sessions are halved in the
week of a deload.
"""

import sys
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random
from statistics import fmean

from coach.cardio.hrv import hrv_states
from coach.domain.athlete import Thresholds, Wellness
from coach.domain.metric import Metric, MetricKind
from coach.load.fitness import load_course
from coach.load.form import form_shares
from coach.load.lighter import building_since
from coach.load.session import session_load
from coach.rules.fa01_deload import Deload
from coach.simulation import simulate
from tests.builders import plan, workout
from tests.facts import facts

FIRST = date(2025, 1, 6)
DAYS = 364
VOLUME = 0.55
PATTERN = (1.3, 0.6, 1.4, 0.0, 1.2, 1.7, 0.8)
"""A week's days, as shares of its mean."""


@dataclass
class Year:
    """One athlete's evenings so far."""

    loads: list = field(default_factory=list)
    wellness: list = field(default_factory=list)
    nights: list = field(default_factory=list)
    deloads: list = field(default_factory=list)
    signs: list = field(default_factory=list)

    def deloading(self, day):
        return any(0 < (day - begun).days <= 7 for begun in self.deloads)

    def review(self, day):
        """Ask the rule; what it proposes is approved."""
        course = load_course(self.loads)
        dated = [(FIRST + timedelta(days=n), x) for n, x in enumerate(self.loads)]
        since = building_since(dated)
        if self.deloads:
            since = max(since, self.deloads[-1] + timedelta(days=8))
        coming = tuple(
            replace(workout("run", uuid=f"w{n}"), day=day + timedelta(days=n))
            for n in range(1, 15)
        )
        known = replace(
            facts(),
            day=day,
            plan=plan(*coming, end=day + timedelta(days=90)),
            upcoming=coming,
            load_states=course[-28:],
            form_shares=form_shares(self.loads, 28),
            building_since=since,
            wellness=tuple(self.wellness[-60:]),
            hrv=hrv_states(self.nights[-80:], day, 7),
            reduced_on=tuple(d for d in self.deloads if (day - d).days < 21),
        )
        draft = Deload().draft(known)
        if draft is not None:
            self.deloads.append(day)
            self.signs.append(draft.why)


def made_up(seed, growth, sensitivity, weekly=300.0):
    """A year of someone whose weeks grow by that share.

    After a deload they begin again at four fifths of where they were.
    """
    rng, year, level = Random(seed), Year(), weekly
    for n in range(DAYS):
        day = FIRST + timedelta(days=n)
        if n % 7 == 0 and n > 84 and not year.deloading(day):
            level *= 1 + growth
        asked = level / 7 * PATTERN[n % 7] * rng.uniform(0.8, 1.2)
        year.loads.append(asked * (VOLUME if year.deloading(day) else 1.0))
        above = sensitivity * max(-form_shares(year.loads, 1)[-1], 0)
        felt = [
            min(max(round(3 + 4 * above + rng.gauss(0, 0.8)), 1), 7) for _ in range(4)
        ]
        slept = round(7.4 - 1.5 * above + rng.gauss(0, 0.6), 1)
        year.wellness.append(Wellness(day, slept, *felt))
        beats = 60 * (1 - 0.35 * above) * (1 + rng.gauss(0, 0.08))
        year.nights.append(
            Metric(str(n), MetricKind.HRV, day, beats, "rmssd, night", "fit")
        )
        year.review(day)
        if year.deloads and year.deloads[-1] == day:
            level *= 0.8
    return year


def lived(seed):
    """A year of the demo's athlete, who trains by habit three to five hours a week."""
    history = simulate(seed, FIRST + timedelta(days=DAYS - 1), days=DAYS)
    known = Thresholds(
        max_hr_bpm=history.max_hr_bpm, rest_hr_bpm=history.rest_hr_bpm, css_m_s=1.1
    )
    by_day = dict.fromkeys((FIRST + timedelta(days=n) for n in range(DAYS)), 0.0)
    for done in history.sessions:
        activity = done.activity
        by_day[activity.local_date] += session_load(activity, known, None).value
    felt, year = {w.day: w for w in history.wellness}, Year()
    for day, load in by_day.items():
        year.loads.append(load * (VOLUME if year.deloading(day) else 1.0))
        year.wellness += [felt[day]] if day in felt else []
        year.review(day)
    return year


def told(name, year):
    gaps = [
        (after - before).days / 7
        for before, after in zip(year.deloads, year.deloads[1:], strict=False)
    ]
    every = (
        f"every {fmean(gaps):.1f} weeks ({min(gaps):.1f}-{max(gaps):.1f})"
        if gaps
        else ""
    )
    print(f"{name:24} {len(year.deloads)} deloads in a year {every}")
    for begun, why in zip(year.deloads, year.signs, strict=True):
        if "-v" in sys.argv:
            print(f"    {begun}: {why}")


def main():
    """Print each athlete's deloads."""
    for seed in (1, 2):
        told(f"steady {seed}", made_up(seed, 0.0, 1.0))
        told(f"5 % a week {seed}", made_up(seed, 0.05, 1.0))
        told(f"10 % a week {seed}", made_up(seed, 0.10, 1.0))
        told(f"10 % a week, frail {seed}", made_up(seed, 0.10, 2.0))
    for seed in (1, 2, 3, 4):
        told(f"demo's athlete {seed}", lived(seed))


if __name__ == "__main__":
    main()
