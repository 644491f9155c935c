"""What a plan prescribes in shares, worked out for those who need a number."""

import pytest

from coach.domain.athlete import Thresholds
from coach.domain.plan import (
    End,
    EndKind,
    Intensity,
    Repeat,
    Step,
    Target,
    TargetKind,
)
from coach.domain.prescribed import in_numbers

THRESHOLDS = Thresholds(ftp_w=251.0, max_hr_bpm=187)
FTP, WATTS = TargetKind.POWER_PCT, TargetKind.POWER
HIGHEST, BEATS = TargetKind.HEART_RATE_PCT, TargetKind.HEART_RATE


def step(target, secondary=None):
    end = End(EndKind.TIME, 300)
    return Step(Intensity.WORK, end, target=target, secondary=secondary)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        (Target(FTP, 88, 92), Target(WATTS, 221, 231)),
        (Target(HIGHEST, 90, 95), Target(BEATS, 168, 178)),
        (Target(WATTS, 220, 240), Target(WATTS, 220, 240)),
        (Target(TargetKind.RPE, 7, 8), Target(TargetKind.RPE, 7, 8)),
        (None, None),
    ],
)
def test_shares_become_numbers_and_all_else_stays(said, meant):
    inside = Repeat(3, (step(said), step(None, secondary=said)))

    steps = in_numbers((step(said), inside), THRESHOLDS)

    assert steps == (step(meant), Repeat(3, (step(meant), step(None, meant))))


def test_a_share_of_what_is_not_known_stays_a_share():
    said = (step(Target(FTP, 88, 92), Target(HIGHEST, 90, 95)),)

    assert in_numbers(said, Thresholds()) == said
