"""A Garmin that only writes down what it is asked, and answers as if all went well."""

from dataclasses import dataclass, field
from urllib.parse import urlencode

from connectors.base import Request
from connectors.garmin.own_workouts import SCHEDULE, WORKOUT, WORKOUTS

_MADE = "9" * 18
_NOT_YET = "{workoutId}"


@dataclass(slots=True)
class Rehearsal:
    """A `GarminApi` that reaches no one.

    Attributes:
        asked: every request; an id that Garmin would have given is `{workoutId}`.
    """

    asked: list[Request] = field(default_factory=list)
    _stands: object = None

    def get(self, path: str, **params: object) -> object:
        """What was sent last; before that nothing."""
        query = f"?{urlencode(params)}" if params else ""
        self._note("GET", f"{path}{query}")
        if path.startswith(f"{WORKOUT}/"):
            return self._stands if self._stands is not None else {"workoutId": 0}
        return [] if path == WORKOUTS else {}

    def download(self, path: str) -> bytes:
        """Nothing."""
        self._note("GET", path)
        return b""

    def post(self, path: str, json: object) -> object:
        """An id for it."""
        self._note("POST", path, json)
        if path.startswith(SCHEDULE):
            return {"workoutScheduleId": int(_MADE)}
        self._stands = json
        return {"workoutId": int(_MADE)}

    def put(self, path: str, json: object) -> object:
        """Nothing, as Garmin does."""
        self._note("PUT", path, json)
        self._stands = json
        return {}

    def delete(self, path: str) -> object:
        """Nothing, as Garmin does."""
        self._note("DELETE", path)
        return {}

    def _note(self, method: str, path: str, body: object = None) -> None:
        self.asked.append(Request(method, path.replace(_MADE, _NOT_YET), body))
