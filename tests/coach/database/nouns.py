"""Made-up nouns of every shape, and one of everything a store can hold."""

import hashlib
import math
import zlib
from array import array
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta, timezone

from hypothesis import strategies as st

from coach.database import ReviewColumns, StoredProposal
from coach.domain.activity import (
    Activity,
    Effort,
    Lap,
    Length,
    Recording,
    Source,
    Sport,
    Streams,
    Stroke,
)
from coach.domain.athlete import Injury, Slot, Wellness
from coach.domain.goal import Goal
from coach.domain.metric import Metric, MetricKind
from coach.domain.plan import (
    Change,
    ChangeKind,
    Effect,
    End,
    EndKind,
    Intensity,
    Load,
    LoadKind,
    PlannedWorkout,
    Repeat,
    Step,
    Target,
    TargetKind,
)
from coach.domain.review import (
    Correction,
    Export,
    ExportState,
    Match,
    MatchKind,
    ProposalStatus,
    ReviewStatus,
)
from coach.domain.strength import SetType, StrengthSet
from coach.errors import Issue
from tests import builders
from tests.coach.database.judged import everything_judged, fill_judgement
from tests.coach.database.served import everything_served, fill_services

NOW = datetime(2026, 3, 8, 21, 0, tzinfo=UTC)

words = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12
)
amounts = st.floats(0, 1e6) | st.integers(0, 10_000).map(float)
beats = st.integers(0, 250)
ratings = st.floats(0, 10)
offsets = st.integers(-14 * 60, 14 * 60).map(lambda m: timezone(timedelta(minutes=m)))
moments = st.datetimes(
    datetime(1990, 1, 1),  # noqa: DTZ001 - hypothesis adds the zone
    datetime(2060, 1, 1),  # noqa: DTZ001
    timezones=offsets,
)
days = st.dates(date(2000, 1, 1), date(2060, 1, 1))


def maybe(strategy):
    return st.none() | strategy


laps = st.builds(
    Lap,
    start_s=amounts,
    elapsed_s=amounts,
    moving_s=maybe(amounts),
    distance_m=maybe(amounts),
    avg_hr_bpm=maybe(beats),
    max_hr_bpm=maybe(beats),
    avg_power_w=maybe(amounts),
    calories_kcal=maybe(amounts),
    step_index=maybe(beats),
)
lengths = st.builds(
    Length,
    start_s=amounts,
    elapsed_s=amounts,
    active=st.booleans(),
    strokes=maybe(beats),
    stroke=maybe(st.sampled_from(Stroke)),
)
sets = st.builds(
    StrengthSet,
    exercise=words,
    reps=maybe(beats),
    load_kg=maybe(st.floats(-100, 500)),
    rpe=maybe(ratings),
    set_type=st.sampled_from(SetType),
    rest_s=maybe(amounts),
    duration_s=maybe(amounts),
    distance_m=maybe(amounts),
    exercise_index=beats,
    superset=maybe(beats),
    note=words,
)
efforts = st.builds(
    Effort,
    normalized_power_w=maybe(amounts),
    hr_seconds=st.lists(st.tuples(beats, amounts), max_size=4).map(tuple),
    flat_distance_m=maybe(amounts),
)


def few(strategy):
    return st.lists(strategy, max_size=3).map(tuple)


activities = st.builds(
    Activity,
    uuid=st.uuids().map(str),
    source=st.sampled_from(Source),
    source_id=st.uuids().map(str),
    sport=st.sampled_from(Sport),
    start=moments,
    timezone=st.sampled_from(["Europe/Berlin", "America/New_York", "UTC+05:30"]),
    elapsed_s=amounts,
    sub_sport=maybe(words),
    title=words,
    moving_s=maybe(amounts),
    distance_m=maybe(amounts),
    calories_kcal=maybe(amounts),
    avg_hr_bpm=maybe(beats),
    max_hr_bpm=maybe(beats),
    avg_power_w=maybe(amounts),
    pool_length_m=maybe(amounts),
    rpe=maybe(ratings),
    note=words,
    device=maybe(words),
    laps=few(laps),
    lengths=few(lengths),
    sets=few(sets),
    effort=efforts,
    doubts=few(words),
)


@st.composite
def streams(draw):
    n = draw(st.integers(0, 20))
    tenths = st.integers(-5000, 5000).map(lambda v: v / 10)
    values = st.one_of(tenths, st.just(math.nan), st.floats())
    names = draw(st.lists(st.sampled_from(["heart_rate_bpm", "power_w", "speed_m_s"])))
    channels = {
        name: array("d", draw(st.lists(values, min_size=n, max_size=n)))
        for name in names
    }
    return Streams(array("d", range(n)), channels)


recordings = st.builds(Recording, activities, maybe(streams()))

steps = st.builds(
    Step,
    intensity=st.sampled_from(Intensity),
    end=st.builds(End, st.sampled_from(EndKind), maybe(amounts), maybe(st.just("yd"))),
    target=maybe(st.builds(Target, st.sampled_from(TargetKind), amounts, amounts)),
    stroke=maybe(st.sampled_from(Stroke)),
    drill=maybe(words),
    exercise=maybe(words),
    load=maybe(st.builds(Load, st.sampled_from(LoadKind), maybe(amounts))),
    superset=maybe(beats),
    note=words,
)
nested = st.recursive(
    steps,
    lambda inner: st.builds(
        Repeat, st.integers(1, 20), st.lists(inner, min_size=1, max_size=3).map(tuple)
    ),
    max_leaves=5,
)
workouts = st.builds(
    PlannedWorkout,
    uuid=st.uuids().map(str),
    day=days,
    original_day=days,
    sport=st.sampled_from(Sport),
    title=words,
    duration_s=amounts,
    original_duration_s=amounts,
    steps=few(nested),
    priority=st.integers(1, 3),
    distance_m=maybe(amounts),
    load=maybe(amounts),
    rpe=maybe(ratings),
    hard=st.booleans(),
    goals=few(words),
    is_test=st.booleans(),
    tests=few(words),
    pool_length_m=maybe(amounts),
    note=words,
    skip_reason=maybe(words),
)
metrics = st.builds(
    Metric,
    uuid=st.uuids().map(str),
    kind=st.sampled_from(MetricKind),
    day=days,
    value=st.floats(allow_nan=False, allow_infinity=False),
    method=words,
    source=words,
    at=maybe(moments),
    device=maybe(words),
    note=words,
)


def same_clock(moment):
    """The moment with nothing but its offset for a zone."""
    return moment.astimezone(timezone(moment.utcoffset()))


def ride(seconds=5, **fields):
    """A ride's recording with heart rate and power."""
    channels = {
        "heart_rate_bpm": array("d", [120.0 + s % 7 for s in range(seconds)]),
        "power_w": array("d", [math.nan, *range(200, 199 + seconds)]),
    }
    activity = builders.activity("ride", **fields)
    return Recording(activity, Streams(array("d", range(seconds)), channels))


def digest(content):
    return hashlib.sha256(content).hexdigest()


def shortened(workout, factor=0.8):
    """The effect of making the workout that much shorter."""
    after = replace(workout, duration_s=workout.duration_s * factor)
    change = Change(ChangeKind.SCALE_DURATION, workout.uuid, factor=factor)
    return Effect(change, workout, after)


def moved(workout, on):
    """The effect of moving the workout to day `on`."""
    after = replace(workout, day=builders.day(on))
    change = Change(ChangeKind.MOVE, workout.uuid, day=builders.day(on))
    return Effect(change, workout, after)


def removed(workout):
    """The effect of taking the workout out."""
    return Effect(Change(ChangeKind.REMOVE, workout.uuid), workout, None)


def added(workout):
    """The effect of putting the workout in."""
    change = Change(ChangeKind.ADD, workout.uuid, workout=workout)
    return Effect(change, None, workout)


def proposal(name, *effects, status=ProposalStatus.PENDING):
    return StoredProposal(name, f"digest of {name}", "AD01", status, effects)


def body_fat(value, on, device="scale", **fields):
    made = {"uuid": f"{device}-{on}-{value}", "method": "scale", "source": "manual"}
    made |= fields
    kind = MetricKind.BODY_FAT
    return Metric(kind=kind, day=builders.day(on), value=value, device=device, **made)


def keep(store, sha256, name, content, *verdict, **options):
    """Save a FIT file as the import does; verdict: status, reason, when."""
    size, packed = len(content), zlib.compress(content)
    store.save_file(sha256, name, "fit", packed, size, *verdict, **options)


def fill(store, mark):
    """Save one of everything; what tells two athletes' things apart is `mark`."""
    store.set_slots((Slot(0, time(6, 30), time(7, 30)),))
    store.save_goal(Goal("body_fat", target=12.0))
    content = f"file of {mark}".encode()
    recording = ride(uuid=f"ride of {mark}", sets=builders.sets(5))
    keep(store, digest(content), "a.fit", content, "imported", None, NOW)
    store.save_recording(recording, digest(content), NOW)
    store.save_metric(body_fat(15.0, 0, uuid=f"fat of {mark}"), NOW)
    store.save_wellness(Wellness(builders.day(0), soreness=3), NOW)
    store.save_injury(Injury("knee", 2, builders.day(0)), NOW)
    swim = builders.workout("swim", 0, uuid=f"swim of {mark}")
    plan = builders.plan(swim, uuid=f"plan of {mark}")
    store.save_plan(plan, NOW, builders.day(0))
    (loaded,) = store.plans(as_of=builders.day(0))
    effect = shortened(loaded.workouts[0])
    store.revise(plan.uuid, (effect,), NOW, builders.day(1), "because")
    match = Match(recording.activity.uuid, swim.uuid, MatchKind.EXACT, 1.0, "same day")
    store.save_matches((match,))
    store.confirm(recording.activity.uuid, NOW)
    store.save_correction(Correction(recording.activity.uuid, swim.uuid), NOW)
    store.save_missed_reason(swim.uuid, "travel", builders.day(0), NOW)
    store.save_review(
        builders.day(0),
        ReviewStatus.PENDING,
        "{}",
        (proposal("p1-aaaa", effect),),
        ReviewColumns(),
    )
    store.save_exports((Export("fit", swim.uuid, 2, ExportState.DONE, path="a.fit"),))
    waits = Export(f"watch of {mark}", swim.uuid, 2, ExportState.PENDING)
    store.save_exports((waits,))
    store.save_issue(Issue("row 3", "no date"), "hevy", digest(content), NOW)
    store.remember_exercise("bench", "bench press")
    store.save_answer(builders.day(0))
    store.log_run("review", NOW, NOW, "fine")
    fill_services(store, mark, swim.uuid)
    fill_judgement(store, mark)


def everything(store, mark):
    """What each way of reading the store answers about the things of `mark`."""
    ride_uuid, swim_uuid = f"ride of {mark}", f"swim of {mark}"
    sha256 = digest(f"file of {mark}".encode())
    return {
        "slots": store.slots(),
        "goals": store.goals(),
        "file_seen": store.file_seen(sha256),
        "files": store.files(),
        "file_content": _or_none(store.file_content, sha256),
        "activities": (store.activities(), store.activities(details=False)),
        "lifts_before": store.lifts_before(builders.day(9), ["back squat"]),
        "activity": tuple(store.activity(number) for number in range(10)),
        "activity_by_uuid": store.activity_by_uuid(ride_uuid),
        "activity_rows": sorted((r["uuid"], r["title"]) for r in store.activity_rows()),
        "number_of": store.number_of(ride(uuid=ride_uuid).activity),
        "streams": repr(store.streams(ride_uuid)),  # NaN is not NaN
        "files_of": store.files_of(ride_uuid),
        "activities_of": store.activities_of(sha256),
        "metrics": store.metrics(),
        "wellness": store.wellness(),
        "injuries": store.injuries(),
        "corrections": store.corrections(),
        "confirmed": store.confirmed(),
        "known_files": store.known_files(),
        "is_known_file": store.is_known_file(sha256),
        "newest_day_of": store.newest_day_of("fit"),
        "matches": store.matches(),
        "missed_reasons": store.missed_reasons(),
        "plans": (store.plans(), store.plans(as_of=builders.day(0))),
        "revisions": store.revisions(f"plan of {mark}"),
        "reason_of": store.reason_of(swim_uuid, 1),
        "review": store.review(builders.day(0)),
        "reviews": store.reviews(),
        "newest_review": store.newest_review(builders.day(9)),
        "is_reviewed": store.is_reviewed(builders.day(0)),
        "waiting": store.waiting(builders.day(0)),
        "exports": (store.exports(), store.exports(swim_uuid)),
        "issues": store.issues(),
        "remembered_exercises": store.remembered_exercises(),
        "answered_days": store.answered_days(),
        "newest_data_day": store.newest_data_day(),
        "runs": store.runs(10),
        "last_run": store.last_run("review"),
        "sources_held": store.sources_held(),
        "plans_held": store.plans_held(),
        "exports_held": store.exports_held(),
        "outbox": store.outbox(),
        "last_review": store.last_review(),
        "file_came_in_at": store.file_came_in_at(),
        **everything_served(store),
        **everything_judged(store),
    }


def _or_none(read, key):
    try:
        return read(key)
    except KeyError:
        return None


def full_file(database):
    """The file of the SQLite database with everything in it, and nothing beside it."""
    athlete = database.add_athlete("Ada", "UTC", NOW)
    with database.writing(athlete.id) as store:
        fill(store, "Ada")
    database.close()
    return database.place.file
