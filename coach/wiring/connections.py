"""Garmin and Hevy as the settings and the log-ins name them."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from coach.credentials.keep import GARMIN, HEVY, Keep
from coach.database import Database
from coach.domain.athlete import Athlete
from coach.domain.sync import Probe, Trouble
from coach.errors import CoachError
from coach.redaction import Secret, clean
from coach.settings import Settings
from coach.wiring.credentials import PlainKeep, keep_of
from connectors.base import ConnectorError

if TYPE_CHECKING:
    from coach.jobs.log_in import Credentials, Entry
    from connectors.base import ActivitySource, WorkoutTarget
    from connectors.garmin.client import GarminClient
    from connectors.hevy.client import HevyClient
    from connectors.http import TimeLeft

NAMES = (GARMIN, HEVY)
"""The services, in the order they are asked."""


@dataclass(frozen=True, slots=True)
class ConfiguredServices:
    """The services of one athlete; a library is loaded when its service is asked.

    What training comes from and where workouts go are asked by two clients: each has
    its own number of requests.
    """

    settings: Settings
    athlete: Athlete
    database: Database
    _made: "dict[tuple[str, str], tuple[Any, GarminClient | HevyClient]]" = field(
        default_factory=dict, repr=False, compare=False
    )

    def ready(self) -> tuple[str, ...]:
        """Those there are tokens or a key for, in the order they are asked.

        A key in the system's keyring is not looked for.
        """
        return tuple(name for name in NAMES if self._is_there(name))

    def opens(self, name: str) -> Secret | None:
        """What the service would be opened with now; None of nothing that is good."""
        if name == HEVY and self.settings.hevy_api_key is not None:
            return self.settings.hevy_api_key
        try:
            text = self._keep.load(name)
        except CoachError:
            return None
        return None if text is None else Secret(text)

    def source(self, name: str) -> "ActivitySource":
        """The service training comes from."""
        source: ActivitySource
        source, _ = self._once("source", name, _SOURCES)
        return source

    def target(self, name: str, time_left: "TimeLeft | None" = None) -> "WorkoutTarget":
        """The service workouts go to; no request takes longer than is left."""
        from connectors.http import unhurried

        target: WorkoutTarget
        target, client = self._once("target", name, _TARGETS)
        client.time_left = time_left or unhurried
        return target

    def probe(self, name: str) -> Probe:
        """What the service says when it is asked a single thing; nobody logs in."""
        if name == GARMIN:
            from connectors.garmin.probe import probe as probe_garmin

            return probe_garmin(self._garmin())
        from connectors.hevy.probe import probe as probe_hevy

        return probe_hevy(self._hevy())

    def log_in(self, name: str, credentials: "Credentials") -> "Entry":
        """What the service gives for a password or a key; nothing is kept yet."""
        if name == GARMIN:
            return _log_in_to_garmin(credentials, self.settings.garmin_base_url)
        return _log_in_to_hevy(credentials, self.settings.hevy_base_url)

    def keep(self, name: str, secret: Secret | None) -> None:
        """Keep what opens the service; None forgets it."""
        self._made.clear()
        if secret is None:
            self._keep.remove(name)
        else:
            self._keep.save(name, secret.reveal())

    @property
    def _keep(self) -> Keep:
        return keep_of(self.settings, self.athlete, self.database)

    def _is_there(self, name: str) -> bool:
        if name == HEVY and self.settings.hevy_api_key is not None:
            return True
        keep = self._keep
        # The keyring is slow to load. What it holds came there by coach auth, which
        # switched the service on: that is known without it.
        quick = keep.files if isinstance(keep, PlainKeep) else keep
        try:
            return quick.load(name) is not None
        except CoachError:
            return True  # what cannot be read is told when it is needed

    def _once(
        self, role: str, name: str, makers: "dict[str, Callable[[Any], Any]]"
    ) -> tuple[Any, "GarminClient | HevyClient"]:
        made = self._made.get((role, name))
        if made is None:
            client = self._garmin() if name == GARMIN else self._hevy()
            made = self._made[role, name] = makers[name](client), client
        return made

    def _garmin(self) -> "GarminClient":
        from connectors.garmin.client import GarminClient

        keep = self._keep
        return GarminClient(
            _opens(keep, GARMIN),
            lambda tokens: keep.save(GARMIN, tokens),
            base_url=self.settings.garmin_base_url,
            reload=lambda: keep.load(GARMIN),
        )

    def _hevy(self) -> "HevyClient":
        from connectors.hevy.client import HevyClient

        key = self.settings.hevy_api_key or Secret(_opens(self._keep, HEVY))
        return HevyClient(key, self.settings.hevy_base_url)


def _opens(keep: Keep, name: str) -> str:
    """What opens that service.

    Raises:
        ConnectorError: there is nothing, or it cannot be read.
    """
    try:
        text = keep.load(name)
    except CoachError as error:
        said = f"what opens it cannot be read: {error.what}"
        raise _log_in_first(name, said) from error
    if text is None:
        raise _log_in_first(name, "nobody has logged in")
    return text


def _log_in_first(name: str, why: str) -> ConnectorError:
    return ConnectorError(
        name.capitalize(), why, permanent=True, trouble=Trouble.LOG_IN
    )


def _garmin_source(client: "GarminClient") -> "ActivitySource":
    from connectors.garmin.source import GarminSource

    return GarminSource(client)


def _hevy_source(client: "HevyClient") -> "ActivitySource":
    from connectors.hevy.source import HevySource

    return HevySource(client)


def _garmin_target(client: "GarminClient") -> "WorkoutTarget":
    from connectors.garmin.target import GarminTarget

    return GarminTarget(client)


def _hevy_target(client: "HevyClient") -> "WorkoutTarget":
    from connectors.hevy.target import HevyTarget

    return HevyTarget(client)


_SOURCES: dict[str, Callable[[Any], Any]] = {GARMIN: _garmin_source, HEVY: _hevy_source}
_TARGETS: dict[str, Callable[[Any], Any]] = {GARMIN: _garmin_target, HEVY: _hevy_target}


def _log_in_to_garmin(credentials: "Credentials", base_url: str | None) -> "Entry":
    from coach.jobs.log_in import Entry
    from connectors.garmin.login import log_in

    given = log_in(
        credentials.email,
        credentials.secret.reveal(),
        credentials.ask_code or _no_code,
        base_url=base_url,
    )
    return Entry(Secret(given.tokens), given.account)


def _no_code() -> str:
    raise _log_in_first(GARMIN, "it wants a code, and nobody is there to give it")


def _log_in_to_hevy(credentials: "Credentials", base_url: str | None) -> "Entry":
    from coach.jobs.log_in import Entry
    from connectors.hevy.client import HevyClient

    account = HevyClient(credentials.secret, base_url).user()
    return Entry(credentials.secret, clean(account.name, limit=100))
