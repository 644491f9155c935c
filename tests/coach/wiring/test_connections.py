"""The services of an athlete, as settings and log-ins name them."""

import pytest

from coach.domain.sync import Trouble
from connectors.base import ConnectorError

TOKENS = '{"di_token": "a.b.c", "di_refresh_token": "r", "di_client_id": "c"}'


@pytest.fixture
def services(home, monkeypatch):
    """The services of a home without a keyring."""
    from coach.wiring import credentials

    monkeypatch.setattr(credentials, "real_keyring", lambda: None)
    with home.context() as context:
        yield context.services


def put(home, name, text):
    file = home.folder / name
    file.parent.mkdir(mode=0o700)
    file.write_text(text)


def test_without_tokens_and_key_no_service_is_ready(services):
    assert services.ready() == ()
    for name in ("garmin", "hevy"):
        with pytest.raises(ConnectorError, match="nobody has logged in") as caught:
            services.source(name)
        assert caught.value.trouble is Trouble.LOG_IN


def test_what_lies_in_the_home_makes_a_service_ready(home, services):
    put(home, "garmin/garmin_tokens.json", TOKENS)
    put(home, "hevy/api_key", "a-key-of-hevy")

    assert services.ready() == ("garmin", "hevy")
    for name in services.ready():
        assert services.source(name).name == services.target(name).name == name
        assert services.source(name) is services.source(name)


def test_a_key_in_the_settings_is_as_good(home, monkeypatch):
    monkeypatch.setenv("COACH_HEVY_API_KEY", "a-key-of-hevy")

    with home.context() as context:
        assert context.services.ready() == ("hevy",)
        assert context.services.target("hevy").name == "hevy"


def test_tokens_that_cannot_be_read_are_told_when_they_are_needed(home, services):
    (home.folder / "garmin" / "garmin_tokens.json").mkdir(parents=True)

    assert services.ready() == ("garmin",)
    with pytest.raises(ConnectorError, match="cannot be read") as caught:
        services.source("garmin")
    assert caught.value.trouble is Trouble.LOG_IN


def test_no_request_is_sent_before_something_is_asked(home, services):
    put(home, "garmin/garmin_tokens.json", TOKENS)

    assert services.target("garmin").client.asked == 0
