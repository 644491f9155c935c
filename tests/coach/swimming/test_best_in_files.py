from zoneinfo import ZoneInfo

import pytest

from coach.swimming.best import best_100m, best_100yd
from connectors.fitfile.read import FitReader


def swim_of(shared, name):
    content = (shared / "data" / "fit" / name).read_bytes()
    return FitReader().read(content, name, ZoneInfo("UTC")).recordings[0].activity


def test_the_best_100_yards_of_a_real_swim_are_those_counted_by_hand(shared):
    swim = swim_of(shared, "pool25yd_fr735xt_166len_chained.fit")

    best = best_100yd(swim.lengths, swim.pool_length_m)

    four = swim.lengths[75:79]
    assert [each.elapsed_s for each in four] == [22.0, 23.25, 23.625, 22.715]
    assert (best.first, best.lengths) == (75, 4)
    assert best.time_s == pytest.approx(22.0 + 23.25 + 23.625 + 22.715)


@pytest.mark.parametrize(
    "name", ["pool25m_fr935_60len.fit", "pool25m_garminswim_39len.fit"]
)
def test_a_real_swim_in_metres_has_no_100_yards(shared, name):
    swim = swim_of(shared, name)

    assert best_100yd(swim.lengths, swim.pool_length_m) is None
    assert best_100m(swim.lengths, swim.pool_length_m) is not None
