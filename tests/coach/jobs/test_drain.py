"""What waits for Garmin and Hevy is sent once, whatever goes wrong on the way."""

from datetime import date

import pytest

from tests.coach.jobs.outboxes import LIFTS
from tests.homes import SUNDAY, march


def approved(outbox, code=0):
    return outbox.home.review(SUNDAY, "--approve", "all", code=code)


def remote(document, state=None):
    return [
        e
        for e in document["exports"]
        if e["target"] != "fit" and state in {None, e["state"]}
    ]


def changed(document):
    """Days and kinds of the workouts that the proposals changed."""
    changes = [c["after"] for p in document["proposals"] for c in p["changes"]]
    return sorted((c["date"], c["sport"]) for c in changes if c)


def test_what_was_approved_is_at_both_services_a_moment_later(outbox):
    document = approved(outbox)

    on = [day for day, sport in changed(document) if sport != "mobility"]
    assert [day for day, *_ in outbox.calendar()] == on
    assert outbox.calendar() == outbox.planned()[: len(on)]
    lifts = outbox.planned(sport="strength")[:2]
    assert outbox.routines() == [each[1:] for each in lifts]
    assert {e["state"] for e in remote(document)} == {"done"}
    assert all(e["remote_id"] for e in remote(document))
    assert outbox.home.review() == document


def test_lifts_go_to_both_and_mobility_to_neither(outbox):
    document = approved(outbox)

    targets = {
        sport: {
            e["target"]
            for p in document["proposals"]
            for c in p["changes"]
            for e in remote(document)
            if c["workout_uuid"] == e["workout_uuid"] and c["after"]["sport"] == sport
        }
        for sport in ("run", "strength", "mobility")
    }

    assert targets == {
        "run": {"garmin"},
        "strength": {"garmin", "hevy"},
        "mobility": set(),
    }


def test_a_service_nobody_is_logged_in_to_gets_no_rows(outbox):
    outbox.services.on = ("garmin",)

    document = approved(outbox)

    assert {e["target"] for e in document["exports"]} == {"fit", "garmin"}
    assert outbox.hevy.asked == []


def test_again_nothing_is_sent(outbox):
    approved(outbox)
    asked = outbox.asked()

    approved(outbox, code=3)
    outbox.drained()

    assert outbox.asked() == asked


@pytest.mark.parametrize(
    ("wrong", "code", "said"),
    [
        ("down", 5, "Hevy did not answer: out of order"),
        ("limited", 6, "Hevy asked to be left alone until 21:10"),
        ("log in", 4, "Hevy wants you to log in: coach auth hevy"),
    ],
)
def test_what_a_service_does_not_take_is_queued_and_goes_out_later(
    outbox, wrong, code, said
):
    outbox.hevy.wrong = [wrong] * 9

    document = approved(outbox, code=code)

    assert document["status"] == "decided"
    assert {e["state"] for e in remote(document) if e["target"] == "garmin"} == {"done"}
    queued = [e for e in remote(document) if e["target"] == "hevy"]
    assert [(e["state"], e["error"]) for e in queued] == [("pending", said)] * 2
    assert len(outbox.hevy.asked) == 1, "it is not asked again for the second one"

    outbox.hevy.wrong = []
    later = outbox.home.at("2026-03-08T21:30:00+00:00")
    if wrong == "log in":
        outbox.drained()
        assert len(outbox.hevy.asked) == 1, "not before coach auth"
        return
    with later.context() as context:
        from coach.jobs.drain import drain

        drain(context)
    assert len(outbox.routines()) == 2
    assert {e["state"] for e in remote(outbox.home.review())} == {"done"}


def test_a_service_that_asks_for_rest_gets_it_whoever_asks(outbox):
    outbox.hevy.wrong = ["limited"]
    approved(outbox, code=6)

    outbox.drained(by_hand=True)
    outbox.home.run("export", "hevy", code=6)

    assert len(outbox.hevy.asked) == 1


def test_what_can_never_be_said_there_fails_with_its_words_and_the_rest_goes_on(outbox):
    outbox.garmin.wrong = ["refused"]

    document = approved(outbox, code=1)

    (failed,) = remote(document, "failed")
    assert failed["error"] == "Garmin: no such sport"
    assert len(outbox.calendar()) == len(remote(document, "done")) - 2


@pytest.mark.parametrize(
    ("wrong", "before"), [("lost", 0), ("gone", 1), ("late", 2), ("late", 3)]
)
def test_an_answer_that_is_lost_doubles_nothing(outbox, wrong, before):
    outbox.garmin.wrong = [""] * before + [wrong]
    outbox.hevy.wrong = [""] * (before % 2) + [wrong]

    document = approved(outbox)

    outbox.nothing_twice()
    assert {e["state"] for e in remote(document)} == {"done"}
    assert outbox.calendar() == outbox.planned()[: len(outbox.calendar())]
    assert len(outbox.routines()) == 2


@pytest.mark.parametrize(
    ("service", "before"), [("garmin", 0), ("garmin", 1), ("hevy", 0)]
)
def test_what_a_service_does_long_after_its_answer_was_lost_is_taken_away_again(
    outbox, service, before
):
    server = getattr(outbox, service)
    server.wrong, server.late_s = [""] * before + ["late"], 30
    approved(outbox)
    server.wait(30)
    with pytest.raises(AssertionError):
        outbox.nothing_twice()  # the service has it twice for now

    outbox.drained()

    outbox.nothing_twice()
    assert outbox.calendar() == outbox.planned()[: len(outbox.calendar())]
    assert len(outbox.routines()) == 2


def test_a_minute_after_an_answer_was_lost_nothing_is_looked_for_any_more(outbox):
    outbox.garmin.wrong, outbox.garmin.late_s = ["late"], 1000
    approved(outbox)

    outbox.home = outbox.home.at("2026-03-08T21:02:00+00:00")
    asked = outbox.asked()
    outbox.drained()
    assert outbox.asked() > asked, "once more"

    asked = outbox.asked()
    outbox.drained()
    assert outbox.asked() == asked


def test_a_workout_moved_after_it_was_sent_moves_at_the_service(outbox):
    approved(outbox)
    first = outbox.home.plan()["workouts"][6]
    assert first["date"] == march(9)

    outbox.home.run("plan", "move", first["id"], march(13))

    assert [day for day, *_ in outbox.calendar()].count(march(13)) == 1
    assert march(9) not in [day for day, *_ in outbox.calendar()]
    assert len(outbox.garmin.items) == len(outbox.calendar()) == 5


def test_a_workout_that_was_never_sent_is_not_sent_because_it_moves(outbox):
    first = outbox.home.plan()["workouts"][6]

    outbox.home.run("plan", "move", first["id"], march(13))

    assert outbox.asked() == 0
    assert outbox.home.rows()["exports"] == []


def test_a_skipped_workout_goes_at_both_and_leaves_room_in_hevy(outbox):
    approved(outbox)
    lift = next(
        w
        for w in outbox.home.plan()["workouts"]
        if w["sport"] == "strength" and w["date"] > SUNDAY
    )

    outbox.home.run("plan", "skip", lift["id"], "--reason", "travel")

    assert lift["date"] not in [day for day, *_ in outbox.calendar()]
    assert len(outbox.routines()) == 1
    assert len(outbox.hevy.items) == 2, "nothing can be deleted there"


def test_a_plan_that_takes_over_takes_the_old_workouts_off(outbox):
    approved(outbox)

    outbox.home.load(LIFTS.replace("Lifts and runs", "Another"), march(9), SUNDAY)

    assert outbox.calendar() == outbox.routines() == []


def test_of_several_changes_only_the_last_is_sent(outbox):
    approved(outbox)
    outbox.garmin.down = True
    first = outbox.home.plan()["workouts"][6]
    for day in (10, 11, 12):
        outbox.home.run("plan", "move", first["id"], march(day), code=None)
    outbox.garmin.down = False
    asked = len(outbox.garmin.asked)

    outbox.drained(by_hand=True)

    assert outbox.garmin.asked[asked:] == ["unschedule", "schedule"]
    assert outbox.states("garmin") == ["done"] * 5


def test_what_was_not_sent_on_its_day_is_not_sent_after_it(outbox):
    outbox.garmin.down = True
    approved(outbox, code=5)
    outbox.garmin.down = False
    tuesday = outbox.home.at("2026-03-10T06:00:00+00:00")

    with tuesday.context() as context:
        from coach.jobs.drain import drain

        report = drain(context)

    (late,) = [e for e in report.finished if e.state == "failed"]
    assert late.error == "its day was over before it could be sent"
    assert march(9) not in [day for day, *_ in outbox.calendar()]
    assert len(outbox.calendar()) == 4


def test_there_are_so_many_places_in_hevy_and_the_rest_waits_until_one_is_over(outbox):
    many = LIFTS.replace("easy run\n", "lift\n").replace("repeat: 3", "repeat: 4")
    outbox.home.load(many.replace("Lifts and runs", "More"), march(9), SUNDAY)

    document = outbox.home.json("export", "hevy", "--to", march(31))

    waiting = [e for e in document["exports"] if e["state"] == "pending"]
    assert len(outbox.routines()) == 7
    assert waiting
    assert {e["error"] for e in waiting} == {
        "every routine that coach keeps at Hevy holds an earlier workout"
    }
    with outbox.home.at("2026-03-11T06:00:00+00:00").context() as context:
        from coach.jobs.drain import drain

        drain(context)
    assert len(outbox.hevy.items) == 7
    assert len(outbox.routines()) == 7
    left = [s for s in outbox.states("hevy") if s == "pending"]
    assert len(left) == len(waiting) - 2


def test_after_its_time_is_over_the_rest_waits(outbox, monkeypatch):
    from coach import clock

    ticks = iter(range(0, 10_000, 7))
    monkeypatch.setattr(clock, "elapsed_s", lambda: next(ticks))

    document = approved(outbox)

    states = [e["state"] for e in remote(document)]
    assert "done" in states
    assert "pending" in states
    waiting = [e["error"] for e in remote(document, "pending")]
    assert set(waiting) == {"there was no time left for it; the next run sends it"}


def test_without_time_to_look_again_nothing_is_sent_again(outbox, monkeypatch):
    from coach import clock

    monkeypatch.setattr(
        clock, "elapsed_s", lambda: 17.5 if outbox.garmin.asked else 0.0
    )
    outbox.garmin.wrong = ["gone"]

    document = approved(outbox)

    assert outbox.garmin.asked.count("make") == 1 + len(outbox.calendar())
    (unknown,) = remote(document, "unknown")
    assert unknown["error"] == "there was no time left for it; the next run sends it"
    outbox.drained()
    assert outbox.calendar() == outbox.planned()[: len(outbox.calendar())]


def test_one_that_a_service_never_takes_does_not_keep_the_others_from_it(outbox):
    outbox.garmin.down = True
    approved(outbox, code=5)
    for _ in range(4):
        outbox.drained(by_hand=True)
    outbox.garmin.down = False
    outbox.garmin.wrong = ["", "", "", "down"]

    outbox.drained(by_hand=True)
    outbox.drained(by_hand=True)

    assert outbox.states("garmin") == ["done"] * 5
    assert date.fromisoformat(outbox.calendar()[0][0]) == date(2026, 3, 9)


def test_status_says_of_each_workout_that_waits_why_it_does(outbox):
    outbox.hevy.wrong = ["limited"]
    approved(outbox, code=6)

    status = outbox.home.json("status")

    assert status["queue"] == [{"target": "hevy", "state": "pending", "count": 2}]
    first, second = status["outbox"]
    assert (first["date"], second["date"]) == (march(10), march(12))
    assert (first["attempts"], second["attempts"]) == (1, 0)
    for each in (first, second):
        assert each["title"] == "Lift"
        assert each["next_try_at"] == "2026-03-08T21:10:00+00:00"
        assert each["error"] == "Hevy asked to be left alone until 21:10"
    assert (
        "Tue 10 Mar Lift to hevy: waits, tried 1 time, again from Sun 8 Mar, 21:10, "
        "Hevy asked to be left alone until 21:10"
    ) in outbox.home.run("status", "--plain").out


def test_on_demand_without_a_log_in_it_says_how_to_log_in(outbox):
    outbox.services.on = ()

    error = outbox.home.json("export", "garmin", code=4)

    assert error["error"]["fix"] == "Run coach auth garmin."
    assert outbox.home.rows()["exports"] == []


def test_on_demand_without_a_workout_there_is_nothing_to_do(outbox):
    outbox.home.json("export", "hevy", "--from", march(9), "--to", march(9), code=3)


def test_on_demand_what_a_service_does_not_take_is_queued(outbox):
    outbox.garmin.down = True

    ran = outbox.home.run("export", "garmin", "--to", march(10), code=5)

    assert ran.out == (
        "2 workouts are queued (Garmin did not answer: out of order). "
        "They go out automatically; see coach status.\n"
    )


def test_a_sync_sends_what_waits(outbox):
    outbox.hevy.wrong = ["down"]
    approved(outbox, code=5)

    outbox.home.run("sync")

    assert len(outbox.routines()) == 2
    assert {e["state"] for e in remote(outbox.home.review())} == {"done"}
