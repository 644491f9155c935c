"""What is shipped of other lifters says how it was made, and how it did."""

from coach.catalogue.exercises import exercises
from coach.catalogue.pooled import KINDS, pooled
from coach.strength.kinds import FEATURES
from tests.bench.pool_kinds import used


def test_it_says_what_it_was_learned_from_and_judged_on():
    recipe, scores = pooled(KINDS)["recipe"], pooled(KINDS)["scores"]

    assert recipe["command"] == "python -m tests.bench.pool_kinds"
    assert set(scores) == {"first", "next", "gain"}
    assert all(part["lifters"] >= 10 for part in scores.values())


def test_neighbours_are_used_only_where_they_did_better_than_the_same_for_everyone():
    scores = pooled(KINDS)["scores"]

    assert pooled(KINDS)["used"] == used(scores)
    assert used(better("next", kind=0.9))["next_exercise_by_kind"]
    assert used(better("gain", neighbours=0.001))["gain_by_neighbours"]
    assert not used(better("gain", everyone=9.0))["gain"]


def better(part, **said):
    scores = pooled(KINDS)["scores"]
    return {**scores, part: {**scores[part], **said}}


def test_it_names_exercises_of_the_catalogue_and_holds_no_one():
    table = pooled(KINDS)["transitions"]
    names = {each for row in table.values() for each in row} | set(table)

    assert names - {""} <= set(exercises())
    assert all(sum(row.values()) <= 1.001 for row in table.values())


def test_there_are_kinds_with_a_centre_of_every_feature():
    kinds = pooled(KINDS)["kinds"]

    assert 2 <= len(kinds) <= 6
    assert sum(kind["lifters"] for kind in kinds) == pooled(KINDS)["lifters"]
    assert all(set(kind["centroid"]) == set(FEATURES) for kind in kinds)
