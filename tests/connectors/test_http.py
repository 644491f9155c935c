import threading

import pytest

from connectors.http import TooLateError, retry_after_s, within

NOW = "Thu, 26 Nov 2026 20:00:00 GMT"


@pytest.mark.parametrize(
    ("headers", "seconds"),
    [
        ({"Retry-After": "120"}, 120.0),
        ({"retry-after": " 0 "}, 0.0),
        ({"Retry-After": "99999999999999999"}, 86_400.0),
        ({"Retry-After": "Thu, 26 Nov 2026 20:02:00 GMT", "Date": NOW}, 120.0),
        ({"Retry-After": "Thu, 26 Nov 2026 19:00:00 GMT", "date": NOW}, 0.0),
        ({"Retry-After": "Fri, 26 Nov 2027 20:00:00 GMT", "Date": NOW}, 86_400.0),
        ({"Retry-After": "Thu, 26 Nov 2026 20:02:00 GMT"}, None),
        ({"Retry-After": "soon", "Date": NOW}, None),
        ({"Retry-After": "-5"}, None),
        ({"Retry-After": ""}, None),
        ({}, None),
    ],
)
def test_how_long_to_wait_is_told_in_seconds_or_as_a_date(headers, seconds):
    assert retry_after_s(headers) == seconds


def test_what_is_back_in_time_gives_or_raises_what_it_does():
    assert within(5, lambda: 7) == 7
    with pytest.raises(KeyError, match="lost"):
        within(5, lambda: {}["lost"])


def test_what_is_not_back_in_time_is_not_waited_for():
    never = threading.Event()
    with pytest.raises(TooLateError):
        within(0.01, never.wait)
    never.set()
