import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.cli.show.review import before_and_after, evidence_lines, review
from tests.coach.cli.show.drawing import drawn
from tests.coach.cli.show.reviews import (
    SUMMARY,
    WEEK,
    change,
    document,
    export,
    outcome,
    proposal,
    side,
)


def week(*workouts, **fields):
    return WEEK | {"workouts": list(workouts)} | fields


def test_a_review_reads_from_the_day_down_to_the_decisions():
    shorter = change(side(), side(seconds=1680, distance_m=1097.28))
    missed = outcome("Easy run", "missed", sport="run", date="2026-03-04")
    told = document(
        week=week(outcome(), missed),
        proposals=[proposal(shorter)],
        next_week_focus="The coming seven days hold 1 workout in 35 min: 1 swim.",
    )

    assert drawn(review(told, None)) == (
        "Review of Sunday 8 March 2026\n"
        "\n"
        "Two of three.\n"
        "\n"
        "The week  2 – 8 Mar  67 % done, too little: adjust the plan\n"
        "  Tue 3 Mar  ✓ done    swim  Speed for the 100\n"
        "  Wed 4 Mar  ✗ missed  run   Easy run\n"
        "  load: fitness 25, fatigue 26, form −4 this morning\n"
        "\n"
        "Goals\n"
        "\n"
        "Next\n"
        "  The coming seven days hold 1 workout in 35 min: 1 swim.\n"
        "\n"
        "Proposals\n"
        "  1. Make the coming week a fifth shorter\n"
        "     2 of 3 planned workouts were done (67 %); the plan holds from 70 %.\n"
        "     Tue 10 Mar  Speed for the 100  35 → 28 min, 1,500 → 1,200 yd\n"
        "     p1-3f2a, rule AD01"
    )


def test_what_was_done_in_full_needs_no_words():
    whole = outcome(ratio=1.0, inside=["20 of 20 intervals", "back squat: 4 of 4 sets"])

    shown = drawn(review(document(week=week(whole)), None))

    assert "20 of 20" not in shown
    assert "4 of 4" not in shown
    assert "100 %" not in shown


def test_what_fell_short_is_told_below_the_workout():
    short = outcome(
        status="partial",
        ratio=0.61,
        inside=["9 of 20 intervals", "row: 3 of 3 sets", "squat: 10 of 12 sets"],
        reason="late train",
    )

    shown = drawn(review(document(week=week(short)), None), 120)

    assert "½ partly" in shown
    assert "61 % of the distance, 9 of 20 intervals, squat: 10 of 12 sets" in shown
    assert "late train" in shown
    assert "row" not in shown


def test_a_summary_by_another_writer_is_shown_whole():
    other = SUMMARY | {"writer": "anthropic"}

    assert "One change" not in drawn(review(document(), None))
    assert "One change is proposed." in drawn(review(document(summary=other), None))


def test_extra_work_stands_in_the_week_on_its_day():
    extra = {"activity_id": 9, "date": "2026-03-02", "sport": "walk", "actual_s": 1200}

    shown = drawn(review(document(week=week(outcome(), extra=[extra])), None))

    assert shown.index("+ extra") < shown.index("✓ done")
    assert "walk  20 min" in shown


def test_what_is_unknown_says_what_settles_it():
    told = document(week=week(outcome(status="unknown", match=None)))
    asked = told | {"questions": ["Was it one? Answer."]}

    assert "? What is unknown is not counted: bring in" in drawn(review(told, None))
    assert "? Was it one? Answer." in drawn(review(asked, None))


def test_a_silent_service_and_unreadable_records_are_told():
    told = document(
        sources=[{"name": "garmin", "state": "unreachable", "as_of": "2026-03-05"}],
        issues=["a.fit: broken"],
    )

    shown = drawn(review(told, None))

    assert "garmin: newest data 2026-03-05." in shown
    assert "1 record could not be read; coach doctor lists what and why." in shown


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        (side(), side(date="2026-03-12"), "→ Thu 12 Mar"),
        (side(), {}, "35 min, 1,500 yd → rest"),
        ({}, side(distance_m=None), "new, 35 min"),
        (side(hard=True), side(), "hard → easy"),
        (side(), side(), "its steps change"),
        (side(seconds=4500), side(seconds=2700), "1 h 15 min → 45 min"),
    ],
)
def test_a_change_says_what_it_does(before, after, said):
    told = document(proposals=[proposal(change(before, after))])

    assert f"Speed for the 100  {said}\n" in drawn(review(told, None))


def test_a_swimmer_who_reads_metres_gets_metres():
    told = document(proposals=[proposal(change(side(), side(distance_m=1000.0)))])

    assert "1,372 → 1,000 m" in drawn(review(told, {"swim": "m"}))


def test_three_changes_are_added_up():
    one = change(side(), side(seconds=1680))

    shown = drawn(review(document(proposals=[proposal(one, one, one)]), None))

    assert "in all             1 h 45 min → 1 h 24 min" in shown


def test_what_gives_way_is_told_below_the_change():
    told = proposal(change(side(), side(seconds=1680)))
    told["relaxed"] = ["hard sessions on Tue 2026-03-10 and the day after"]

    shown = drawn(review(document(proposals=[told]), None))

    said = "     gives way: hard sessions on Tue 2026-03-10 and the day after\n"
    assert said + "     p1-3f2a, rule AD01" in shown


TUNES = {"rule": "AD01", "from": "moderate", "to": "conservative"}


def test_a_rule_to_be_set_is_told_instead_of_workouts():
    told = proposal(rule="TU01", tunes=TUNES)

    assert (
        "     rule AD01: moderate → conservative\n     p1-3f2a, rule TU01"
    ) in drawn(review(document(proposals=[told]), None))


def test_before_and_after_of_a_rule_are_its_thresholds():
    told = proposal(rule="TU01", tunes=TUNES)

    lines = [drawn(line).strip() for line in before_and_after(told, None)]

    assert lines == ["threshold: 0.7 → 0.6"]


def test_what_cannot_be_proposed_is_told_with_its_reason():
    told = document(dropped=["SC01 (Make up for Swim): 2026-03-10 has no pool"])

    assert drawn(review(told, None)).endswith(
        "Proposals\n"
        "  Nothing to change.\n"
        "\n"
        "  not proposed: SC01 (Make up for Swim): 2026-03-10 has no pool"
    )


def test_a_decided_proposal_says_so_in_words():
    told = document(proposals=[proposal(status="rejected")])

    assert "a fifth shorter  ✗ rejected" in drawn(review(told, None))


def test_written_files_say_where_they_are_and_what_to_do_with_them():
    told = document(exports=[export(), export("failed", None, "no steps")])

    shown = drawn(review(told, None))

    assert "1 workout file is in /athlete/exports\n" in shown
    assert "Copy them to GARMIN/NewFiles on the watch." in shown
    assert "Not written: no steps" in shown


def test_evidence_is_told_with_its_units_and_the_rule_to_read():
    hours = {"name": "hours", "value": 2.5, "unit": "h"}
    done = {"name": "workouts completed", "value": 3, "unit": "workouts"}
    share = {"name": "adherence", "value": 0.6, "unit": "1"}
    told = proposal(evidence=[hours, done, share])

    said = "\n".join(map(drawn, evidence_lines(told)))

    assert "hours: 2.5 h" in said
    assert "workouts completed: 3\n" in said
    assert "adherence: 60 %" in said
    assert "coach rules AD01" in said


TITLES = st.text("abc XYZ[]/:,äß-", min_size=1, max_size=60).filter(str.strip)
SENTENCES = st.lists(TITLES, max_size=4).map(" ".join)
OUTCOMES = st.builds(
    lambda title, status, ratio, inside: outcome(
        title, status, ratio=ratio, inside=inside, sport="wakeboard"
    ),
    TITLES,
    st.sampled_from(["done", "partial", "substituted", "missed", "skipped", "unknown"]),
    st.one_of(st.none(), st.floats(0, 3)),
    st.lists(st.sampled_from(["4 of 5 sets", "not planned: curl"]), max_size=3),
)
SIDES = st.builds(side, TITLES, st.integers(60, 20000))
PROPOSALS = st.builds(
    lambda changes, why: proposal(*(change(*pair) for pair in changes), why=why),
    st.lists(st.tuples(SIDES, st.one_of(SIDES, st.just({}))), max_size=4),
    SENTENCES,
)


@pytest.mark.parametrize("width", [60, 80, 120])
@given(outcomes=st.lists(OUTCOMES, max_size=4), changes=st.lists(PROPOSALS, max_size=2))
def test_nothing_is_wider_than_the_terminal(width, outcomes, changes):
    told = document(week=week(*outcomes), proposals=changes)

    for line in drawn(review(told, None), width).splitlines():
        assert len(line) <= width
        assert "…" not in line
