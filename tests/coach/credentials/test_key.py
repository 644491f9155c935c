import pytest

from coach.credentials.key import KEY_BYTES, Key, keys_in, new_key
from coach.errors import CoachError, ExitCode
from coach.redaction import redacted

KEY = Key(bytes(range(KEY_BYTES)))


def test_a_key_reads_back_as_it_was_written_down():
    assert keys_in(f"# mine\n\n{KEY.written}\n", "here") == (KEY,)


@pytest.mark.parametrize(
    "slip",
    [
        str.lower,
        lambda text: text.removeprefix("coach-key-1 "),
        lambda text: text.replace("-", " ").replace("coach key 1", ""),
        lambda text: text.replace("O", "0").replace("I", "1"),
    ],
)
def test_it_may_be_written_carelessly(slip):
    prefix, letters = KEY.written.split()
    written = slip(letters) if slip is str.lower else slip(f"{prefix} {letters}")

    assert keys_in(written.replace("c0ach", "coach"), "here") == (KEY,)


@pytest.mark.parametrize("line", ["hello", KEY.written[:-1], KEY.written[:-1] + "A"])
def test_a_slip_of_the_pen_is_told(line):
    with pytest.raises(CoachError, match="line 1 is no key") as refusal:
        keys_in(line, "FILE")
    assert refusal.value.code is ExitCode.BAD_SETTINGS


def test_no_two_keys_are_alike_and_none_shows_itself():
    one, other = new_key(), new_key()

    assert one != other
    assert one.id != other.id
    assert one.raw.hex() not in repr(one)
    assert redacted(f"a {one.raw.hex()} b {one.written}") == "a *** b coach-key-1 ***"
