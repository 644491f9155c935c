from hypothesis import given
from hypothesis import strategies as st

from coach.domain.activity import Source
from coach.review.fuse import fuse
from tests.coach.review.recordings import entry, hevy, legs, phone, watch

RECORDINGS = st.lists(
    st.builds(
        lambda kind, minute, minutes, device: {
            "watch": lambda: watch(
                "strength", hour=minute / 60, minutes=minutes, device=device
            ),
            "run": lambda: watch(
                "run", hour=minute / 60, minutes=minutes, device=device
            ),
            "phone": lambda: phone(hour=minute / 60, minutes=minutes),
            "hevy": lambda: hevy(hour=minute / 60, minutes=minutes),
            "entry": lambda: entry("strength", hour=minute / 60, minutes=minutes),
        }[kind](),
        st.sampled_from(["watch", "run", "phone", "hevy", "entry"]),
        st.integers(0, 20).map(lambda n: n * 15),
        st.sampled_from([10, 20, 45, 60, 300]),
        st.sampled_from(["fr965", "edge", None]),
    ),
    max_size=7,
    unique_by=lambda each: each.uuid,
)


@given(RECORDINGS, st.randoms())
def test_the_order_of_the_recordings_does_not_matter(recordings, random):
    shuffled = list(recordings)
    random.shuffle(shuffled)

    assert fuse(shuffled) == fuse(recordings)


@given(RECORDINGS)
def test_every_recording_is_in_exactly_one_session(recordings):
    found = [uuid for each in fuse(recordings) for uuid in each.members]

    assert sorted(found) == sorted({each.uuid for each in recordings})


@given(RECORDINGS)
def test_a_session_counts_once_in_hours(recordings):
    by_uuid = {each.uuid: each for each in recordings}
    for session in fuse(recordings):
        held = [by_uuid[uuid] for uuid in session.members]
        assert session.activity.training_s in {each.training_s for each in held}


@given(RECORDINGS)
def test_two_recordings_by_devices_in_one_session_overlap(recordings):
    by_uuid = {each.uuid: each for each in recordings}
    for session in fuse(recordings):
        held = [by_uuid[uuid] for uuid in session.members]
        devices = [e for e in held if e.source in {Source.FIT, Source.GPX}]
        starts = max((e.start.timestamp() for e in devices), default=0)
        ends = min((e.start.timestamp() + e.elapsed_s for e in devices), default=1)
        assert starts < ends


@given(st.lists(st.sampled_from(["run", "ride", "strength"]), max_size=6))
def test_legs_one_after_the_other_are_never_joined(sports):
    parts = legs(*((sport, 20) for sport in sports))
    log = hevy(hour=17, minutes=30 * max(len(sports), 1))

    for session in fuse([*parts, log]):
        assert sum(uuid.startswith("leg-") for uuid in session.members) <= 1
