"""What an answer's headers and bodies mean."""

import pytest

from connectors.garmin.answers import Reply, decoded, said


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
