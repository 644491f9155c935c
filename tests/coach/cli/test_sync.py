"""`coach sync` and the evening after it, against servers that speak as real ones."""

from dataclasses import replace

import pytest

from connectors.garmin.client import GarminClient
from connectors.hevy.transport import Pace
from tests.coach.cli.conftest import opened
from tests.fakes.hevy import exercise, lifted
from tests.fakes.server import HTML, Answer, Fault, down, limited
from tests.homes import march, runs

LOG_INS = ("/mobile/", "/sso/", "/portal/")


@pytest.fixture(scope="module")
def watch(fortnight):
    """The FIT files of the last week, by day and sport."""
    return {
        name: content
        for name, content in fortnight.items()
        if name.startswith("watch") and name.split("/")[1][:10] > march(1)
    }


def filled(garmin, watch):
    """Garmin with that week in it."""
    for name, content in sorted(watch.items()):
        day = name.split("/")[1][:10]
        garmin.add_activity(content, start=f"{day} 07:00:00", utc_offset_h=0.0)
    return len(watch)


def sources(document):
    return {each["name"]: each for each in document["sources"]}


def activities(home):
    return home.json("activities")["activities"]


def no_log_in(server):
    return not [a.path for a in server.seen if a.path.startswith(LOG_INS)]


def test_what_is_at_garmin_comes_in_once_and_the_evening_knows_it(home, garmin, watch):
    count = filled(garmin, watch)
    garmin.add_weight(march(7), 74.2, body_fat=15.5)
    home.load(runs())

    first = sources(home.json("sync"))["garmin"]
    rows = home.rows()
    again = sources(home.json("sync"))["garmin"]

    assert (first["new"], first["state"]) == (count, "ok")
    assert first["measurements"]
    assert (again["new"], again["updated"], again["deleted"]) == (0, 0, 0)
    changed = {name for name, each in home.rows().items() if each != rows[name]}
    assert changed <= {"services"}
    assert {a["source"] for a in activities(home)} == {"garmin"}
    review = home.review()
    assert sources(review)["garmin"]["state"] == "ok"
    assert "missed" in {w["status"] for w in review["week"]["workouts"]}
    assert no_log_in(garmin)


def test_an_evening_with_nothing_new_takes_few_requests(home, garmin, watch):
    filled(garmin, watch)
    home.run("sync")
    garmin.seen.clear()

    home.at(march(9)).run("sync")

    assert len(garmin.seen) <= 12


def test_edited_and_deleted_at_garmin(home, garmin, watch):
    name, content = next(iter(watch.items()))
    day = name.split("/")[1][:10]
    number = garmin.add_activity(content, start=f"{day} 07:00:00")
    home.run("sync")
    (before,) = activities(home)

    garmin.edit(number, activityName="The long way")
    edited = sources(home.json("sync"))["garmin"]
    (after,) = activities(home)
    garmin.delete(number)
    deleted = sources(home.json("sync"))["garmin"]

    assert (edited["updated"], deleted["deleted"]) == (1, 1)
    assert (after["id"], after["title"]) == (before["id"], "The long way")
    assert activities(home) == []


def test_a_workout_of_hevy_and_its_end(home, hevy):
    squat = next(t for t in hevy.templates.values() if "Squat" in t["title"])
    sets = exercise(squat["title"], lifted(80, 5), lifted(80, 5), key=squat["id"])
    start, end = f"{march(6)}T17:00:00Z", f"{march(6)}T18:00:00Z"
    key = hevy.add_workout("Legs", start, end, sets)

    first = sources(home.json("sync", "hevy"))["hevy"]
    (lift,) = activities(home)
    hevy.edit_workout(key, title="Legs and more", start_time=f"{march(6)}T17:05:00Z")
    second = sources(home.json("sync", "hevy"))["hevy"]
    (edited,) = activities(home)
    hevy.delete_workout(key)
    third = sources(home.json("sync", "hevy"))["hevy"]

    assert [first["new"], second["updated"], third["deleted"]] == [1, 1, 1]
    assert (edited["id"], edited["title"]) == (lift["id"], "Legs and more")
    assert activities(home) == []


ENDS = {
    "429": (limited(retry_after="600", times=None), 6),
    "427": (Fault(".*", Answer(427, b"slow"), times=None), 6),
    "404": (down(status=404, times=None), 5),
    "500": (down(status=500, times=None), 5),
    "html": (Fault(".*", HTML, times=None), 5),
    "shape": (Fault(".*", Answer(200, {"a": [1]}), times=None), 5),
    "dateless": (Fault(".*", Answer(200, [{"activityId": 7}]), times=None), 5),
    "cut": (Fault(".*", cut=True, times=None), 5),
    "silent": (Fault(".*", wait_s=0.5, times=None), 5),
    "403": (down(status=403, times=None), 5),  # Cloudflare says so of machines
    "401": (down(status=401, times=None), 4),
}
"""Every way in which a service can be no good, and what the evening ends with."""


def test_the_review_comes_whatever_garmin_does(home, garmin, watch, monkeypatch):
    """An evening for each way; the week before it was seen, and nothing since."""
    patient = {**GarminClient.__init__.__kwdefaults__, "patience_s": 0.3}
    monkeypatch.setattr(GarminClient.__init__, "__kwdefaults__", patient)
    home.load(runs(weeks=8))
    home.at("2026-03-02T07:00:00+00:00").run("sync")
    filled(garmin, watch)
    garmin.seen.clear()

    for number, (way, (fault, code)) in enumerate(ENDS.items()):
        garmin.faults[:] = [replace(fault)]
        evening = home.at(march(8 + number))
        ran = evening.run("review", "--json", code=code)

        document = ran.document
        assert sources(document)["garmin"]["state"] == "unreachable", way
        assert {w["status"] for w in document["week"]["workouts"]} <= {
            *("unknown", "planned"),
        }, way
        assert "is not here yet" in document["summary"]["text"], way
        assert "Traceback" not in ran.err, way
    assert no_log_in(garmin)


def test_the_review_comes_whatever_hevy_does(home, hevy, monkeypatch):
    impatient = (0.0, 0.3, 0.3, 1, 0.0)
    monkeypatch.setattr(Pace.__init__, "__defaults__", impatient)
    home.load(LIFTS)
    home.at("2026-03-02T07:00:00+00:00").run("sync")

    for number, (way, (fault, code)) in enumerate(ENDS.items()):
        hevy.faults[:] = [replace(fault)]
        ended = HEVYS_OWN.get(way, code)
        ran = home.at(march(8 + number)).run("review", "--json", code=ended)

        document = ran.document
        assert sources(document)["hevy"]["state"] == "unreachable", way
        assert {w["status"] for w in document["week"]["workouts"]} <= {
            *("unknown", "planned"),
        }, way
        assert "is not here yet" in document["summary"]["text"], way
        assert "Traceback" not in ran.err, way


LIFTS = """\
plan: Lifts
weekly_hours: 1-8
workouts:
  legs:
    sport: strength
    steps:
      - back squat 3x5 80kg
weeks:
  - repeat: 8
    tue: legs
    fri: legs
"""

HEVYS_OWN = {"403": 4}
"""Hevy says so when Pro has lapsed."""


def test_after_a_429_nothing_is_asked_until_its_time(home, garmin):
    garmin.faults.append(limited(retry_after="600"))

    first = home.run("sync", "--json", code=6).document
    asked = len(garmin.seen)
    home.at("2026-03-08T21:09:00+00:00").run("sync", code=6)
    waited = home.at("2026-03-08T21:09:00+00:00").run("review", code=6)
    assert len(garmin.seen) == asked
    home.at("2026-03-08T21:10:00+00:00").run("sync")

    retry_after = sources(first)["garmin"]["retry_after"]
    assert retry_after == "2026-03-08T21:10:00+00:00"
    assert "Garmin asks to be left alone until about 21:10." in waited.err


def test_expired_tokens_are_refreshed_and_revoked_ones_end_with_4(home, garmin):
    home.run("sync")
    garmin.expire_tokens()
    home.run("sync")
    garmin.revoke_tokens()

    ran = home.run("sync", code=4)
    assert "coach auth garmin" in ran.out
    seen = len(garmin.seen)
    home.run("sync", code=4)
    assert len(garmin.seen) == seen
    opened(home, garmin)
    home.run("sync", "garmin")
    assert no_log_in(garmin)


def test_one_service_failing_stops_no_other(home, garmin, hevy, watch):
    filled(garmin, watch)
    hevy.faults.append(down(times=None, status=401))

    said = sources(home.json("sync", code=4))

    assert said["garmin"]["new"] == len(watch)
    assert said["hevy"]["trouble"] == "log_in"


def test_what_cannot_be_read_is_said_once_and_stops_nothing(home, garmin, watch):
    filled(garmin, watch)
    garmin.add_activity(b"\x0e\x10 no .FIT at all", start=f"{march(3)} 12:00:00")

    first = sources(home.json("sync", code=65))["garmin"]
    second = sources(home.json("sync"))["garmin"]

    assert (first["rejected"], first["new"]) == (1, len(watch))
    assert second["rejected"] == 0


def test_review_asks_first_and_not_again_within_a_quarter_of_an_hour(home, garmin):
    home.load(runs())

    home.run("review")
    asked = len(garmin.seen)
    home.at("2026-03-08T21:14:00+00:00").run("review", "--prepare-only")
    again = len(garmin.seen)
    home.at("2026-03-08T21:15:00+00:00").run("review", "--prepare-only")

    assert asked == again > 0
    assert len(garmin.seen) > again


@pytest.mark.parametrize("arguments", [("--date", march(7)), ("--date", march(1))])
def test_a_review_of_a_past_evening_asks_nobody(home, garmin, arguments):
    home.load(runs())

    home.run("review", *arguments)

    assert garmin.seen == []


def test_a_stored_review_is_shown_without_asking(home, garmin):
    home.load(runs())
    home.run("review")
    garmin.seen.clear()

    home.at("2026-03-08T23:00:00+00:00").run("review")

    assert garmin.seen == []


def test_a_rehearsal_asks_nothing_and_keeps_nothing(home, garmin, hevy):
    home.run("status")
    rows = home.rows()

    said = home.run("sync", "--dry-run").out
    document = sources(home.json("sync", "--dry-run"))

    assert garmin.seen == hevy.seen == []
    assert home.rows() == rows
    assert "GET /activitylist-service/activities/search/activities?" in said
    assert "GET /v1/workouts?" in said
    assert all(each["requests"] for each in document.values())


def test_with_no_service_there_is_nothing_to_do(home):
    assert "coach auth garmin" in home.run("sync", code=3).err
    assert home.json("sync", code=3)["schema"] == "coach/error/1"


def test_a_service_that_is_named_and_was_never_logged_in_to(home, garmin):
    said = sources(home.json("sync", "hevy", code=4))

    assert said["hevy"]["state"] == "off"
    assert garmin.seen == []


def test_a_name_that_is_no_service_is_a_slip(home):
    assert "garmin" in home.run("sync", "strava", code=2).err


def test_each_athlete_has_their_own(home, garmin, watch):
    filled(garmin, watch)
    home.run("sync")
    home.of("zoe").run("init", "--no-input", code=None)

    assert home.run("--athlete", "zoe", "sync", code=3).err
    assert (
        home.run("--athlete", "zoe", "activities", "--json").document["activities"]
        == []
    )


def test_status_tells_of_each_service(home, garmin, watch):
    filled(garmin, watch)
    home.run("sync")
    garmin.faults.append(limited(retry_after="600"))
    home.at("2026-03-08T21:20:00+00:00").run("sync", code=6)

    later = home.at("2026-03-08T21:20:00+00:00")
    (service,) = later.json("status")["services"]
    said = later.run("status").out

    assert (service["name"], service["on"]) == ("garmin", True)
    assert service["trouble"] == "limited"
    assert service["retry_after"] == "2026-03-08T21:30:00+00:00"
    assert service["synced_at"] == "2026-03-08T21:00:00+00:00"
    assert later.json("today")["silent"] != []
    assert "Garmin asks to be left alone" in " ".join(later.run("today").out.split())
    assert "Garmin: on; all there was came in on Sun 8 Mar, 21:00; it asks to be" in (
        " ".join(said.split())
    )
