import pytest


def slots(document):
    return [(s["weekday"], s["start"], s["end"]) for s in document["slots"]]


def test_until_set_every_day_is_free_from_six_to_ten(home):
    document = home.json("slots")

    assert document["schema"] == "coach/slots/1"
    assert document["set"] is False
    assert len(document["slots"]) == 7
    assert {(start, end) for _, start, end in slots(document)} == {("06:00", "22:00")}


def test_slots_are_replaced_and_kept_in_order_of_the_week(home):
    home.json("slots", "set", "sat 9:00-11:00", "sun 10:00-12:00")
    document = home.json("slots", "set", "Fri 18:00 - 20:00", "mon 06:30-07:30")

    assert document == home.json("slots")
    assert document["set"] is True
    assert slots(document) == [("mon", "06:30", "07:30"), ("fri", "18:00", "20:00")]


def test_a_slot_of_several_days_is_one_on_each_of_them(home):
    document = home.json("slots", "set", "Mon-Wed 6:30-7", "sat - mon 18-19:15")

    assert slots(document) == [
        ("mon", "06:30", "07:00"),
        ("mon", "18:00", "19:15"),
        ("tue", "06:30", "07:00"),
        ("wed", "06:30", "07:00"),
        ("sat", "18:00", "19:15"),
        ("sun", "18:00", "19:15"),
    ]


def test_cleared_slots_are_every_day_again(home):
    before = home.json("slots")
    home.json("slots", "set", "mon 06:30-07:30")

    assert home.json("slots", "clear") == before == home.json("slots")


@pytest.mark.parametrize(
    "wrong",
    [
        "monday",
        "mon 6:5-7",
        "mon-xyz 6-7",
        "xyz 06:00-07:00",
        "mon 07:00-06:00",
        "mon 25:00-26:00",
        "",
    ],
)
def test_what_is_no_slot_is_a_usage_error(home, wrong):
    home.json("slots", "set", "mon 06:30-07:30")
    standing = home.json("slots")

    home.json("slots", "set", "tue 06:30-07:30", wrong, code=2)

    assert home.json("slots") == standing


def test_set_without_a_slot_is_a_usage_error(home):
    home.json("slots", "set", code=2)


def test_slots_are_listed_for_a_person_too(home):
    assert "Not set yet" in home.run("slots").out
    home.run("slots", "set", "mon 06:30-07:30")
    assert home.run("slots").out == "mon 06:30-07:30\n"
