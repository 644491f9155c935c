"""Nothing of another athlete's lifting is read unless both gave leave."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import event

from coach.domain.lifter_kind import LifterKind
from tests.builders import day

NOW = datetime(2026, 3, 8, 21, tzinfo=UTC)

KIND = LifterKind(
    *(day(0), 40, {"sessions_a_week": 3.5}, {"": {"back squat": 1.0}}),
    {"of": "others of Zoe"},
)


@pytest.fixture
def ada(athlete):
    return athlete


@pytest.fixture
def zoe(database, athlete):
    return database.add_athlete("Zoe", "UTC", NOW)


@pytest.fixture
def both(database, ada, zoe):
    """Zoe's numbers, and who shares: `both("Ada", "Zoe")`."""
    with database.writing(zoe.id) as store:
        store.save_kind(KIND, NOW)
    ids = {"Ada": ada.id, "Zoe": zoe.id}

    def share(*names):
        for name in names:
            with database.writing(ids[name]) as store:
                assert store.share_lifting(NOW)

    return share


def read(store):
    return store.shared_kinds(day(1)), store.sharing_others()


NOTHING = ((), 0)


@pytest.mark.parametrize("sharing", [(), ("Ada",), ("Zoe",)])
def test_without_either_leave_nothing_of_the_other_is_read(
    database, ada, both, sharing
):
    both(*sharing)

    with database.reading(ada.id) as store:
        assert read(store) == NOTHING


def test_with_both_the_numbers_are_read_and_not_what_was_learned_from_others(
    database, ada, both
):
    both("Ada", "Zoe")

    with database.reading(ada.id) as store:
        kinds, others = read(store)

    assert kinds == (replace(KIND, prior={}),)
    assert others == 1


@pytest.mark.parametrize("sharing", [(), ("Ada",), ("Zoe",)])
def test_without_either_leave_not_one_query_reads_the_others_rows(
    database, ada, zoe, both, sharing
):
    both(*sharing)
    asked = []

    def heard(connection, cursor, statement, parameters, *rest):
        asked.append((statement, parameters))

    with database.reading(ada.id) as store:
        engine = store._connection.engine
        event.listen(engine, "before_cursor_execute", heard)
        try:
            assert read(store) == NOTHING
        finally:
            event.remove(engine, "before_cursor_execute", heard)

    assert asked
    assert not any("FROM models" in statement for statement, _ in asked)
    others = [s for s, _ in asked if "athlete_id !=" in s]
    assert bool(others) is ("Ada" in sharing)
    for statement, parameters in asked:
        values = parameters.values() if hasattr(parameters, "values") else parameters
        assert "lifting_shared" in statement
        assert zoe.id not in values


def test_leave_that_is_taken_back_holds_at_once(database, ada, zoe, both):
    both("Ada", "Zoe")

    with database.writing(zoe.id) as store:
        assert store.stop_sharing_lifting()
        assert not store.stop_sharing_lifting()

    with database.reading(ada.id) as store:
        assert read(store) == NOTHING


def test_leave_is_given_once_and_keeps_its_time(database, ada):
    with database.writing(ada.id) as store:
        assert store.lifting_shared() is None
        assert store.share_lifting(NOW)
        assert not store.share_lifting(NOW.replace(year=2027))
        assert store.lifting_shared() == NOW


def test_what_was_learned_later_is_not_read(database, ada, both):
    both("Ada", "Zoe")

    with database.reading(ada.id) as store:
        assert store.shared_kinds(day(-1)) == ()
        assert len(store.shared_kinds(day(0))) == 1


def test_a_kind_takes_the_place_of_the_one_before(database, ada):
    with database.writing(ada.id) as store:
        store.save_kind(KIND, NOW)
        new = LifterKind(day(7), 41, {"sessions_a_week": 3.0}, {}, {})
        assert store.save_kind(new, NOW)
        assert not store.save_kind(new, NOW)

        assert store.kind(day(7)) == new
        assert store.kind(day(6)) is None
        assert store.models() == ()


def test_a_third_who_does_not_share_is_not_read_beside_those_who_do(
    database, ada, both
):
    both("Ada", "Zoe")
    eve = database.add_athlete("Eve", "UTC", NOW)
    with database.writing(eve.id) as store:
        store.save_kind(replace(KIND, sessions=99), NOW)

    with database.reading(ada.id) as store:
        kinds, others = read(store)

    assert [kind.sessions for kind in kinds] == [40]
    assert others == 1
