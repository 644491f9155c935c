from datetime import UTC, datetime, timedelta

import pytest

from coach.domain.sync import Service, Trouble
from coach.jobs.breaker import answered, may_ask, refused, rests
from coach.redaction import Secret
from connectors.base import ConnectorError

NOW = datetime(2026, 3, 1, 20, tzinfo=UTC)


def error(trouble, retry_after_s=None, message="no"):
    return ConnectorError(
        "Garmin",
        message,
        permanent=trouble is Trouble.LOG_IN,
        retry_after_s=retry_after_s,
        trouble=trouble,
    )


def after(*troubles, **also):
    """The service after refusals, each met when it could be asked again."""
    service, now = Service("garmin"), NOW
    for trouble in troubles:
        service = refused(service, error(trouble, **also), now)
        now = service.retry_at or now
    return service


def waits(*troubles):
    service = after(*troubles)
    return (service.retry_at - service.tried_at) / timedelta(minutes=1)


def test_a_service_never_asked_may_be():
    assert may_ask(Service("garmin"), NOW)


def test_what_the_service_says_of_the_time_to_wait_holds_to_the_second():
    service = after(Trouble.LIMITED, retry_after_s=90)
    assert not may_ask(service, NOW + timedelta(seconds=89))
    assert may_ask(service, NOW + timedelta(seconds=90))


@pytest.mark.parametrize(
    ("times", "minutes"), [(1, 60), (2, 120), (3, 240), (5, 960), (9, 1440)]
)
def test_one_that_limits_without_a_word_is_left_alone_twice_as_long_each_time(
    times, minutes
):
    assert waits(*[Trouble.LIMITED] * times) == minutes


@pytest.mark.parametrize(("times", "minutes"), [(1, 0), (2, 2), (3, 5), (30, 60)])
def test_one_that_does_not_answer_is_left_alone_for_minutes(times, minutes):
    assert waits(*[Trouble.DOWN] * times) == minutes


def test_refusals_of_another_kind_begin_a_new_row():
    assert waits(*[Trouble.DOWN] * 7, Trouble.LIMITED) == 60
    assert after(Trouble.DOWN, Trouble.DOWN, Trouble.LIMITED).failures == 1


def test_an_answer_ends_the_row():
    service = answered(after(Trouble.LIMITED), NOW + timedelta(hours=1))
    assert service == Service("garmin", tried_at=NOW + timedelta(hours=1))
    assert may_ask(service, NOW)


def test_one_that_wants_a_log_in_is_not_asked_until_then_by_anybody():
    service = after(Trouble.LOG_IN)
    assert service.retry_at is None
    assert not may_ask(service, NOW + timedelta(days=300), by_hand=True)


def test_by_hand_one_that_is_down_may_be_asked_and_one_that_limits_may_not():
    assert not may_ask(after(*[Trouble.DOWN] * 2), NOW)
    assert may_ask(after(*[Trouble.DOWN] * 2), NOW, by_hand=True)
    assert not may_ask(after(Trouble.LIMITED), NOW, by_hand=True)


@pytest.mark.parametrize("by_hand", [False, True])
def test_one_that_is_down_and_says_when_it_is_back_is_left_alone_until_then(by_hand):
    service = after(Trouble.DOWN, retry_after_s=600)
    assert service.trouble is Trouble.DOWN
    assert not may_ask(service, NOW + timedelta(seconds=599), by_hand=by_hand)
    assert may_ask(service, NOW + timedelta(seconds=600), by_hand=by_hand)


def test_by_hand_one_that_will_be_down_for_long_may_be_asked_once_an_hour():
    hour = timedelta(hours=1)
    service = after(Trouble.DOWN, retry_after_s=6 * 3600)
    assert not may_ask(service, NOW + 0.9 * hour, by_hand=True)
    assert may_ask(service, NOW + hour, by_hand=True)
    assert not may_ask(service, NOW + 5.9 * hour)

    again = refused(service, error(Trouble.DOWN, retry_after_s=5 * 3600), NOW + hour)
    assert not may_ask(again, NOW + 1.9 * hour, by_hand=True)


def test_what_it_says_is_no_longer_known_when_it_fails_again_without_a_word():
    told = after(Trouble.DOWN, Trouble.DOWN, retry_after_s=600)
    silent = refused(told, error(Trouble.DOWN), NOW)
    assert silent.failures == 1
    assert may_ask(silent, NOW)


def test_one_rests_that_nobody_may_ask_because_it_said_so():
    assert rests(after(Trouble.LIMITED), NOW)
    assert rests(after(Trouble.DOWN, retry_after_s=600), NOW)
    assert not rests(after(Trouble.DOWN, Trouble.DOWN), NOW)
    assert not rests(after(Trouble.LOG_IN), NOW)
    assert not rests(Service("garmin"), NOW)


def test_a_wait_begun_under_a_clock_that_was_wrong_binds_nobody():
    service = after(Trouble.LIMITED)
    assert may_ask(service, NOW - timedelta(days=400))
    assert not may_ask(service, NOW - timedelta(hours=3))  # set back by a little


def test_a_wait_of_ages_is_no_error():
    assert after(Trouble.LIMITED, retry_after_s=1e18).retry_at > NOW


def test_the_reason_is_kept_without_secrets_and_control_characters():
    Secret("hevy-key-1234")
    service = refused(
        Service("hevy"), error(Trouble.DOWN, message="a\x1b[31m hevy-key-1234"), NOW
    )
    assert service.reason == "a[31m ***"
