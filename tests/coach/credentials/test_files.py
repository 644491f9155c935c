import os

import pytest

from coach.credentials.files import FileKeep
from coach.errors import CoachError
from coach.redaction import redacted


@pytest.fixture
def keep(tmp_path):
    return FileKeep(tmp_path / "home")


def test_garmins_tokens_lie_where_its_client_looks(keep):
    keep.save("garmin", '{"di_token": "made up"}')

    file = keep.home / "garmin" / "garmin_tokens.json"
    assert file.read_text() == '{"di_token": "made up"}'
    assert keep.load("garmin") == '{"di_token": "made up"}'


def test_athletes_do_not_share_tokens(keep):
    other = FileKeep(keep.home, 2)
    keep.save("hevy", "first-key")
    other.save("hevy", "second-key")

    assert (keep.load("hevy"), other.load("hevy")) == ("first-key", "second-key")
    assert other.place("garmin") == keep.home / "garmin/athlete-2/garmin_tokens.json"


def test_nobody_else_reads_them_whatever_the_umask(keep):
    before = os.umask(0)
    try:
        (keep.home / "garmin").mkdir(parents=True, mode=0o755)
        FileKeep(keep.home, 2).save("garmin", "token")
        keep.save("garmin", "token")
    finally:
        os.umask(before)

    for path in (keep.home / "garmin").rglob("*"):
        assert path.stat().st_mode & 0o077 == 0, path
    assert (keep.home / "garmin").stat().st_mode & 0o777 == 0o700


def test_what_is_removed_is_gone_and_what_is_not_there_is_none(keep):
    assert keep.load("hevy") is None
    keep.remove("hevy")
    keep.save("hevy", "key-of-hevy")
    keep.remove("hevy")
    assert keep.load("hevy") is None


def test_a_planted_link_is_not_followed(keep, tmp_path):
    (tmp_path / "elsewhere").write_text("of another")
    place = keep.place("garmin")
    place.parent.mkdir(parents=True)
    place.symlink_to(tmp_path / "elsewhere")

    with pytest.raises(CoachError, match="cannot be read"):
        keep.load("garmin")
    keep.save("garmin", "mine")
    assert (tmp_path / "elsewhere").read_text() == "of another"
    assert keep.load("garmin") == "mine"


def test_what_was_kept_or_loaded_is_never_shown(keep):
    keep.save("hevy", "quite-secret-key")

    assert redacted("with quite-secret-key in it") == "with *** in it"
