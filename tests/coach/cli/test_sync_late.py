"""What comes in late at Garmin, is edited or deleted there, after its week's review.

The decided review stays byte for byte as it was; today, the status and the next review
count with what is known now, and say so.
"""

import json
from datetime import date

import pytest

from tests.homes import SUNDAY, live_a_low_week, march

MONDAY = march(9)
MONDAY_EVENING = "2026-03-09T21:00:00+00:00"
SWIMS = """\
plan: Swims
weekly_hours: 1-8
workouts:
  swim:
    sport: swim
    pool: 25 yd
    steps: 1500 yd easy
weeks:
  - repeat: 3
    tue: swim
    sat: swim
"""
STAYS = "That review stays as it is."


@pytest.fixture(scope="module")
def recorded(fortnight):
    """Days and files of the two swims of the week."""
    every = sorted((name.split("/")[-1][:10], name) for name in fortnight)
    swum = [
        (d, name) for d, name in every if d > march(1) and name.endswith("swim.fit")
    ]
    return [(day, fortnight[name]) for day, name in swum]


def added(garmin, recording):
    day, content = recording
    start = f"{day} 07:00:00"
    return garmin.add_activity(content, start=start, kind="lap_swimming")


@pytest.fixture
def number(home, garmin, recorded):
    """Garmin's number of the first swim; the review that knew it is decided."""
    home.load(SWIMS)
    number = added(garmin, recorded[0])
    home.run("sync")
    home.review(SUNDAY, "--approve", "all", code=None)
    assert json.loads(home.stored())["status"] == "decided"
    return number


@pytest.fixture
def week(home):
    live_a_low_week(home)
    return home


def weekday(recording):
    return f"{date.fromisoformat(recording[0]):%A}"


def told(home):
    """What today and the status say of it on the next evening: the same."""
    evening = home.at(MONDAY_EVENING)
    today, status = (evening.json(name)["late"] for name in ("today", "status"))
    assert today == status
    for name in ("today", "status"):
        said = " ".join(evening.run(name, "--plain").out.split())
        assert all(each in said for each in today)
    return today


def since(what):
    return [f"Since the review of Sunday 8 March 2026 {what}.", STAYS]


def test_nothing_is_said_where_nothing_came_in(home, garmin, number):
    home.at(MONDAY_EVENING).run("sync")

    assert told(home) == []
    assert home.at(MONDAY_EVENING).review(MONDAY)["late"] == []


def test_a_session_that_came_in_late(home, garmin, number, recorded):
    before = home.stored()
    missed = [w["date"] for w in json.loads(before)["week"]["workouts"]]
    assert recorded[1][0] in missed
    added(garmin, recorded[1])

    home.at(MONDAY_EVENING).run("sync")

    what = f"a session came in late ({weekday(recorded[1])}'s swim)"
    assert told(home) == since(what)
    review = home.at(MONDAY_EVENING).review(MONDAY)
    assert review["late"] == since(what)
    assert " ".join(since(what)) in review["summary"]["text"]
    matched = {w["date"] for w in review["week"]["workouts"] if w["activity_id"]}
    assert recorded[1][0] in matched
    assert home.stored() == before
    assert home.review(SUNDAY) == json.loads(before)


def test_one_that_was_edited_and_one_that_was_deleted(home, garmin, number, recorded):
    other = added(garmin, recorded[1])
    home.at(MONDAY_EVENING).run("sync")
    home.at(MONDAY_EVENING).review(MONDAY, "--approve", "all", code=None)
    before = home.stored(), home.stored(MONDAY)
    garmin.edit(number, kind="cycling")
    garmin.delete(other)
    tuesday = home.at("2026-03-10T21:00:00+00:00")

    tuesday.run("sync")

    first, second = (weekday(each) for each in recorded)
    said = (
        f"Since the review of Monday 9 March 2026 {first}'s ride was changed and "
        f"{second}'s swim was deleted."
    )
    assert tuesday.json("today")["late"] == [said, STAYS]
    assert said in tuesday.review(march(10))["summary"]["text"]
    assert (home.stored(), home.stored(MONDAY)) == before


def test_it_is_said_by_one_review_however_often_that_is_prepared(
    week, garmin, recorded
):
    saturday = march(7)
    week.at(f"{saturday}T21:00:00+00:00").run("sync")
    week.run("review", "--date", saturday, "--prepare-only")
    added(garmin, recorded[0])
    week.run("sync")

    first = week.review(SUNDAY, "--prepare-only")
    again = week.review(SUNDAY, "--prepare-only")

    assert first["status"] == "pending"
    assert first["late"][0].startswith("Since the review of Saturday 7 March 2026")
    assert first == again
    assert week.json("today")["late"] == []
    assert week.at(MONDAY_EVENING).review(MONDAY)["late"] == []


def test_a_new_title_is_no_news(home, garmin, number):
    garmin.edit(number, activityName="The long way")

    home.at(MONDAY_EVENING).run("sync")

    assert told(home) == []


def test_nothing_is_late_in_a_home_restored_from_an_export(
    home, homes, garmin, number, tmp_path
):
    restored = homes()
    home.json("export", "jsonl", "--out", tmp_path / "out")

    restored.json("import", tmp_path / "out")

    assert restored.stored() == home.stored()
    assert json.loads(home.stored())["sessions"]
    assert told(restored) == []


def test_while_it_is_undecided_a_review_can_be_made_anew(week, garmin, recorded):
    assert week.review(SUNDAY, "--prepare-only")["status"] == "pending"
    added(garmin, recorded[1])
    week.at("2026-03-08T21:20:00+00:00").run("sync")

    late = week.json("today")["late"]

    assert late[0].startswith("Since the review of Sunday 8 March 2026 a session came")
    assert late[1].endswith("coach review --prepare-only makes it anew.")
    week.review(SUNDAY, "--prepare-only")
    assert week.json("today")["late"] == []
