from dataclasses import replace

import pytest

from coach.domain.activity import Sport
from coach.domain.energy_balance import BalanceBy, EnergyBalance
from coach.domain.goal import GoalState, GoalVerdict
from coach.domain.judgement import Aggressiveness, Tuning
from coach.domain.review import ProposalStatus
from coach.domain.sync import SourceState, SourceStatus
from coach.review.compare import outcomes
from coach.review.patterns import patterns
from tests.builders import day, lifts, session, sets, workout
from tests.coach.review.findings import (
    AD01,
    BODY_FAT,
    FA02,
    FILES,
    SUNDAY,
    findings,
    text,
)

# The day


@pytest.mark.parametrize(
    ("planned", "done", "sentence"),
    [
        (
            workout("swim", 6, 45, title="Threshold 100s", distance_m=1645.92),
            session("swim", 6, 42, distance_m=1645.92),
            "Today's swim (Threshold 100s) is done: 1,800 yd in 42 min.",
        ),
        (
            workout("run", 6, 45, title="Run"),
            session("run", 6, 30, distance_m=6000.0),
            (
                "Today's run is partly done: 6.0 km in 30 min, 67 % of the planned "
                "duration."
            ),
        ),
        (
            workout("run", 6, 45, title="Easy"),
            session("run", 6, 60),
            (
                "Today's run (Easy) is done: 1 h 00 min, 133 % of the planned "
                "duration, more than asked."
            ),
        ),
        (
            workout("strength", 6, 45, title="Lower", steps=lifts("row", sets=2)),
            session("strength", 6, 50, sets=sets(5, exercise="row")),
            (
                "Today's strength session (Lower) is partly done: 1 hard set in "
                "50 min, 50 % of the planned hard sets."
            ),
        ),
        (
            workout("strength", 6, 45, title="Lower", steps=lifts("row", "squat")),
            session("strength", 6, 50, sets=sets(5, 5) + sets(5, 5, exercise="curl")),
            (
                "Today's strength session (Lower) was done with other exercises: "
                "4 hard sets in 50 min."
            ),
        ),
        (
            workout("swim", 6, 45, title="Endurance"),
            session("ride", 6, 50),
            "Today's swim (Endurance) became a ride: 50 min.",
        ),
        (
            workout("run", 6, 45, title="Easy"),
            session("run", 6, 15),
            (
                "Today's run (Easy) counts as missed: 15 min is 33 % of the planned "
                "duration."
            ),
        ),
    ],
)
def test_a_workout_of_the_day_is_told_with_what_was_done(planned, done, sentence):
    assert text([planned], [done]).startswith(sentence)


def test_a_missed_a_skipped_and_a_coming_workout_are_told():
    missed = workout("run", 6, 30, title="Easy")
    skipped = workout("swim", 6, 30, title="Laps", skip_reason="pool closed")
    reasons = {"missed_reasons": {missed.uuid: "work"}}

    told = text([missed, skipped], known=reasons)
    coming = text([missed], known={"day_is_over": False})
    begun = text([missed], [session("run", 6, 10)], known={"day_is_over": False})

    assert "Today's run (Easy) was missed: work." in told
    assert "Today's swim (Laps) was skipped, as you had decided: pool closed." in told
    assert coming.startswith("Today's run (Easy) is still to come.")
    assert begun.startswith(
        "Today's run (Easy) is begun: 10 min, 33 % of the planned duration."
    )


def test_of_strength_only_too_much_is_told_and_not_each_exercise():
    planned = workout("strength", 6, title="Lower", steps=lifts("row", sets=4))

    told = text(
        [planned], [session("strength", 6, sets=sets(*[5] * 4, exercise="row"))]
    )
    more = text(
        [planned], [session("strength", 6, sets=sets(*[5] * 5, exercise="row"))]
    )

    assert told.startswith(
        "Today's strength session (Lower) is done: 4 hard sets in 45 min. In the last"
    )
    assert "in 45 min, 125 % of the planned hard sets, more than asked." in more


def test_a_test_of_today_whose_result_was_logged_is_told():
    jumps = workout("strength", 6, 20, title="Jumps", tests=("cmj_cm", "box_jump_cm"))
    one, two = ("cmj_cm", jumps.day), ("box_jump_cm", jumps.day)

    whole = text([jumps], known={"results": frozenset({one, two})})
    half = text([jumps], known={"results": frozenset({one})})

    assert "Today's strength session (Jumps) is done: the result is logged." in whole
    assert "is partly done: 50 % of its results are logged." in half


def test_a_session_moved_to_today_is_told_with_its_own_day():
    told = text([workout("run", 5, 45, title="Hills")], [session("run", 6, 44)])

    assert told.startswith("A run of 44 min made up for Saturday's run (Hills).")


def test_extra_work_of_today_is_told():
    told = text([], [session("other", 6, 44)])

    assert told.startswith("An other session of 44 min came on top of the plan.")


def test_a_workout_done_before_its_day_was_over_names_the_day():
    told = text([workout("run", 6, 45, title="Hills")], [session("run", 5, 44)])

    assert told.startswith("Today's run (Hills) is done since Saturday: 44 min.")


def test_a_session_that_is_asked_about_is_told_without_an_answer():
    planned = [workout("run", 6, uuid="w-1"), workout("run", 6, uuid="w-2")]

    told = text(planned, [session("run", 6, 44)], questions=("Was it one? Answer.",))

    assert told.startswith("A run of 44 min was done today.")
    assert told.endswith("Was it one? Answer.")


def test_a_day_of_rest_is_only_told_when_it_could_be_seen():
    blind = (replace(FILES, answered_through=day(5)),)

    assert text().startswith("Nothing was planned for today and nothing was done:")
    assert text(sources=blind).startswith("Nothing was planned for today. In the last")


# The week


def test_the_week_is_told_against_the_plan():
    planned = [workout("run", 1, 30, title="Easy"), workout("run", 3, 30)]
    planned += [workout("swim", 4, 45), workout("swim", 5, 45, title="CSS")]
    done = [session("run", 3, 30), session("swim", 4, 45), session("golf", 2, 180)]

    told = text(planned, done)

    assert (
        "In the last seven days you completed 2 of 4 planned workouts (50 %): "
        "1 of 2 swims and 1 of 2 runs. That made 4 h 15 min of training, with "
        "2 h 30 min planned and 1 session on top. That is less than the plan needs. "
        "Missed: Tuesday's run (Easy) and Saturday's swim (CSS)."
    ) in told


def test_one_is_told_as_one():
    told = text([workout("run", 3, 30)], [session("run", 3, 30)])

    assert "you completed 1 of 1 planned workout (100 %): 1 of 1 run." in told


def test_a_reason_for_a_miss_is_told():
    planned = [workout("run", 1, 30, title="Easy"), workout("swim", 2, title="Swim")]
    reasons = {each.uuid: "travel" for each in planned}

    told = text(planned, known={"missed_reasons": reasons})

    assert "Missed: Tuesday's run (Easy; travel) and Wednesday's swim (travel)." in told


def week_of(completed, planned):
    workouts = [workout("run", n % 7, 30 + 10 * n) for n in range(planned)]
    return workouts, [session("run", n % 7, 30 + 10 * n) for n in range(completed)]


@pytest.mark.parametrize(
    ("completed", "said"),
    [
        (4, "The plan stays as it is."),
        (3, "That is on the edge, so the coming days are watched."),
        (2, "That is less than the plan needs."),
    ],
)
def test_the_verdict_is_put_in_words(completed, said):
    assert said in text(*week_of(completed, 4))


def test_a_plan_is_not_said_to_stay_when_a_change_is_proposed():
    assert "stays" in text(*week_of(4, 4))
    assert "stays" not in text(*week_of(4, 4), proposals=(FA02,))


def test_a_plan_stays_when_only_a_rule_is_to_be_set():
    moderate, conservative = Aggressiveness.MODERATE, Aggressiveness.CONSERVATIVE
    tunes = Tuning("AD01", moderate, conservative)
    asked = replace(FA02, title="Set the rule", why="It fails", tunes=tunes)

    told = text(*week_of(4, 4), proposals=(asked,))

    assert "The plan stays as it is." in told
    assert "Proposed: Set the rule. It fails." in told
    assert "stays" not in text(*week_of(4, 4), proposals=(asked, FA02))


def test_a_week_without_a_plan_is_told_by_its_time():
    told = text([], [session("run", 3, 45)])

    assert "no workout counted; there was 45 min of training." in told


def test_what_never_works_out_is_told():
    planned = [workout("swim", on, 30) for on in (-15, -8, -1)]
    tonight = findings(planned).evening

    told = text(patterns=patterns(outcomes(tonight, day(-21), SUNDAY)))

    assert (
        "None of the 3 workouts planned for a Sunday in the last four weeks was "
        "completed. None of the 3 swims planned in the last four weeks was completed."
    ) in told


# Goals, proposals, what is unknown


def test_a_goal_that_moved_is_told_with_its_trend_and_target():
    assert (
        "Body fat is improving: 15.1 %, down 0.08 points a week, with 14.0 % as the "
        "target, due on 10 June 2026 if it goes on like this."
    ) in text(goals=(BODY_FAT,))


def test_a_goal_that_slips_is_told():
    slower = GoalState("swim_100yd", "s", GoalVerdict.DECLINING, 72.4, None, 0.2)
    less = GoalState("weekly_hours", "h", GoalVerdict.DECLINING, 3.2, None, -0.001)

    told = text(goals=(slower, less))

    assert "Your 100 yd is slipping: 1:12.4, up 0.20 s a week." in told
    assert "Your weekly hours are slipping: 3.2 h." in told


def test_hours_that_leave_their_band_upwards_do_not_slip():
    more = GoalState("weekly_hours", "h", GoalVerdict.DECLINING, 5.2, 4.0, 0.35)

    assert "Your weekly hours are getting too many: 5.2 h, up 0.35 h" in text(
        goals=(more,)
    )


def test_a_goal_of_the_athletes_own_is_called_by_its_name():
    lift = GoalState("e1rm:back squat", "kg", GoalVerdict.IMPROVING, 107.1)
    jump = GoalState("cmj", "cm", GoalVerdict.IMPROVING, 38.0)

    told = text(goals=(lift, jump))

    assert "One-repetition maximum of the back squat is improving: 107.1 kg." in told
    assert "Countermovement jump is improving: 38.0 cm." in told


@pytest.mark.parametrize(
    "verdict",
    [each for each in GoalVerdict if each.value not in {"improving", "declining"}],
)
def test_a_goal_that_did_not_move_is_not_told(verdict):
    assert "Body fat" not in text(goals=(replace(BODY_FAT, verdict=verdict),))


def test_proposals_are_told_with_their_reasons():
    told = text(proposals=(AD01, FA02))

    assert (
        "Proposed: make the coming week a fifth shorter. 4 of 6 planned workouts were "
        "completed (67 %, the plan holds from 70 %). Also proposed: rest tomorrow. "
        "Sore 6."
    ) in told


@pytest.mark.parametrize(
    "status", [ProposalStatus.REJECTED, ProposalStatus.APPROVED, ProposalStatus.EXPIRED]
)
def test_a_proposal_that_is_decided_is_not_proposed_again(status):
    assert "No change is proposed." in text(proposals=(replace(AD01, status=status),))


def test_what_is_unknown_is_told_with_what_settles_it():
    planned = [workout("run", 5, title="Easy"), workout("swim", 6, title="CSS")]

    told = text(planned, sources=(replace(FILES, answered_through=day(4)),))

    assert (
        "Saturday's run (Easy) and Sunday's swim (CSS) are unknown, so not counted: "
        "bring in the recordings with coach import, or say what happened with "
        "coach log workout or coach log missed."
    ) in told


def test_a_service_that_is_silent_is_named():
    garmin = SourceStatus("garmin", SourceState.UNREACHABLE, day(4), day(4))
    hevy = SourceStatus("hevy", SourceState.OK, SUNDAY, SUNDAY)
    planned = [workout("run", 5, title="Easy")]

    told = text(planned, sources=(garmin, hevy, FILES))

    assert (
        "Saturday's run (Easy) is unknown, so not counted: "
        "garmin has not answered for all days, coach sync asks again."
    ) in told


@pytest.mark.parametrize(
    ("issues", "said"),
    [(("a",), "1 record could not"), (("a", "b"), "2 records could not")],
)
def test_what_could_not_be_read_is_counted(issues, said):
    assert said in text(issues=issues)


def test_units_are_those_of_the_athlete():
    done = [session("swim", 6, 42, distance_m=1500.0)]

    assert "1,500 m in 42 min" in text([], done, units={"swim": "m"})
    assert "1,640 yd in 42 min" in text([], done)


def test_a_sport_is_called_by_its_name():
    for sport in Sport:
        told = text([], [session(sport, 6, 30)])
        assert "_" not in told
        assert "30 min came on top of the plan." in told


# Energy

DEFICIT = EnergyBalance(-212.0, -341.0, -88.0, BalanceBy.WEIGHT, 26, 28)


def test_the_energy_balance_is_told_once_with_its_range():
    weight = GoalState("weight", "kg", GoalVerdict.UNCERTAIN, 80.0, n=30)
    both = [replace(each, energy_balance=DEFICIT) for each in (BODY_FAT, weight)]

    said = text(goals=both)

    sentence = "Energy: about −210 kcal a day (−340 to −90) by weight over 28 days."
    assert said.count(sentence) == said.count("kcal") == 1


def test_an_unknown_balance_is_not_told():
    assert "kcal" not in text(goals=[BODY_FAT])
