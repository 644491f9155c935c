from coach.domain.activity import Recording, Source
from coach.domain.strength import StrengthSet
from tests import builders
from tests.coach.database.nouns import NOW


def save(store, *names, on=0, source=Source.HEVY):
    sets = tuple(StrengthSet(name, 5, 60.0) for name in names)
    done = builders.activity("strength", on=on, sets=sets, source=source)
    return store.save_recording(Recording(done), None, NOW).id


def names(store, number):
    return [each.exercise for each in store.activity(number).sets]


def test_names_are_counted_by_set_the_most_first(write):
    with write() as store:
        save(store, "back squat", "thing", "thing")
        save(store, "thing", "bench press", on=1)

        met = store.exercise_names_met()

    assert list(met.items()) == [("thing", 3), ("back squat", 1), ("bench press", 1)]


def test_what_a_watch_guesses_is_no_name_that_anyone_wrote(write):
    with write() as store:
        save(store, "unknown exercise", source=Source.FIT)

        assert store.exercise_names_met() == {}


def test_no_sets_no_names(read):
    with read() as store:
        assert store.exercise_names_met() == {}


def test_a_renamed_exercise_is_renamed_in_every_session_and_nothing_else_is(write):
    with write() as store:
        first = save(store, "thing", "back squat")
        second = save(store, "thing", "Thing", on=1)

        assert store.rename_exercise("thing", "cable curl") == 2
        assert store.rename_exercise("thing", "cable curl") == 0

        assert names(store, first) == ["cable curl", "back squat"]
        assert names(store, second) == ["cable curl", "Thing"]


def test_of_another_athlete_nothing_is_counted_or_renamed(write, write_as_newcomer):
    with write() as store:
        number = save(store, "thing")
    with write_as_newcomer() as other:
        assert other.exercise_names_met() == {}
        assert other.rename_exercise("thing", "cable curl") == 0
    with write() as store:
        assert names(store, number) == ["thing"]
