"""A message goes out, or it is said why not; nothing waits for it for long."""

import pytest

from coach.domain.sync import Trouble
from coach.errors import CoachError
from coach.notify import Message, Messenger, words
from coach.redaction import Secret
from tests.fakes.messages import Messages
from tests.fakes.server import Fault, down

HELLO = Message("coach: \x1b[31mred", "First line.\nSecond \x07line.")


@pytest.fixture(scope="module")
def server():
    with Messages() as messages:
        yield messages


@pytest.fixture
def messages(server):
    server.seen.clear()
    server.faults.clear()
    return server


def messenger(server):
    return Messenger(Secret(server.address))


def test_a_message_arrives_as_clean_text(messages):
    assert messenger(messages).send(HELLO) is None

    assert messages.told == ["coach: [31mred\nFirst line.\nSecond line."]


def test_a_secret_that_stands_in_a_message_is_not_sent(messages):
    Secret("sesame-sesame")

    messenger(messages).send(Message("x", "It is sesame-sesame."))

    assert messages.told == ["x\nIt is ***."]


def test_without_an_address_nothing_is_sent_and_that_is_said():
    assert "COACH_NOTIFY_URL is not set" in Messenger().send(HELLO)


def test_an_address_that_is_none_is_said_without_it(caplog, capfd):
    said = Messenger(Secret("nonsense-with-a-password")).send(HELLO)

    assert said == "COACH_NOTIFY_URL is no address that a message can be sent to"
    assert "nonsense" not in caplog.text + "".join(capfd.readouterr())


@pytest.mark.parametrize("fault", [down(), Fault(".*", drop=True)])
def test_a_refusal_is_said_without_the_address(messages, fault, caplog, capfd):
    messages.faults.append(fault)

    said = messenger(messages).send(HELLO)

    assert said == "the address in COACH_NOTIFY_URL did not take it"
    assert "127.0.0.1" not in caplog.text + "".join(capfd.readouterr())


def test_a_server_that_says_nothing_is_given_up(messages):
    messages.faults.append(Fault(".*", wait_s=0.5))

    said = messenger(messages).send(HELLO, longest_s=0.05)

    assert "did not answer" in said


# What is told


def review(*statuses, sources=(), adherence=2 / 3, exports=()):
    return {
        "date": "2026-03-08",
        "week": {"adherence": adherence, "completed": 4, "planned": 6},
        "proposals": [
            {"title": "A run of 40 min becomes 32 min", "status": each}
            for each in statuses
        ],
        "sources": [
            {"name": name, "state": state, "as_of": seen}
            for name, state, seen in sources
        ],
        "exports": [{"state": state} for state in exports],
    }


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        ((), "Your review of Sunday is ready: nothing has to be changed."),
        (("pending",), "Your review of Sunday is ready: 1 change is waiting."),
        (("pending",) * 2, "Your review of Sunday is ready: 2 changes are waiting."),
        (("approved",), "Your review of Sunday is ready: nothing has to be changed."),
    ],
)
def test_the_evening_says_how_much_waits(statuses, said):
    text = words.evening(review(*statuses), numbers=False).text

    assert text.splitlines()[0] == said
    assert ("coach review" in text) is ("pending" in statuses)


def test_numbers_are_told_only_if_asked_for():
    told = review("pending")

    assert words.evening(told, numbers=False).text.splitlines() == [
        "Your review of Sunday is ready: 1 change is waiting.",
        "Decide with: coach review",
    ]
    assert words.evening(told, numbers=True).text.splitlines()[1:3] == [
        "The week: 4 of 6 workouts (67 %).",
        "- A run of 40 min becomes 32 min",
    ]
    nothing_planned = words.evening(review(adherence=None), numbers=True).text
    assert nothing_planned.count("\n") == 0


@pytest.mark.parametrize(
    ("trouble", "said"),
    [
        (None, "Garmin did not answer; coach asks it again. See: coach status"),
        (Trouble.DOWN, "Garmin did not answer; coach asks it again. See: coach status"),
        (Trouble.LOG_IN, "Garmin wants you to log in: coach auth garmin"),
        (
            Trouble.LIMITED,
            "Garmin asks to be left alone for a while; coach asks it later.",
        ),
    ],
)
def test_a_service_that_lacks_something_is_named_with_what_to_do(trouble, said):
    told = review(sources=[("garmin", "unreachable", "2026-03-06")])
    told["sources"][0]["trouble"] = trouble and trouble.value

    _, line = words.evening(told, numbers=False).text.split("\n")

    assert line == said


def test_files_and_services_that_are_off_are_not_named():
    sources = [("files", "stale", "2026-03-01"), ("hevy", "off", None)]

    assert "\n" not in words.evening(review(sources=sources), numbers=False).text


def test_a_workout_that_could_not_be_sent_is_told():
    told = review(exports=["done", "failed", "pending"])

    _, line = words.evening(told, numbers=False).text.split("\n")

    assert line == "1 workout could not be sent. See: coach status"


def test_the_morning_has_title_minutes_and_start():
    told = words.morning([("Hills", 2700, "06:30"), ("Stretch", 600, None)], waiting=1)

    assert told.text.splitlines() == [
        "Hills, 45 min, 06:30",
        "Stretch, 10 min",
        "1 decision is waiting: coach review",
    ]
    assert words.morning([], waiting=1) is None


def test_a_failure_is_told_with_what_to_do_and_without_its_reason():
    error = CoachError("The disk is full.", "/secret/place is full", "Free some space.")

    told = words.failure("review", error)

    assert told.title == "coach: review failed"
    assert told.text == "The disk is full.\nFree some space."
