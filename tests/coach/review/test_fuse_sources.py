"""What is one session, whichever way it came in: read the table from the top."""

from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Effort, Lap, Source, Sport
from coach.review.fuse import fuse
from tests.builders import sets
from tests.coach.review.recordings import said

BENCH = sets(5, 5, 5, exercise="bench press", load_kg=82.5)
ROWS = sets(8, 8, exercise="row")


def everywhere(sport="run", **fields):
    """One session from every service and kind of file, as each of them has it."""
    return [
        said("fit", sport, **fields),
        said("garmin", sport, late_s=1, **fields),
        said("tcx", sport, late_s=0, **fields),
        said("gpx", sport, late_s=4, minutes=59.5),
        said("strava", sport, late_s=0, **fields),
        said("apple_health", sport, late_s=-3, minutes=60.2),
    ]


# Each case: what came in, and who is one session with whom.
ONE_SESSION = {
    "a run from every source": everywhere("run"),
    "a ride from every source": everywhere("ride"),
    "a pool swim from every source": everywhere("swim"),
    "a gym session from every source, both apps and by hand": [
        *everywhere("strength"),
        said("hevy", "strength", late_s=150, minutes=55, sets=BENCH),
        said("strong", "strength", late_s=200, minutes=54, sets=BENCH),
        said("manual", "strength", hour=12, minutes=58),
    ],
    "Strava calls it Workout, the app knows better": [
        said("fit", "strength"),
        said("strava", "other", sub_sport="workout"),
        said("hevy", "strength", late_s=120, minutes=50, sets=BENCH),
    ],
    "no watch: Strava's Workout, Apple's strength and the log": [
        said("strava", "other", sub_sport="workout"),
        said("apple_health", "strength", late_s=20),
        said("hevy", "strength", late_s=60, minutes=55, sets=BENCH),
    ],
    "no watch: Hevy's own copies in Strava and Apple Health, left open": [
        said("hevy", "strength", minutes=400, sets=BENCH),
        said("strava", "strength", minutes=400),
        said("apple_health", "strength", minutes=400, late_s=1),
    ],
    "a TCX file that knows only Other": [
        said("tcx", "other"),
        said("fit", "swim", late_s=1),
        said("garmin", "swim"),
    ],
    "a clock two minutes off": [said("fit"), said("apple_health", late_s=120)],
    "a clock two minutes early": [said("fit"), said("strava", late_s=-120)],
    "a service that leaves pauses out": [
        said("fit", minutes=100, moving_s=3600.0),
        said("strava", minutes=100),
        said("gpx", minutes=95),
        said("apple_health", minutes=62),
    ],
    "the drive home cut off in Strava": [
        said("fit", "ride", minutes=75),
        said("garmin", "ride", minutes=75),
        said("strava", "ride", minutes=60),
    ],
    "the same watch by way of a file and of Apple Health, cut there": [
        said("fit", minutes=70),
        said("apple_health", minutes=58, device="garmin fr965"),
    ],
    "Apple Health's own recording and what Strava wrote into it": [
        said("apple_health", device="Apple Watch"),
        said("apple_health", uuid="by strava", late_s=200, minutes=56),
    ],
    "a sport that the athlete put right in Strava": [
        said("fit", "ride"),
        said("strava", "run", late_s=2),
    ],
    "a run that the phone took for a walk": [said("fit"), said("gpx", "walk")],
    "a phone that was started halfway": [
        said("fit"),
        said("garmin"),
        said("gpx", hour=7.45, minutes=32),
    ],
    "Strava's Workout and an entry by hand": [
        said("strava", "other", sub_sport="workout"),
        said("manual", "strength", hour=12, minutes=57),
    ],
}


@pytest.mark.parametrize("case", ONE_SESSION)
def test_is_one_session(case):
    came_in = ONE_SESSION[case]

    (one,) = fuse(came_in)

    assert set(one.members) == {each.uuid for each in came_in}


LEGS = [
    said("fit", "swim", uuid="swim", minutes=30),
    said("fit", "ride", uuid="ride", hour=7.55, minutes=70),
    said("fit", "run", uuid="run", hour=8.75, minutes=40),
]
WHOLE = said("garmin", "multisport", uuid="whole", minutes=145)

SESSIONS = {
    "two runs back to back": (
        [said("fit", minutes=20), said("fit", uuid="race", hour=7.35, minutes=40)],
        [{"fit"}, {"race"}],
    ),
    "two runs back to back, each in Strava too": (
        [
            said("fit", minutes=20),
            said("strava", minutes=20),
            said("fit", uuid="race", hour=7.35, minutes=40),
            said("strava", uuid="race too", hour=7.35, minutes=40),
        ],
        [{"fit", "strava"}, {"race", "race too"}],
    ),
    "two swims of one morning, in two services": (
        [
            said("garmin", "swim", hour=6, minutes=45),
            said("strava", "swim", hour=6, minutes=45),
            said("garmin", "swim", uuid="later", hour=9, minutes=45),
            said("strava", "swim", uuid="later too", hour=9, minutes=45),
        ],
        [{"garmin", "strava"}, {"later", "later too"}],
    ),
    "a ride with a gym session within it": (
        [
            said("fit", "ride", minutes=180),
            said("apple_health", "strength", hour=8, minutes=30),
            said("hevy", "strength", hour=8, minutes=30, sets=BENCH),
        ],
        [{"fit"}, {"apple_health", "hevy"}],
    ),
    "a ride with Strava's Workout within it": (
        [
            said("fit", "ride", minutes=180),
            said("strava", "other", hour=8, minutes=30, sub_sport="workout"),
        ],
        [{"fit"}, {"strava"}],
    ),
    "a walk recorded by the phone while the watch rode": (
        [said("fit", "ride"), said("gpx", "walk")],
        [{"fit"}, {"gpx"}],
    ),
    "a run and the walk home": (
        [said("fit", minutes=45), said("apple_health", "walk", hour=7.76, minutes=15)],
        [{"fit"}, {"apple_health"}],
    ),
    "two files of one device that overlap: its clock was wrong": (
        [said("tcx", minutes=30), said("tcx", uuid="other", minutes=60)],
        [{"tcx"}, {"other"}],
    ),
    "a game and an entry by hand of the same length": (
        [
            said("fit", "other", sub_sport="volleyball"),
            said("manual", "strength", hour=12, minutes=60),
        ],
        [{"fit"}, {"manual"}],
    ),
    "an entry goes to the session of its sport before one that knew none": (
        [
            said("strava", "other", sub_sport="workout", hour=9),
            said("fit", "strength", hour=17, minutes=57),
            said("manual", "strength", hour=12),
        ],
        [{"strava"}, {"fit", "manual"}],
    ),
    "a triathlon's legs, and the whole of it from a service": (
        [*LEGS, WHOLE],
        [{"swim", "whole"}, {"ride"}, {"run"}],
    ),
    "a triathlon's legs and whole, each from several services": (
        [
            *LEGS,
            WHOLE,
            said("apple_health", "multisport", uuid="apple whole", minutes=144),
            said("strava", "ride", uuid="strava ride", hour=7.55, minutes=70),
        ],
        [{"swim", "whole", "apple whole"}, {"ride", "strava ride"}, {"run"}],
    ),
    "a long ride that ended while the triathlon began is none of its legs": (
        [said("strava", "ride", uuid="before", hour=4.5, minutes=160), *LEGS, WHOLE],
        [{"before"}, {"swim", "whole"}, {"ride"}, {"run"}],
    ),
    "the whole of a triathlon without its legs": ([WHOLE], [{"whole"}]),
    "the whole of a triathlon and a short walk in it": (
        [WHOLE, said("apple_health", "walk", hour=8, minutes=10)],
        [{"whole"}, {"apple_health"}],
    ),
}


@pytest.mark.parametrize("case", SESSIONS)
def test_are_these_sessions(case):
    came_in, expected = SESSIONS[case]

    found = [set(each.members) for each in fuse(came_in)]

    assert sorted(found, key=sorted) == sorted(expected, key=sorted)


# What the one session says


def test_title_by_strava_sets_by_the_app_heart_rate_and_time_by_the_watch():
    watch = said(
        "fit",
        "strength",
        title="Strength",
        avg_hr_bpm=118,
        effort=Effort(hr_seconds=((118, 3600.0),)),
        laps=(Lap(0.0, 3600.0),),
    )
    strava = said("strava", "other", minutes=75, title="Bench PR!", note="At last.")
    hevy = said("hevy", "strength", minutes=50, title="", sets=BENCH)
    apple = said("apple_health", "strength", avg_hr_bpm=121, calories_kcal=400.0)

    (one,) = fuse([strava, hevy, apple, watch])

    merged = one.activity
    assert one.members[0] == "fit"
    assert (merged.title, merged.note) == ("Bench PR!", "At last.")
    assert merged.sets == BENCH
    assert (merged.avg_hr_bpm, merged.elapsed_s) == (118, 3600)
    assert merged.calories_kcal == 400
    assert merged.sport is Sport.STRENGTH


@pytest.mark.parametrize(
    ("typed", "app", "strava", "watch", "shown"),
    [
        ("Race", "Push A", "Along the river", "6 x 800", "Race"),
        ("", "Push A", "Along the river", "6 x 800", "Push A"),
        ("", "", "Along the river", "6 x 800", "Along the river"),
        ("", "", "Evening Run", "6 x 800", "6 x 800"),
        ("", "", "Lauf am Abend", "6 x 800", "6 x 800"),
        ("", "", "Course à pied le midi", "6 x 800", "6 x 800"),
        ("", "", "Entrenamiento con pesas por la tarde", "6 x 800", "6 x 800"),
        ("", "", "Corrida noturna", "6 x 800", "6 x 800"),
        ("", "", "Corsa mattutina", "6 x 800", "6 x 800"),
        ("", "", "Evening Run", "Running", "Evening Run"),
        ("", "", "Run 10", "6 x 800", "Run 10"),
    ],
)
def test_the_title_is_the_first_that_says_something(typed, app, strava, watch, shown):
    came_in = [
        said("fit", "strength", title=watch),
        said("strava", "strength", title=strava),
        said("hevy", "strength", title=app, sets=BENCH),
        said("manual", "strength", hour=12, title=typed),
    ]

    assert fuse(came_in)[0].activity.title == shown


def test_a_track_leads_before_a_service_that_says_no_more_than_it():
    strava = said("strava", distance_m=10_000.0, calories_kcal=600.0)
    track = said("gpx", distance_m=9_990.0)

    (one,) = fuse([strava, track])

    assert one.members[0] == "gpx"
    assert (one.activity.distance_m, one.activity.calories_kcal) == (9_990, 600)


def test_a_phone_started_halfway_does_not_shorten_what_the_watch_told_a_service():
    watch = said("garmin", distance_m=12_000.0, avg_hr_bpm=150, calories_kcal=700.0)
    phone = said("gpx", hour=7.45, minutes=32, distance_m=6_000.0)

    assert fuse([phone, watch])[0].activity.elapsed_s == 3600


def test_the_whole_of_a_triathlon_lends_a_leg_its_title_and_no_numbers():
    whole = replace(
        WHOLE, title="Lake triathlon", distance_m=51_500.0, avg_hr_bpm=155, rpe=9.0
    )

    swim, ride, run = fuse([*LEGS, whole])

    assert swim.activity.title == "Lake triathlon"
    assert (swim.activity.sport, swim.activity.elapsed_s) == (Sport.SWIM, 1800)
    assert swim.activity.distance_m is None
    assert swim.activity.avg_hr_bpm is None
    assert swim.activity.rpe is None
    assert (ride.activity.title, run.activity.title) == ("", "")


# Always


@pytest.mark.parametrize("case", [c for c in SESSIONS if len(SESSIONS[c][0]) < 6])
def test_the_order_in_which_sessions_come_in_does_not_matter(case):
    came_in, _ = SESSIONS[case]
    first = fuse(came_in)

    assert all(fuse(order) == first for order in permutations(came_in))


RECORDINGS = st.lists(
    st.builds(
        lambda source, sport, minute, minutes, device, number: said(
            source,
            sport,
            hour=minute / 60,
            minutes=minutes,
            uuid=f"{source} {number}",
            device=device,
            sets=BENCH if source == "hevy" else ROWS if source == "strong" else (),
        ),
        st.sampled_from([each.value for each in Source]),
        st.sampled_from(["run", "ride", "strength", "walk", "other", "multisport"]),
        st.sampled_from([0, 1, 2, 15, 30, 61, 90, 240]),
        st.sampled_from([5, 20, 45, 60, 300]),
        st.sampled_from([None, None, "garmin fr965", "edge"]),
        st.integers(0, 9),
    ),
    max_size=8,
    unique_by=lambda each: each.uuid,
)


@given(RECORDINGS, st.randoms())
def test_the_order_never_matters_whatever_the_sources(recordings, random):
    shuffled = list(recordings)
    random.shuffle(shuffled)

    assert fuse(shuffled) == fuse(recordings)


@given(RECORDINGS)
def test_every_recording_is_in_exactly_one_session_whatever_its_source(recordings):
    found = [uuid for each in fuse(recordings) for uuid in each.members]

    assert sorted(found) == sorted(each.uuid for each in recordings)


@given(RECORDINGS)
def test_a_session_is_led_by_a_device_where_one_recorded_it(recordings):
    by_uuid = {each.uuid: each for each in recordings}
    by_hand = {Source.HEVY, Source.STRONG, Source.MANUAL}
    for session in fuse(recordings):
        held = [by_uuid[uuid] for uuid in session.members]
        devices = [each for each in held if each.source not in by_hand]
        assert not devices or held[0] in devices
        singles = [each for each in devices if each.sport is not Sport.MULTISPORT]
        assert not singles or held[0] in singles


@given(RECORDINGS)
def test_devices_in_one_session_were_on_at_one_time_but_for_a_whole(recordings):
    by_uuid = {each.uuid: each for each in recordings}
    by_hand = {Source.HEVY, Source.STRONG, Source.MANUAL}
    for session in fuse(recordings):
        held = [by_uuid[uuid] for uuid in session.members]
        if any(each.sport is Sport.MULTISPORT for each in held):
            continue
        devices = [each for each in held if each.source not in by_hand]
        starts = max((e.start.timestamp() for e in devices), default=0)
        ends = min((e.start.timestamp() + e.elapsed_s for e in devices), default=1)
        assert starts < ends


@given(RECORDINGS)
def test_hours_are_counted_once(recordings):
    by_uuid = {each.uuid: each for each in recordings}
    for session in fuse(recordings):
        held = [by_uuid[uuid] for uuid in session.members]
        assert session.activity.training_s in {each.training_s for each in held}
