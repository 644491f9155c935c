from dataclasses import replace
from datetime import UTC

import pytest

from coach.domain.activity import Source, Sport
from coach.review.fuse import fuse
from connectors.fitfile.read import FitReader
from tests.builders import sets


@pytest.fixture
def recorded(shared):
    def read(name):
        content = (shared / "data" / "fit" / name).read_bytes()
        return [r.activity for r in FitReader().read(content, name, UTC).recordings]

    return read


@pytest.mark.parametrize(
    "name",
    [
        "multisport_strength_run_strength_fr965.fit",
        "multisport_ride_strength_fr965_41sets.fit",
        "triathlon_fr920xt_4chained.fit",
        "triathlon_fr935_chained.fit",
    ],
)
def test_legs_of_a_real_file_stay_apart_whatever_was_logged_over_them(recorded, name):
    legs = recorded(name)
    log = replace(
        legs[0],
        uuid="log",
        source=Source.HEVY,
        sport=Sport.STRENGTH,
        elapsed_s=4 * 3600.0,
        sets=sets(5, 5, 5),
    )

    found = fuse([log, *legs])

    own = [set(each.members) - {"log"} for each in found]
    assert sorted(map(len, own)).count(1) == len(legs)
    assert not any(len(each) > 1 for each in own)


def test_a_real_watch_recording_keeps_its_time_and_takes_the_sets_of_the_app(recorded):
    (watch,) = recorded("strength_fr965_38sets.fit")
    log = replace(
        watch,
        uuid="log",
        source=Source.HEVY,
        elapsed_s=watch.elapsed_s - 200,
        avg_hr_bpm=None,
        sets=sets(5, 5, 5),
        device=None,
    )

    (one,) = fuse([log, watch])

    assert one.members == (watch.uuid, "log")
    assert len(one.activity.sets) == 3
    assert one.activity.training_s == watch.training_s
    assert one.activity.avg_hr_bpm == watch.avg_hr_bpm
