import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.catalogue.exercises import exercises
from coach.catalogue.substitutes import MOST, likeness, substitutes
from coach.domain.exercise import Exercise

ALL = tuple(exercises().values())
ANY = st.sampled_from(ALL)


def made(name, primary=("chest",), **fields):
    given = {"mechanic": "compound", "skill": 2, "pattern": "push", **fields}
    return Exercise(name=name, primary=primary, **given)


def names(found):
    return [each.exercise.name for each in found]


PRESS = made("press", secondary=("triceps",), substitutes=("stated",))


def test_what_the_catalogue_states_goes_before_what_is_merely_alike():
    twin = made("twin", secondary=("triceps",))
    stated = made("stated", pattern="pull", skill=5)

    found = substitutes(PRESS, [PRESS, twin, stated])

    assert names(found) == ["stated", "twin"]
    assert [each.stated for each in found] == [True, False]
    assert found[1].score == 1 > found[0].score


@pytest.mark.parametrize(
    "less",
    [
        {"secondary": ("shoulders",)},
        {"pattern": "lunge"},
        {"mechanic": "isolation"},
        {"skill": 3},
        {"explosive": True},
        {"unilateral": True},
    ],
)
def test_whatever_differs_makes_two_exercises_less_alike(less):
    other = made("other", **{"secondary": ("triceps",), **less})

    assert likeness(PRESS, other) < likeness(PRESS, PRESS) == 1


def test_what_trains_none_of_the_same_muscles_never_stands_in():
    only_helps = made("only helps", ("triceps",), secondary=("chest",))

    assert substitutes(PRESS, [only_helps]) == ()


def test_what_serves_another_purpose_does_not_stand_in():
    far = made(
        "far", ("chest", "lats", "glutes"), pattern="hinge", mechanic="isolation"
    )

    assert likeness(PRESS, far) < 0.5
    assert substitutes(PRESS, [far]) == ()


def test_only_what_can_be_done_with_what_is_there():
    bare, band = made("bare"), made("band", equipment=("band",))
    both = made("both", equipment=("band", "bench"))

    assert names(substitutes(PRESS, [bare, band, both], {"band"})) == ["band", "bare"]
    assert names(substitutes(PRESS, [bare, band, both], ())) == ["bare"]
    assert len(substitutes(PRESS, [bare, band, both])) == 3


@pytest.mark.parametrize("role", ["primary", "secondary"])
def test_a_muscle_to_avoid_must_not_even_help(role):
    muscles = {"primary": ("chest",), "secondary": ()}
    muscles[role] = (*muscles[role], "lower_back")
    sore = made("sore", muscles.pop("primary"), **muscles)

    assert substitutes(PRESS, [sore]) != ()
    assert substitutes(PRESS, [sore], avoid={"lower_back"}) == ()


def test_it_is_said_why():
    press = made("press", ("chest", "shoulders"), regressions=("other",))
    other = made("other", unilateral=True)

    (found,) = substitutes(press, [other])

    assert found.why == (
        "the same movement (push)",
        "trains chest",
        "hardly shoulders",
        "easier",
        "one side at a time",
    )


def test_of_the_real_ones_a_dumbbell_stands_in_for_a_barbell():
    found = substitutes(exercises()["bench press"], ALL, {"dumbbell", "bench"})

    assert names(found)[0] == "dumbbell bench press"
    assert "barbell" not in {t for each in found for t in each.exercise.equipment}


def test_a_sore_back_rows_with_its_chest_supported():
    found = substitutes(exercises()["barbell row"], ALL, avoid={"lower_back"})

    assert "chest-supported row" in names(found)


@given(ANY, ANY)
def test_likeness_is_mutual(one, other):
    assert 0 <= likeness(one, other) <= 1
    assert likeness(one, other) == pytest.approx(likeness(other, one))


@given(ANY)
def test_nothing_stands_in_for_itself_and_the_list_is_short(exercise):
    found = substitutes(exercise, ALL)

    assert exercise.name not in names(found)
    assert len(found) <= MOST
    assert found == substitutes(exercise, reversed(ALL))


def test_among_equals_the_preferred_one_comes_first():
    others = [made("first", substitutes=()), made("second"), made("stated")]

    found = substitutes(PRESS, others, preferred=["second"])

    assert names(found) == ["stated", "second", "first"]


def test_a_preferred_one_that_is_clearly_less_alike_stands_back():
    twin, other = made("twin", secondary=("triceps",)), made("other", pattern="lunge")

    assert names(substitutes(PRESS, [twin, other], preferred=["other"])) == [
        *("twin", "other")
    ]
