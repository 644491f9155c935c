"""A slip of typing is kept as typed, told, and counts for nothing until confirmed."""

from datetime import date

import pytest

from coach.jobs.evening import look
from tests.documents import parsed
from tests.homes import SUNDAY, march

HEADER = "title,start_time,end_time,exercise_title,set_index,set_type,weight_kg,reps\n"


def log(*loads):
    rows = [
        f'"Push","{day} Feb 2026, 10:00","{day} Feb 2026, 11:00",'
        f'"Bench Press (Barbell)",0,normal,{load},5\n'
        for day, load in enumerate(loads, start=1)
    ]
    return HEADER + "".join(rows)


@pytest.fixture
def slipped(home, tmp_path):
    """Ten bench presses of 100 kg, on the fifth day typed as 1002.5."""
    file = tmp_path / "hevy.csv"
    file.write_text(log(*[100] * 4, 1002.5, *[100] * 5))
    home.run("import", file)
    return home


def fifth(home):
    activities = home.json("activities", "--since", "2026-02-01")["activities"]
    return next(a["id"] for a in activities if a["local_date"] == "2026-02-05")


def e1rm_kg(home):
    evening = date.fromisoformat(march(1))
    with home.context(evening) as context, context.reading() as store:
        return look(context, store).e1rm_kg["bench press"]


def test_it_is_kept_as_typed_and_told(slipped):
    document = slipped.json("activity", fifth(slipped))

    assert [one["load_kg"] for one in document["sets"]] == [1002.5]
    assert any("1,002.5 kg" in doubt for doubt in document["doubts"])
    assert "1,002.5 kg" in slipped.run("activity", fifth(slipped)).out


def test_it_is_left_out_of_the_measures(slipped):
    assert e1rm_kg(slipped) == pytest.approx(100 * (1 + 5 / 30))


def test_confirmed_it_counts(slipped):
    document = slipped.json("activity", fifth(slipped), "--confirm")

    assert not any("1,002.5 kg" in doubt for doubt in document["doubts"])
    assert e1rm_kg(slipped) > 1000


def test_what_is_in_no_doubt_cannot_be_confirmed(slipped):
    number = fifth(slipped)
    slipped.run("activity", number, "--confirm")

    again = slipped.run("activity", number, "--confirm", "--json", code=3)

    assert "nothing to confirm" in parsed(again.out)["error"]["what"]


def test_the_import_says_where_to_look(home, tmp_path):
    file = tmp_path / "hevy.csv"
    file.write_text(log(*[100] * 4, 1002.5, *[100] * 5))

    ran = home.run("import", file)

    assert f"coach activity {fifth(home)}" in ran.err


def test_the_review_of_that_evening_goes_on(slipped):
    assert slipped.review("2026-02-05")["status"] == "decided"
    assert slipped.review(SUNDAY)["status"]
