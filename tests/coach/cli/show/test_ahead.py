"""Keep and change on a terminal 80 columns wide."""

import pytest
from rich.console import Group

from coach.cli.show.ahead import of_proposal, record, together
from coach.cli.show.review import review
from tests.coach.cli.show.drawing import drawn
from tests.coach.cli.show.reviews import change, document, proposal, side


def goal(key="body_fat", value=15.1, minutes=90, **fields):
    return {
        "key": key,
        "name": key,
        "unit": "%",
        "value": value,
        "low80": None if value is None else value - 0.5,
        "high80": None if value is None else value + 0.5,
        "why": "if the trend of 38 readings lasts",
        "minutes": minutes,
    } | fields


def course(*goals, **fields):
    return {
        "hours": [3.65, 4.5],
        "load": [223.0, 336.0],
        "usual_share": 0.76,
        "fitness": 30.6,
        "fatigue": 28.2,
        "form": 2.1,
        "hard_days": 4,
        "shortest_gap": 2,
        "monotony": 1.8,
        "goals": list(goals),
    } | fields


def ahead(keep, other):
    return {"from": "2026-03-09", "to": "2026-03-22", "keep": keep, "change": other}


def hours(value):
    return goal("weekly_hours", value, unit="h", why="76 % of the planned hours")


SHORTER = {"hours": [2.92, 4.5], "load": [178.0, 336.0], "form": 4.4, "fatigue": 27.0}
FORETOLD = [
    {
        "measure": "hours",
        "key": "",
        "direction": "within",
        "low": 1.7,
        "high": 2.7,
        "unit": "h",
        "look_back_on": "2026-03-15",
    },
    {
        "measure": "form",
        "key": "",
        "direction": "at_least",
        "low": -3.8,
        "high": None,
        "unit": "points",
        "look_back_on": "2026-03-15",
    },
]
RECORD = {
    "approved": 4,
    "rejected": 0,
    "held": 3,
    "failed": 1,
    "cannot_tell": 0,
    "hit_rate": 0.75,
}


def below(**fields):
    return drawn(Group(*of_proposal(proposal(**fields), None)))


def test_keep_and_change_stand_side_by_side():
    both = ahead(
        course(goal(minutes=283), goal("vo2max"), hours(3.4)),
        course(goal(minutes=258), goal("vo2max"), hours(2.9), **SHORTER),
    )

    assert below(ahead=both, predictions=FORETOLD, record=RECORD) == (
        "next 14 days        as planned               with it\n"
        "hours, each week    3.6 h, 4.5 h             2.9 h, 4.5 h\n"
        "load, each week     223, 336                 178, 336\n"
        "hard days           4, 2 days apart or more  the same\n"
        "monotony            1.80 at most             the same\n"
        "form on Sun 22 Mar  +2                       +4\n"
        "fitness, fatigue    31, 28                   31, 27\n"
        "for body fat        4 h 43 min               4 h 18 min\n"
        "weekly hours        3.4 h (2.9 to 3.9)       2.9 h (2.4 to 3.4)\n"
        "Foretold for Sun 15 Mar: 1.7 to 2.7 h trained in seven days; "
        "form −3.8 or more.\n"
        "So far: approved 4, held 3, failed 1."
    )


def test_every_line_fits_eighty_columns_whatever_the_goals():
    swim = goal("swim_100yd", 78.4, unit="s", minutes=100)
    both = ahead(course(swim, hours(13.4)), course(swim | {"minutes": 60}, hours(12.9)))
    shorter = change(side(), side(seconds=1680, distance_m=1097.28))
    shown = proposal(shorter, ahead=both, predictions=FORETOLD, record=RECORD)

    lines = drawn(review(document(proposals=[shown], ahead=both), None), 80)

    assert max(map(len, lines.splitlines())) <= 80


def test_what_no_proposal_moves_is_said_once_with_its_interval_and_reason():
    known, unknown = goal(), goal("power", None, why="not measured yet")
    shown = document(
        proposals=[proposal()],
        ahead=ahead(
            course(known, unknown, hours(3.4)), course(known, unknown, hours(2))
        ),
    )

    said = drawn(Group(*together(shown, None)))

    assert "body fat  15.1 % (14.6 to 15.6)" in said
    assert "if the trend of 38 readings lasts" in said
    assert "No number for power: not measured yet." in said
    assert "count on 76 % of the" in said
    assert "weekly hours  " not in said
    assert "together" not in said


def test_several_proposals_are_shown_together_too():
    both = ahead(course(hours(3.4)), course(hours(2.0), **SHORTER))
    shown = document(proposals=[proposal(), proposal()], ahead=both)

    said = drawn(Group(*together(shown, None)))

    assert said.startswith("All of them together\n")
    assert "with all" in said
    assert "2.0 h (1.5 to 2.5)" in said


def test_a_rule_to_be_set_beside_one_change_is_nothing_to_add_up():
    both = ahead(course(hours(3.4)), course(hours(2.0), **SHORTER))
    tunes = {"rule": "AD01", "from": "moderate", "to": "conservative"}
    made = [proposal(), proposal(tunes=tunes)]

    said = drawn(Group(*together(document(proposals=made, ahead=both), None)))

    assert "together" not in said


def test_a_review_stored_before_there_was_any_of_it_is_shown_as_it_was():
    assert below() == ""
    assert drawn(Group(*together(document(proposals=[proposal()]), None))) == ""


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        ({}, "no decision yet"),
        ({"approved": 2}, "approved 2"),
        ({"rejected": 1}, "approved 0, rejected 1"),
        ({"approved": 1, "failed": 1}, "approved 1, held 0, failed 1"),
        ({"approved": 1, "cannot_tell": 1}, "approved 1, cannot tell 1"),
    ],
)
def test_a_record_says_what_is_known(counts, said):
    assert record(dict.fromkeys(RECORD, 0) | counts) == said


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"measure": "adherence", "unit": "1", "low": 0.8}, "80 % or more of what is"),
        ({"measure": "goal", "key": "body_fat", "unit": "%"}, "body fat 1.7 to 2.7 %"),
        ({"measure": "fitness", "unit": "points"}, "fitness 1.7 to 2.7."),
        ({"measure": "done", "key": "w-1", "unit": "1"}, "that workout completed."),
    ],
)
def test_each_kind_of_prediction_has_its_words(fields, said):
    foretold = FORETOLD[0] | fields
    if foretold["measure"] == "adherence":
        foretold |= {"direction": "at_least", "high": None}

    assert said in below(predictions=[foretold])
