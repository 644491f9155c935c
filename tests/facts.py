"""Facts for rules: say only what a case is about."""

from dataclasses import replace

from coach.domain.athlete import Wellness
from coach.domain.facts import Facts, Opening
from coach.domain.goal import DEFAULT_GOALS, Goal, GoalState, GoalVerdict
from coach.domain.judgement import Aggressiveness, Standing
from coach.domain.learned import PlateauRisk
from coach.domain.metric import HrvState, Metric, MetricKind
from coach.domain.plan import GoalTest, WorkoutStatus
from coach.domain.prediction import RuleRecord
from coach.domain.readiness import Level, Readiness, Reading, Signal
from coach.domain.review import LoadState, Outcome, Week, WeekVerdict
from coach.domain.strength import StalledLift
from tests import lived
from tests.builders import day, plan, session, sets, workout

TODAY = 20
"""The review's day on the builders' calendar."""


def facts(**case):
    """Facts of an ordinary evening, but for what the case says."""
    upcoming = tuple(_coming(n, w) for n, w in enumerate(case.get("upcoming", [])))
    missed = tuple(_missed(n, w) for n, w in enumerate(case.get("missed", [])))
    every = (*upcoming, *(o.workout for o in missed))
    return Facts(
        day=day(TODAY),
        plan=plan(*every, start=_days_ago(case.get("plan_days", 20))),
        week=_week(case.get("completed", 0), case.get("planned", 0)),
        hours=tuple(case.get("hours", [4.0, 4.0, 4.0, 4.0])),
        planned_hours=case.get("planned_hours", 4.0),
        adherences=tuple(case.get("adherences", [1.0, 1.0, 1.0, 1.0])),
        missed_recently=missed,
        upcoming=upcoming,
        openings=_openings(case.get("openings", []), every),
        wellness=_wellness(case),
        goals=tuple(_wanted(g) for g in case.get("weighed", [])) or DEFAULT_GOALS,
        goal_states=tuple(_goal(g) for g in case.get("goals", [])),
        sources=(),
        reduced_on=tuple(day(TODAY - n) for n in case.get("reduced_days_ago", [])),
        unseen=case.get("unseen", False),
        all_outcomes=tuple(
            Outcome(workout(sport, TODAY - n), WorkoutStatus.DONE)
            for n, sport in enumerate(case.get("done", []), start=1)
        )
        + _past_weeks(case.get("weeks_planned", []))
        + lived.outcomes(case, TODAY, 28),
        injuries=lived.injuries(case, TODAY),
        load_states=_load_states(case),
        form_shares=tuple(reversed(case.get("forms", []))),
        building_since=_days_ago(case.get("building_days", 1) - 1),
        hrv=tuple(
            HrvState(day(TODAY - n), -10.68, below=True)
            for n in case.get("hrv_low_days_ago", [])
        ),
        sleep=_measured(case),
        readiness=_readiness(case.get("readiness", {})),
        stalled=tuple(StalledLift(each, 6, 1.0) for each in case.get("stalled", [])),
        goal_tests=tuple(_test_of(*each) for each in case.get("tested", {}).items()),
        daily=tuple(case.get("daily", [])),
        sessions=tuple(_session(s) for s in case.get("sessions", [])),
        approved={
            rule: _days_ago(ago) for rule, ago in case.get("approved", {}).items()
        },
        rejected={
            rule: _days_ago(ago) for rule, ago in case.get("rejected", {}).items()
        },
        limits=lived.limits(case, TODAY),
        last_trained=_days_ago(case["untrained"]) if "untrained" in case else None,
        five_weeks=lived.outcomes(case, TODAY, 35),
        shifts=lived.shifts(case, upcoming, TODAY),
        aggressiveness=Aggressiveness(case.get("aggressiveness", "moderate")),
        plateau_risks=tuple(
            _plateau_risk(*each) for each in case.get("plateaus", {}).items()
        ),
        standings={c: _standing(s) for c, s in case.get("standings", {}).items()},
    )


def _plateau_risk(exercise, said):
    """Its `risk`, `since` how many sessions without a new best, and the `method`."""
    since = said.get("since", 10)
    method = said.get("method", "pooled_logistic")
    return PlateauRisk(exercise, said.get("risk", 0.8), (), (), 24, method, since)


def _standing(said):
    """What it was `tuned` to and how long `ago`, how often it held and failed since."""
    said = dict(said)
    tuned, ago = said.pop("tuned", None), said.pop("ago", None)
    return Standing(
        tuned and Aggressiveness(tuned),
        None if ago is None else _days_ago(ago),
        turned_down=said.pop("turned_down", 0),
        record=RuleRecord(**said),
    )


def _days_ago(number):
    return day(TODAY - number)


def _test_of(goal, ago):
    """A test of that goal in three days, done last so many days ago; 0 for never."""
    made = replace(workout("swim", TODAY + 3, 30), uuid=f"t-{goal}", is_test=True)
    return GoalTest(goal, replace(made, title="Test"), _days_ago(ago) if ago else None)


def _wanted(said):
    """A goal; `in_days` is how far its day lies ahead."""
    said = dict(said)
    if "in_days" in said:
        said["by"] = day(TODAY + said.pop("in_days"))
    return Goal(**said)


def _session(said):
    """What was done, today unless `ago` says otherwise; `lifted` names main lifts.

    Of each `each` sets, one where that is not said.
    """
    said = dict(said)
    ago, minutes = said.pop("ago", 0), said.pop("minutes", 60)
    lifted, each = said.pop("lifted", []), said.pop("each", 1)
    if lifted:
        reps = [5] * each
        said["sets"] = tuple(s for name in lifted for s in sets(*reps, exercise=name))
    return session(said.pop("sport"), TODAY - ago, minutes, **said)


def _readiness(said):
    """Its level, and signals as `sleep = [5.1, 7.4, 2.0]`: value, usual, z."""
    said = dict(said)
    level = Level(said.pop("level", "unknown"))
    readings = tuple(
        Reading(Signal(name), value, UNITS[name], usual, z, 28)
        for name, (value, usual, z) in said.items()
    )
    return Readiness(level, readings)


UNITS = {"sleep": "h", "resting_hr": "bpm", "hrv": "ms"} | dict.fromkeys(
    ("soreness", "fatigue", "stress"), "of 7"
)


def _goal(said):
    said = dict(said)
    verdict = GoalVerdict(said.pop("verdict", "plateau"))
    return GoalState(said.pop("key"), "%", verdict, **said)


def _past_weeks(said):
    """One workout a week, planned in the middle of each of the last weeks."""
    return tuple(
        Outcome(
            replace(workout("run", TODAY - 3 - 7 * ago), uuid=f"p{ago}", **amounts),
            WorkoutStatus.DONE,
        )
        for ago, amounts in enumerate(said)
    )


def _load_states(case):
    """28 evenings: fitness as far back as said, level in between."""
    fitness, states, level = case.get("fitness", {}), [], 30.0
    for ago in reversed(range(case.get("evenings", 28))):
        level = fitness.get(str(ago), level)
        states.append(LoadState(level, level, 0.0, case.get("warming_up", False)))
    return tuple(states)


def _measured(case):
    """Nights a watch counted: usual ones an hour apart in turn, and short ones."""
    made = case.get("nights", {})
    hours = {n: made["usual"] + n % 2 for n in range(made.get("number", 0), 0, -1)}
    hours |= {int(n): h for n, h in made.get("short", {}).items()}
    method = made.get("method", "watch")
    return tuple(
        Metric(f"n{n}", MetricKind.SLEEP, day(TODAY - n), h, method, "fit")
        for n, h in sorted(hours.items(), reverse=True)
    )


def _coming(number, said):
    said = dict(said)
    ahead, minutes = said.pop("ahead", number + 1), said.pop("minutes", 60)
    made = workout(said.pop("sport", "run"), TODAY + ahead, minutes)
    lifting = lived.lifting(said)
    extra = {"uuid": f"w{number + 1}", "id": number + 1, **lifting, **said}
    if "was_minutes" in extra:
        extra["original_duration_s"] = extra.pop("was_minutes") * 60
    return _replaced(made, extra)


def _missed(number, said):
    said = dict(said)
    ago, reason = said.pop("ago", 1), said.pop("reason", None)
    made = workout(said.pop("sport", "run"), TODAY - ago, said.pop("minutes", 60))
    made = _replaced(made, {"uuid": f"m{number + 1}", "priority": 1, **said})
    return Outcome(made, WorkoutStatus.MISSED, reason=reason)


def _replaced(made, extra):
    return replace(made, **extra)


def _openings(said, workouts):
    found = tuple(
        Opening(
            day(TODAY + o["ahead"]),
            o.get("minutes", 90),
            o.get("spacing", True),
            o.get("same", False),
        )
        for o in said
    )
    return {w.uuid: found for w in workouts}


def _wellness(case):
    usual, exactly = case.get("usual", {}), case.get("usual_exactly", {})
    until, felt_on = case.get("logged_until", 1), case.get("felt_on", {})
    entries = {
        n: Wellness(
            day(TODAY - n), **exactly, **{k: v + n % 2 for k, v in usual.items()}
        )
        for n in range(case.get("days_logged", 0), until - 1, -1)
    }
    if "felt" in case:
        felt_on = felt_on | {case.get("felt_days_ago", 0): case["felt"]}
    for ago, felt in felt_on.items():
        entries[int(ago)] = Wellness(day(TODAY - int(ago)), **felt)
    return tuple(entries[ago] for ago in sorted(entries, reverse=True))


def _week(completed, planned):
    share = completed / planned if planned else None
    return Week(
        first=day(TODAY - 6),
        last=day(TODAY),
        outcomes=(),
        planned=planned,
        completed=completed,
        adherence=share,
        verdict=WeekVerdict.KEEP,
        planned_s=0.0,
        actual_s=0.0,
        by_sport={},
        extra=(),
        days_between_hard=(),
        load=LoadState(0.0, 0.0, 0.0),
    )
