"""What an answer's headers and bodies mean."""

import pytest

from connectors.garmin.answers import Reply, decoded, said, wait_of


@pytest.mark.parametrize(
    ("after", "wait_s"),
    [
        ("90", 90),
        (" 1.5 ", 1.5),
        ("0", 0),
        ("-5", 0),
        ("1e99", 7 * 24 * 3600),
        ("inf", 7 * 24 * 3600),
        ("nan", None),
        ("soon", None),
        ("", None),
        ("Sun, 01 Mar 2026 10:05:00 GMT", 300),
        ("Sun, 01 Mar 2026 11:05:00 +0100", 300),
        ("Sun, 01 Mar 2026 09:05:00 GMT", 0),
    ],
)
def test_a_wait_is_seconds_or_a_date_by_the_services_own_clock(after, wait_s):
    headers = {"retry-after": after, "date": "Sun, 01 Mar 2026 10:00:00 GMT"}

    assert wait_of(headers) == wait_s


def test_a_date_without_a_clock_is_no_wait():
    assert wait_of({"retry-after": "Sun, 01 Mar 2026 10:05:00 GMT"}) is None
    assert wait_of({}) is None


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b'{"message": "no"}', "no"),
        (b'{"error": "not yet"}', "not yet"),
        (b'{"message": {"deep": 1}}', "no reason was given"),
        (b"[1]", ""),
        (b"<html>", ""),
        (b"", ""),
    ],
)
def test_the_services_own_words_are_heard_where_it_has_some(content, words):
    assert said(Reply(400, {}, content)) == words


def test_nothing_is_none_and_nonsense_is_an_error():
    assert decoded(b" ") is None
    for content in (b"<html>", b"[NaN]", b"[" * 100_000, b"\xff"):
        with pytest.raises(ValueError, match=r"."):
            decoded(content)
