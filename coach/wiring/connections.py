"""Garmin and Hevy as the settings and the log-ins name them."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from coach.database import Database
from coach.domain.athlete import Athlete
from coach.domain.sync import Trouble
from coach.settings import Settings
from connectors.base import ConnectorError

if TYPE_CHECKING:
    from connectors.base import ActivitySource, WorkoutTarget


@dataclass(frozen=True, slots=True)
class ConfiguredServices:
    """The services of one athlete; a library is loaded when its service is asked."""

    settings: Settings
    athlete: Athlete
    database: Database

    def ready(self) -> tuple[str, ...]:
        """Those there are tokens or a key for, in the order they are asked."""
        return ()

    def source(self, name: str) -> "ActivitySource":
        """The service training comes from."""
        raise _log_in_first(name)

    def target(self, name: str) -> "WorkoutTarget":
        """The service workouts go to."""
        raise _log_in_first(name)


def _log_in_first(name: str) -> ConnectorError:
    return ConnectorError(
        name.capitalize(),
        "nobody has logged in",
        permanent=True,
        trouble=Trouble.LOG_IN,
    )
