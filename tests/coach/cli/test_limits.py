"""What no proposal may break, as the athlete says it and reads it back."""

import pytest

from tests.homes import march

EVENING = "2026-03-08"
CALENDAR = """BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//x//EN
BEGIN:VEVENT
UID:1
SUMMARY:Secret project
DTSTART;TZID=Europe/Berlin:20260302T090000
DURATION:PT2H
RRULE:FREQ=WEEKLY;UNTIL=20260330T220000Z
END:VEVENT
{more}END:VCALENDAR
"""
BENT = "BEGIN:VEVENT\nUID:2\nSUMMARY:x\nEND:VEVENT\n"


@pytest.fixture
def work(tmp_path):
    path = tmp_path / "work.ics"
    path.write_text(CALENDAR.format(more=""), encoding="utf-8")
    return path


def test_until_said_there_is_nothing_but_the_slots(home):
    document = home.json("slots")

    for key in ("special_days", "busy", "preferences", "pauses"):
        assert document[key] == []
    assert document["equipment"] is None
    assert document["pool_days"] is None


def test_a_special_day_has_its_own_slots_until_it_is_cleared(home):
    document = home.json("slots", "except", march(12), "18-19", "6:30-7:30")

    assert document["special_days"] == [
        {
            "date": march(12),
            "slots": [
                {"start": "06:30", "end": "07:30"},
                {"start": "18:00", "end": "19:00"},
            ],
        }
    ]
    document = home.json("slots", "except", march(12), "--none")
    assert document["special_days"] == [{"date": march(12), "slots": []}]
    assert home.json("slots", "except", march(12), "--clear")["special_days"] == []


def test_a_special_day_that_is_over_is_not_listed(home):
    home.json("slots", "except", march(8), "--none")

    assert len(home.json("slots")["special_days"]) == 1
    assert home.at(march(9)).json("slots")["special_days"] == []


@pytest.mark.parametrize(
    "said",
    [
        (),
        ("--none", "--clear"),
        ("6-7", "--none"),
        ("6-7", "--clear"),
        ("mon 6-7",),
        ("7-6",),
        ("25-26",),
        ("soon",),
    ],
)
def test_a_special_day_needs_slots_or_none_or_clear(home, said):
    home.json("slots", "except", march(12), *said, code=2)

    assert home.json("slots")["special_days"] == []


def test_a_calendar_takes_up_time_and_its_titles_are_not_kept(homes, work):
    home = homes(zone="Europe/Berlin")
    document = home.json("slots", "busy", work)

    assert document["busy"] == [
        {"calendar": "work", "times": 4, "from": march(9), "to": march(30)}
    ]
    assert b"Secret project" not in home.database.read_bytes()


def test_a_calendar_is_read_anew_under_its_name_and_forgotten_by_it(home, work):
    home.json("slots", "busy", work, "--name", "Job")
    home.json("slots", "busy", work)
    again = home.json("slots", "busy", work)["busy"]

    assert [(each["calendar"], each["times"]) for each in again] == [
        ("Job", 4),
        ("work", 4),
    ]
    left = home.json("slots", "busy", "--name", "Job", "--clear")["busy"]
    assert [each["calendar"] for each in left] == ["work"]
    assert home.json("slots", "busy", work, "--clear")["busy"] == []
    home.json("slots", "busy", work, "--clear", code=3)


def test_what_of_a_calendar_cannot_be_read_is_said_and_the_rest_is_kept(home, work):
    work.write_text(CALENDAR.format(more=BENT), encoding="utf-8")

    ran = home.run("slots", "busy", work)

    assert "warning: event 2 of the calendar" in ran.err
    assert "calendar work: 4 times taken, Mon 9 Mar 2026 to Mon 30 Mar 2026" in ran.out


def test_no_calendar_is_refused_and_changes_nothing(home, work, tmp_path):
    home.json("slots", "busy", work)
    standing = home.json("slots")
    work.write_text("nothing", encoding="utf-8")

    home.json("slots", "busy", work, code=65)
    home.json("slots", "busy", tmp_path / "none.ics", code=65)
    home.json("slots", "busy", code=2)
    home.json("slots", "busy", "--clear", code=2)

    assert home.json("slots") == standing


def test_the_gym_holds_what_is_named_in_the_catalogues_words(home):
    said = home.json("gym", "set", "Barbell", "pull-up bar", "dumbbells")

    assert said["equipment"] == ["barbell", "dumbbell", "pull_up_bar"]
    assert home.json("gym", "set", "none")["equipment"] == []
    assert home.json("gym", "clear")["equipment"] is None


def test_equipment_that_is_not_known_is_answered_with_what_is_alike(home):
    ran = home.run("gym", "set", "barbell", "ketlebell", code=2)

    assert "Closest is: kettlebell" in ran.err
    assert home.json("slots")["equipment"] is None


def test_pool_days_are_weekdays(home):
    assert home.json("pool", "set", "Fri", "mon-tue")["pool_days"] == [
        "mon",
        "tue",
        "fri",
    ]
    assert home.json("pool", "set", "sat-mon")["pool_days"] == ["mon", "sat", "sun"]
    assert home.json("pool", "set", "none")["pool_days"] == []
    home.json("pool", "set", "someday", code=2)
    home.json("pool", "set", "mon", "none", code=2)
    assert home.json("pool", "clear")["pool_days"] is None


def test_an_exercise_is_never_done_or_preferred_until_it_is_as_any(home):
    home.json("prefer", "Squat (Barbell)", "never")
    said = home.json("prefer", "front squat", "preferred")["preferences"]

    assert said == [
        {"exercise": "back squat", "liking": "never"},
        {"exercise": "front squat", "liking": "preferred"},
    ]
    left = home.json("prefer", "back squat", "clear")["preferences"]
    assert [each["exercise"] for each in left] == ["front squat"]
    home.json("prefer", "back squat", "clear", code=3)
    home.json("prefer", "no such thing", "never", code=2)
    home.json("prefer", "back squat", "sometimes", code=2)


def test_a_pause_lasts_from_day_to_day_until_it_is_cleared(home):
    home.json("pause", march(20), march(22), "--reason", "holiday")
    said = home.json("pause", march(20), march(20), "--reason", "sickness")

    assert said["pauses"] == [
        {"from": march(20), "to": march(20), "reason": "sickness"}
    ]
    assert home.json("pause", march(20), "--clear")["pauses"] == []
    home.json("pause", march(20), "--clear", code=3)


def test_a_pause_that_is_over_is_not_listed(home):
    home.json("pause", march(1), march(8))

    assert len(home.json("slots")["pauses"]) == 1
    assert home.at(march(9)).json("slots")["pauses"] == []


@pytest.mark.parametrize(
    "said",
    [
        (march(20),),
        (march(20), march(19)),
        (march(1), march(7)),
        (march(20), march(21), "--clear"),
        (march(20), march(21), "--reason", "lazy"),
        ("soon", "later"),
    ],
)
def test_what_is_no_pause_is_a_usage_error(home, said):
    home.json("pause", *said, code=2)

    assert home.json("slots")["pauses"] == []


def test_all_that_holds_is_listed_for_a_person(home):
    home.run("slots", "set", "mon 06:30-07:30")
    home.run("slots", "except", march(12), "--none")
    home.run("pause", march(20), march(22), "--reason", "holiday")
    home.run("pool", "set", "mon", "thu")
    home.run("gym", "set", "barbell", "pull-up bar")
    home.run("prefer", "burpee", "never")

    assert home.run("prefer", "front squat", "preferred").out == (
        "mon 06:30-07:30\n"
        "Thu 12 Mar 2026: not free at all\n"
        "pause: Fri 20 Mar 2026 to Sun 22 Mar 2026 (holiday)\n"
        "pool: mon, thu\n"
        "gym: barbell, pull up bar\n"
        "never: burpee\n"
        "preferred: front squat\n"
    )


PLAN = """\
plan: One
weekly_hours: 0.5-8
weeks:
  - mon:
      - sport: swim
        duration: 45 min
"""


def test_a_plan_is_checked_against_all_of_it(home, tmp_path):
    path = tmp_path / "one.yaml"
    path.write_text(PLAN, encoding="utf-8")
    home.run("pool", "set", "tue")
    home.run("pause", march(16), march(16))

    (week,) = home.json("plan", "check", path, "--start", march(16))["weeks"]

    assert [(v["constraint"], v["date"]) for v in week["violations"]] == [
        ("pause", march(16)),
        ("pool", march(16)),
    ]
