import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import KeyringLocked

from coach.credentials.key import new_key
from coach.credentials.key_places import KeyPlaces
from coach.credentials.os_keyring import KeyringKeep, real_keyring
from coach.errors import CoachError


class Ring(KeyringBackend):
    """A keyring in memory."""

    priority = -1  # keyring shall never choose it by itself

    def __init__(self):
        super().__init__()
        self.held, self.locked = {}, False

    def get_password(self, service, username):
        if self.locked:
            raise KeyringLocked
        return self.held.get((service, username))

    def set_password(self, service, username, password):
        if self.locked:
            raise KeyringLocked
        self.held[service, username] = password

    def delete_password(self, service, username):
        del self.held[service, username]


@pytest.fixture
def ring():
    before, ring = keyring.get_keyring(), Ring()
    keyring.set_keyring(ring)
    yield ring
    keyring.set_keyring(before)


@pytest.mark.parametrize("module", ["fail", "null"])
def test_a_keyring_that_keeps_nothing_is_none(module, ring):
    from importlib import import_module

    keyring.set_keyring(import_module(f"keyring.backends.{module}").Keyring())

    assert real_keyring() is None


def test_what_is_kept_is_each_homes_own(ring):
    KeyringKeep(ring, "one").save("hevy", "key-of-one")

    assert KeyringKeep(ring, "one").load("hevy") == "key-of-one"
    assert KeyringKeep(ring, "other").load("hevy") is None
    KeyringKeep(ring, "one").remove("hevy")
    assert ring.held == {}


def test_a_locked_keyring_gives_nothing_and_says_what_it_does_not_take(ring):
    ring.locked = True

    assert KeyringKeep(ring, "one").load("hevy") is None
    with pytest.raises(CoachError, match="did not take the secret"):
        KeyringKeep(ring, "one").save("hevy", "key-of-one")


def test_a_database_key_lies_in_the_keyring_where_there_is_one(ring, tmp_path):
    places, key = KeyPlaces(tmp_path / "home", tmp_path / "key"), new_key()

    assert "keyring" in places.keep(key)
    assert places.find(key.id) == key
    assert not places.file.exists()


def test_a_key_file_that_was_named_comes_before_the_keyring(ring, tmp_path):
    places = KeyPlaces(tmp_path / "home", tmp_path / "key", chosen=True)
    key = new_key()

    assert places.keep(key) == str(tmp_path / "key")
    assert places.find(key.id) == key
    assert ring.held == {}
