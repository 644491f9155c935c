"""The adapter over the client library; both of its versions pass these tests."""

import pytest

from coach.domain.sync import Trouble
from connectors.garmin.client import GarminClient
from tests.connectors.garmin.asking import PROFILE, RUN, WORKOUT, refused
from tests.fakes.garmin import FakeGarmin
from tests.fakes.server import HTML, Answer, Fault, down


def test_one_question_is_one_request(server, client, kept):
    assert client.get(PROFILE)["displayName"] == server.display_name
    assert server.lines() == [f"GET {PROFILE}"]
    assert kept == []


def test_parameters_reach_the_server(server, client):
    found = client.get("/weight-service/weight/dateRange", startDate="a", endDate="b")

    assert found["startDate"] == "a"


def test_where_there_is_nothing_it_is_empty(client):
    assert client.get("/hrv-service/hrv/daily/2026-03-01/2026-03-02") == {}


def test_a_file_comes_as_it_is(server, client):
    number = server.add_activity(b"the watch's bytes")

    packed = client.download(f"/download-service/files/activity/{number}")

    assert packed.startswith(b"PK")
    assert b"the watch's bytes" in packed


def test_what_is_written_is_there(server, client):
    number = client.post(WORKOUT, RUN)["workoutId"]
    client.put(f"{WORKOUT}/{number}", {**RUN, "workoutId": number, "workoutName": "b"})
    assert server.workouts[number]["workoutName"] == "b"

    client.delete(f"{WORKOUT}/{number}")
    assert server.workouts == {}


def once(answer):
    return Fault(".*", answer, times=None)


@pytest.mark.parametrize(
    ("fault", "kind", "requests"),
    [
        (once(Answer(400, {"message": "bad"})), Trouble.REFUSED, 1),
        (once(Answer(403, {"message": "Forbidden"})), Trouble.DOWN, 1),
        (once(Answer(403, b"<html>Attention Required</html>")), Trouble.DOWN, 1),
        (once(Answer(404, {"message": "no"})), Trouble.MISSING, 1),
        (once(Answer(427, b"blocked")), Trouble.LIMITED, 1),
        (once(Answer(429, {"message": "slow"})), Trouble.LIMITED, 1),
        (once(Answer(500, {"message": "oops"})), Trouble.DOWN, 3),
        (once(Answer(503, b"<html>Sorry</html>")), Trouble.DOWN, 3),
        (once(Answer(302, b"")), Trouble.DOWN, 3),
        (once(HTML), Trouble.DOWN, 3),
        (once(Answer(200, b'{"a": NaN}')), Trouble.DOWN, 3),
        (once(Answer(200, b"[" * 100_000)), Trouble.DOWN, 3),
        (Fault(".*", drop=True, times=None), Trouble.DOWN, 3),
        (Fault(".*", cut=True, times=None), Trouble.DOWN, 3),
    ],
)
def test_every_failure_of_a_read_has_its_kind(server, client, fault, kind, requests):
    server.faults.append(fault)

    error = refused(lambda: client.get(PROFILE))

    assert (error.trouble, error.unsure) == (kind, False)
    assert error.permanent is (kind in {Trouble.REFUSED, Trouble.MISSING})
    assert len(server.seen) == requests
    assert server.logins == 0


def test_a_read_that_failed_twice_may_do_the_third_time(server, client):
    server.faults.append(down(times=2))

    assert client.get(PROFILE)["profileId"] == 1


@pytest.mark.parametrize(
    ("fault", "kind", "unsure"),
    [
        (once(Answer(400, {"message": "bad"})), Trouble.REFUSED, False),
        (once(Answer(403, {"message": "not yours"})), Trouble.REFUSED, False),
        (once(Answer(403, b"<html>Attention</html>")), Trouble.DOWN, False),
        (once(Answer(404, {"message": "no"})), Trouble.MISSING, False),
        (once(Answer(409, {"message": "there"})), Trouble.REFUSED, False),
        (once(Answer(427, b"blocked")), Trouble.LIMITED, False),
        (once(Answer(429, {"message": "slow"})), Trouble.LIMITED, False),
        (down(times=None, applied=True), Trouble.DOWN, True),
        (Fault(".*", HTML, applied=True, times=None), Trouble.DOWN, True),
        (Fault(".*", drop=True, applied=True, times=None), Trouble.DOWN, True),
        (Fault(".*", cut=True, times=None), Trouble.DOWN, True),
    ],
)
def test_a_write_is_sent_once_and_says_whether_it_may_be_there(
    server, client, fault, kind, unsure
):
    server.faults.append(fault)

    error = refused(lambda: client.post(WORKOUT, RUN))

    assert (error.trouble, error.unsure) == (kind, unsure)
    assert server.lines() == [f"POST {WORKOUT}"]


def test_a_server_that_is_not_there_has_done_nothing(kept, server):
    with FakeGarmin() as gone:
        tokens, url = gone.tokens(), gone.url
    client = GarminClient(tokens, kept, base_url=url)

    error = refused(lambda: client.post(WORKOUT, RUN))

    assert (error.trouble, error.unsure) == (Trouble.DOWN, False)


def test_patience_is_spent_once_for_all_questions(server, kept):
    client = GarminClient(server.tokens(), kept, base_url=server.url, patience_s=0.05)
    server.faults.append(Fault("GET", wait_s=0.2))

    first = refused(lambda: client.get(PROFILE))
    asked = len(server.seen)
    second = refused(lambda: client.get(PROFILE))

    assert {first.trouble, second.trouble} == {Trouble.DOWN}
    assert len(server.seen) == asked == 1


@pytest.mark.parametrize("status", [429, 427])
@pytest.mark.parametrize(
    ("headers", "wait_s"), [({"Retry-After": "90"}, 90), ({}, None)]
)
def test_how_long_to_wait_is_told(server, client, headers, wait_s, status):
    server.faults.append(Fault("GET", Answer(status, b"", headers)))

    assert refused(lambda: client.get(PROFILE)).retry_after_s == wait_s


@pytest.mark.parametrize("status", [401, 429])
def test_what_wants_to_be_left_alone_is(server, client, status):
    server.faults.append(down(f"GET {PROFILE}", status=status, times=None))
    refused(lambda: client.get(PROFILE))
    asked = len(server.seen)

    refused(lambda: client.get(PROFILE))
    refused(lambda: client.post(WORKOUT, RUN))

    assert len(server.seen) == asked


def test_after_so_many_requests_it_is_enough_for_one_run(server, kept):
    client = GarminClient(server.tokens(), kept, base_url=server.url, cap=3)

    for _ in range(3):
        client.get(PROFILE)
    error = refused(lambda: client.get(PROFILE))

    assert (error.trouble, error.retry_after_s) == (Trouble.LIMITED, 0.0)
    assert len(server.seen) == client.asked == 3


def test_a_page_is_no_file(server, client):
    server.faults.append(Fault("GET", HTML, times=None))

    error = refused(lambda: client.download("/download-service/files/activity/1"))

    assert error.trouble is Trouble.DOWN


def test_an_answer_without_end_is_not_taken_in(server, client, monkeypatch):
    from connectors.garmin import wire

    monkeypatch.setattr(wire, "LARGEST_BYTES", 1000)
    server.faults.append(Fault("GET", Answer(200, b"x" * 200_000), times=None))

    assert refused(lambda: client.get(PROFILE)).trouble is Trouble.DOWN
    assert len(server.seen) == 1


def test_a_service_that_says_when_it_is_back_is_left_alone_until_then(server, client):
    busy = Answer(503, b"", {"Retry-After": "600"})
    server.faults.append(Fault(".*", busy, times=None))

    error = refused(lambda: client.get(PROFILE))

    again = refused(lambda: client.post(WORKOUT, RUN))

    assert (error.trouble, error.retry_after_s) == (Trouble.DOWN, 600)
    assert (again.trouble, again.unsure) == (Trouble.DOWN, False)
    assert len(server.seen) == 1


def test_a_library_that_sends_on_ways_of_its_own_is_not_trusted(client, monkeypatch):
    from connectors.garmin.library import Library

    monkeypatch.setattr(Library, "request", lambda *_, **__: None)

    error = refused(lambda: client.get(PROFILE))

    assert error.permanent
    assert "version" in error.message


def test_what_the_service_says_is_told_clean(server, client):
    said = "no \x1b[31mred\x1b[0m " + "and so on " * 100
    server.faults.append(Fault("GET", Answer(400, {"message": said})))

    message = refused(lambda: client.get(PROFILE)).message

    assert "\x1b" not in message
    assert len(message) < 300


def test_requests_keep_their_distance_where_the_server_is_far(
    server, kept, monkeypatch
):
    waits = []
    monkeypatch.setattr("connectors.garmin.wire.time.sleep", waits.append)
    client = GarminClient(server.tokens(), kept, base_url=server.url, pace_s=5.0)

    for _ in range(3):
        client.get(PROFILE)

    assert len(waits) == 2
    assert all(4.0 < wait <= 5.0 for wait in waits)
