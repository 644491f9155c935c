from datetime import time
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from coach.domain.athlete import Slot
from coach.planning.starts import starts
from coach.planning.times import fits
from tests.builders import day, workout

MORNING = Slot(0, time(6, 30), time(7, 30))
EVENING = Slot(0, time(18), time(20))


def begins(workouts, *slots):
    return starts(workouts, day(0), slots)


def test_a_workout_begins_in_the_shortest_slot_that_has_room():
    short, long = workout(minutes=45), workout(minutes=90)

    assert begins([short], EVENING, MORNING) == {short.uuid: time(6, 30)}
    assert begins([long], EVENING, MORNING) == {long.uuid: time(18)}


def test_of_two_alike_it_is_the_earlier():
    later = Slot(0, time(12), time(13))
    short = workout(minutes=45)

    assert begins([short], later, MORNING) == {short.uuid: time(6, 30)}


def test_what_shares_a_slot_follows_in_the_plans_order_on_whole_minutes():
    first = workout(minutes=20.5, uuid="first")
    second = workout(minutes=60, uuid="second")

    assert begins([first, second], EVENING) == {
        "first": time(18),
        "second": time(18, 21),
    }


def test_what_no_slot_has_room_for_has_no_time():
    assert begins([workout(minutes=60.1)], MORNING) == {}
    assert begins([workout(minutes=30)], Slot(1, time(6), time(22))) == {}
    assert begins([workout(minutes=30)]) == {}


def test_a_slot_may_be_full_and_belongs_to_its_weekday():
    whole = workout(minutes=60)

    assert begins([whole], MORNING) == {whole.uuid: time(6, 30)}
    assert starts([whole], day(1), (MORNING,)) == {}


def test_what_follows_begins_when_the_first_is_over():
    first, second = workout(minutes=90, uuid="1"), workout(minutes=30, uuid="2")

    assert begins([first, second], EVENING) == {"1": time(18), "2": time(19, 30)}


def slot(hour, minutes):
    return Slot(0, time(hour), time(hour + minutes // 60, minutes % 60))


SLOTS = st.lists(
    st.tuples(st.integers(0, 3), st.integers(30, 240)).map(
        lambda s: Slot(
            0, time(5 + 4 * s[0]), time(5 + 4 * s[0] + s[1] // 60, s[1] % 60)
        )
    ),
    max_size=3,
    unique_by=lambda slot: slot.start,
)


@settings(max_examples=50)
@given(SLOTS, st.lists(st.integers(5, 150), max_size=4))
def test_no_two_overlap_and_all_lie_in_a_slot(slots, lengths):
    planned = [workout(minutes=n, uuid=f"w{i}") for i, n in enumerate(lengths)]

    found = begins(planned, *slots)

    spans = sorted(
        (minute(found[w.uuid]), minute(found[w.uuid]) + w.duration_s / 60)
        for w in planned
        if w.uuid in found
    )
    assert all(end <= begin for (_, end), (begin, _) in pairwise(spans))
    for begin, end in spans:
        assert any(minute(s.start) <= begin and end <= minute(s.end) for s in slots)
    if len(planned) == 1:
        assert bool(found) is fits(planned, day(0), tuple(slots))


def minute(moment):
    return moment.hour * 60 + moment.minute
