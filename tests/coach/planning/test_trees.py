import pytest

from coach.domain.plan import End, EndKind, Intensity, Repeat, Step
from coach.planning.trees import mapped, repeats, with_times, written

STEP = Step(Intensity.WORK, End(EndKind.TIME, 60))
INNER = Repeat(4, (STEP,))
STEPS = (STEP, Repeat(2, (STEP, INNER)), STEP)


def test_every_repeat_is_found_the_outer_one_first():
    assert list(repeats(STEPS)) == [((1,), STEPS[1]), ((1, 1), INNER)]


def test_steps_of_a_repeat_are_written_once():
    assert list(written(STEPS)) == [STEP] * 4


def test_only_the_repeat_that_stands_there_gets_another_count():
    changed = with_times(STEPS, (1, 1), 3)

    assert changed == (STEP, Repeat(2, (STEP, Repeat(3, (STEP,)))), STEP)


def test_a_step_has_no_count_to_change():
    with pytest.raises(KeyError):
        with_times(STEPS, (0,), 3)


@pytest.mark.parametrize(("deep", "seen"), [(True, 4), (False, 2)])
def test_steps_inside_repeats_are_changed_only_where_it_is_asked_for(deep, seen):
    met = []

    def note(step):
        met.append(step)
        return step

    assert mapped(STEPS, note, deep=deep) == STEPS
    assert len(met) == seen
