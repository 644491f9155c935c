import logging
import traceback

import pytest

from coach.domain.sync import Trouble
from coach.redaction import Secret
from connectors.base import ConnectorError
from connectors.hevy.client import HevyClient
from connectors.hevy.transport import Pace
from tests.connectors.hevy.conftest import QUICK
from tests.fakes.hevy import KEY
from tests.fakes.server import HTML, Answer, Fault, down, limited

ROUTINE = {
    "title": "coach A · Tue 24 Nov: Lower body",
    "exercises": [{"exercise_template_id": "D04AC939", "sets": [{"type": "normal"}]}],
}


def refused(call, *arguments):
    with pytest.raises(ConnectorError) as caught:
        call(*arguments)
    assert caught.value.service == "Hevy"
    return caught.value


def post(client):
    return client.make_routine({"routine": ROUTINE})


def test_the_account_behind_the_key(client):
    assert client.user().name == "Test"


def test_a_key_that_is_not_known_means_log_in(hevy):
    error = refused(HevyClient(Secret("another-key"), hevy.url, QUICK).user)

    assert error.trouble is Trouble.LOG_IN
    assert error.permanent
    assert "does not know the key" in error.message


def test_without_hevy_pro_the_words_say_so(hevy, client):
    hevy.pro = False
    error = refused(client.user)

    assert error.trouble is Trouble.LOG_IN
    assert "Hevy Pro" in error.message


@pytest.mark.parametrize("key", ["", "two words", "line\nbreak", "kéy-of-something"])
def test_a_key_that_no_header_can_carry_is_never_sent(hevy, key):
    error = refused(HevyClient(Secret(key), hevy.url, QUICK).user)

    assert error.trouble is Trouble.LOG_IN
    assert hevy.seen == []


@pytest.mark.parametrize("status", [401, 403])
def test_after_a_refusal_of_the_key_nothing_more_is_asked(hevy, client, status):
    hevy.faults = [down(status=status, times=None)]
    refused(client.user)
    refused(client.user)

    assert len(hevy.seen) == 1


def test_after_too_many_requests_nothing_more_is_asked(hevy, client):
    hevy.faults = [limited(retry_after="90")]
    first, second = refused(client.user), refused(client.user)

    assert first.trouble is second.trouble is Trouble.LIMITED
    assert first.retry_after_s == 90
    assert not first.permanent
    assert len(hevy.seen) == 1


@pytest.mark.parametrize("status", [408, 500, 503])
def test_a_service_that_says_when_it_is_back_is_left_alone_until_then(
    hevy, client, status
):
    busy = Answer(status, b"", {"Retry-After": "600"})
    hevy.faults = [Fault(".*", busy, times=1)]
    first, second = refused(client.user), refused(post, client)

    assert first.trouble is second.trouble is Trouble.DOWN
    assert first.retry_after_s == second.retry_after_s == 600
    assert len(hevy.seen) == 1


def test_after_a_write_that_came_to_nothing_known_the_next_is_known_to_be_unsent(
    hevy, client
):
    busy = Answer(503, b"", {"Retry-After": "600"})
    hevy.faults = [Fault("POST", busy)]

    assert [refused(post, client).unsure for _ in range(2)] == [True, False]


def test_too_many_requests_may_name_a_date(hevy, client):
    hevy.faults = [limited(retry_after="Fri, 27 Nov 2099 10:05:00 GMT")]

    assert refused(client.user).retry_after_s == 86_400


@pytest.mark.parametrize(
    "fault",
    [
        down(status=500),
        down(status=503),
        down(status=408),
        Fault(".*", HTML),
        Fault(".*", Answer(200, {"data": "of another shape"})),
        Fault(".*", Answer(200, [1, 2])),
        Fault(".*", Answer(302, b"", {"Location": "http://127.0.0.1:1/"})),
        Fault(".*", cut=True),
        Fault(".*", drop=True),
    ],
    ids=["500", "503", "408", "html", "shape", "list", "elsewhere", "cut", "drop"],
)
def test_no_answer_or_one_that_makes_no_sense_is_a_service_that_is_down(
    hevy, client, fault
):
    fault.times = None
    hevy.faults = [fault]
    error = refused(client.user)

    assert error.trouble is Trouble.DOWN
    assert not error.permanent
    assert not error.unsure
    hevy.faults.clear()


@pytest.mark.parametrize(
    "fault", [down(), Fault(".*", drop=True), Fault(".*", cut=True)]
)
def test_what_only_reads_is_asked_again_after_a_stumble(hevy, client, fault):
    fault.times = 1
    hevy.faults = [fault]

    assert client.user().name == "Test"
    assert hevy.lines() == ["GET /v1/user/info"] * 2


def test_a_redirect_is_not_followed_with_the_key(hevy, client):
    away = Answer(302, b"", {"Location": f"{hevy.url}/elsewhere"})
    hevy.faults = [Fault(".*", away, times=None)]
    refused(client.user)

    assert {asked.path for asked in hevy.seen} == {"/v1/user/info"}


def test_nobody_there_is_down_and_nothing_was_done(client, hevy):
    unused = "http://127.0.0.1:9"
    error = refused(post, HevyClient(Secret(KEY), unused, QUICK))

    assert error.trouble is Trouble.DOWN
    assert not error.unsure
    assert "cannot be reached" in error.message


def test_an_answer_that_does_not_come_is_given_up(hevy):
    hevy.faults = [Fault(".*", wait_s=0.5, times=None)]
    hasty = Pace(answer_s=0.1, in_all_s=0.2, attempts=3, first_wait_s=0.0)
    error = refused(HevyClient(Secret(KEY), hevy.url, hasty).user)

    assert error.trouble is Trouble.DOWN
    assert "does not answer" in error.message
    assert len(hevy.seen) <= 3


@pytest.mark.parametrize(
    "fault",
    [
        down(applied=True, status=500),
        Fault(".*", drop=True, applied=True),
        Fault(".*", cut=True, applied=True),
        Fault(".*", HTML, applied=True),
    ],
    ids=["500", "drop", "cut", "html"],
)
def test_a_routine_whose_answer_was_lost_is_never_posted_again(hevy, client, fault):
    fault.times = None
    hevy.faults = [fault]
    error = refused(post, client)

    assert error.unsure
    assert error.trouble is Trouble.DOWN
    assert len(hevy.routines) == 1
    assert hevy.lines() == ["POST /v1/routines"]


def test_a_routine_that_is_changed_may_be_sent_again(hevy, client):
    made = post(client)
    hevy.faults = [Fault("PUT", drop=True, applied=True)]
    client.change_routine(made.id, {"routine": ROUTINE})

    assert hevy.lines() == ["POST /v1/routines", *[f"PUT /v1/routines/{made.id}"] * 2]


def test_a_change_that_stays_without_answer_is_unsure(hevy, client):
    made = post(client)
    hevy.faults = [down("PUT", 502, applied=True, times=None)]

    assert refused(client.change_routine, made.id, {"routine": ROUTINE}).unsure


def test_a_strict_body_is_refused_for_good_in_the_servers_words(hevy, client):
    wrong = {"routine": ROUTINE | {"index": 1}}
    error = refused(client.make_routine, wrong)

    assert error.trouble is Trouble.REFUSED
    assert error.permanent
    assert '"routine.index" is not allowed' in error.message


def test_the_servers_words_are_cleaned_and_cut(hevy, client):
    words = "\x1b[31mno\u202e" + "x" * 5000
    hevy.faults = [Fault(".*", Answer(400, {"error": words}))]
    message = refused(client.user).message

    assert "\x1b" not in message
    assert "\u202e" not in message
    assert len(message) < 300


def test_too_many_routines_are_refused_for_good(hevy, client):
    hevy.routine_limit = 0
    error = refused(post, client)

    assert error.trouble is Trouble.REFUSED
    assert error.permanent
    assert "takes no more" in error.message
    assert client.user().name == "Test"  # the key is as good as before


def test_a_routine_that_is_not_there_is_missing(client):
    assert refused(client.routine, "none").trouble is Trouble.MISSING
    change = refused(client.change_routine, "none", {"routine": ROUTINE})
    assert change.trouble is Trouble.MISSING


@pytest.mark.parametrize("shape", ["bare", "wrapped", "empty"])
def test_a_new_routine_is_answered_in_three_shapes(hevy, client, shape):
    hevy.post_shape = shape
    made = post(client)

    if shape == "empty":
        assert made is None
    else:
        assert made.id in hevy.routines


@pytest.mark.parametrize("shape", ["bare", "wrapped"])
def test_a_new_folder_is_answered_in_two_shapes(hevy, client, shape):
    hevy.folder_shape = shape

    assert client.make_folder("coach").id == 42


def test_pages_end_where_the_server_says(hevy, client):
    for n in range(21):
        hevy.add_workout("A", f"2026-10-{n + 1:02}T10:00:00Z", "2026-10-01T11:00:00Z")
    pages = list(client.pages("/v1/workouts", "workouts"))

    assert [len(page.items) for page in pages] == [10, 10, 1]
    assert [page.is_last for page in pages] == [False, False, True]
    assert len(hevy.seen) == 3


def test_a_page_of_measurements_past_the_end_is_none(hevy, client):
    assert list(client.pages("/v1/body_measurements", "body_measurements")) == []
    assert hevy.lines() == ["GET /v1/body_measurements"]


def test_workouts_that_are_missing_altogether_are_no_empty_list(hevy, client):
    hevy.faults = [down("GET", 404, times=None)]

    assert refused(list, client.pages("/v1/workouts", "workouts"))


def test_more_a_page_than_is_allowed_is_refused(client):
    error = refused(list, client.pages("/v1/workouts", "workouts", size=11))

    assert error.trouble is Trouble.REFUSED


def test_one_template_that_makes_no_sense_hides_no_other(hevy, client):
    hevy.templates["FFFFFFFF"] = {"id": None, "title": "A thing"}

    assert len(list(client.templates())) == 425
    assert len(hevy.seen) == 5


def test_the_key_is_in_no_message_and_in_no_log(hevy, client, caplog):
    caplog.set_level(logging.DEBUG)
    echo = Answer(400, {"error": f"what is {KEY}?"})
    faults = [
        down(),
        Fault(".*", drop=True),
        limited(),
        Fault(".*", echo),
        Fault(".*", HTML),
    ]
    for fault in faults:
        fault.times = None
        hevy.faults = [fault]
        fresh = HevyClient(Secret(KEY), hevy.url, QUICK)
        error = refused(fresh.user)
        assert KEY not in "".join(traceback.format_exception(error))
    hevy.faults.clear()

    assert KEY not in caplog.text
    assert KEY not in repr(vars(client))
