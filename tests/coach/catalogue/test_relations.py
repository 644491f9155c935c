from graphlib import TopologicalSorter

import pytest

from coach.catalogue.exercises import exercises

ALL = tuple(exercises().values())


def related(exercise):
    return (*exercise.progressions, *exercise.regressions, *exercise.substitutes)


def test_what_comes_next_and_what_may_stand_in_is_in_the_catalogue():
    strange = {e.name: set(related(e)) - set(exercises()) for e in ALL}

    assert {name: others for name, others in strange.items() if others} == {}
    assert [e.name for e in ALL if e.name in related(e)] == []


def test_a_relation_is_known_from_both_sides():
    known = exercises()
    for each in ALL:
        for harder in each.progressions:
            assert each.name in known[harder].regressions
        for easier in each.regressions:
            assert each.name in known[easier].progressions
        for other in each.substitutes:
            assert each.name in known[other].substitutes


def test_no_relation_is_stated_twice():
    twice = [
        (each.name, names)
        for each in ALL
        for names in (each.progressions, each.regressions, each.substitutes)
        if len(set(names)) < len(names)
    ]

    assert twice == []


def test_no_exercise_is_harder_than_itself():
    graph = {each.name: each.progressions for each in ALL}

    assert tuple(TopologicalSorter(graph).static_order())


def test_a_stand_in_trains_a_muscle_the_exercise_is_done_for():
    strange = [
        (each.name, name)
        for each in ALL
        for name in each.substitutes
        if not set(each.primary) & muscles(exercises()[name])
    ]

    assert strange == []


def muscles(exercise):
    return {*exercise.primary, *exercise.secondary}


@pytest.mark.parametrize(
    ("easier", "harder"),
    [
        ("kneeling push-up", "push-up"),
        ("push-up", "diamond push-up"),
        ("assisted pull-up", "pull-up"),
        ("pull-up", "weighted pull-up"),
    ],
)
def test_known_ladders(easier, harder):
    assert harder in exercises()[easier].progressions
    assert easier in exercises()[harder].regressions


def test_known_stand_ins():
    assert "machine chest press" in exercises()["bench press"].substitutes
    assert "bench press" in exercises()["machine chest press"].substitutes
