"""Garmin's library of planned workouts."""

from tests.fakes.garmin.canonical import RefusedError, canonical
from tests.fakes.garmin.vocabulary import ALL
from tests.fakes.server import Answer, Fake, route

NUMBER = r"(\d+)"


class Workouts(Fake):
    """The athlete's planned workouts.

    Attributes:
        workouts: each as Garmin keeps it, by its id.
        lists_descriptions: the library's list holds them; the wire examples lack them.
        lists_nulls: it has a place for each description, and nothing in it.
        answers_updates: an update is answered with the workout instead of 204.
    """

    def __init__(self):
        super().__init__()
        self.workouts: dict[int, dict] = {}
        self.lists_descriptions = False
        self.lists_nulls = False
        self.answers_updates = False
        self._next_workout = 1_400_000_001
        self._next_step = 9_000_000_001

    # What a test does.

    def add_workout(self, sent):
        """A workout that someone else put there; its id."""
        return self._keep(sent)["workoutId"]

    # What a client asks.

    @route("POST", "/workout-service/workout")
    def _create(self, asked):
        try:
            return Answer(200, self._keep(asked.json))
        except RefusedError as error:
            return _bad(error)

    @route("GET", f"/workout-service/workout/{NUMBER}")
    def _read(self, asked, number):
        kept = self.workouts.get(int(number))
        return Answer(200, kept) if kept else missing(number)

    @route("PUT", f"/workout-service/workout/{NUMBER}")
    def _update(self, asked, number):
        if int(number) not in self.workouts:
            return missing(number)
        if asked.json.get("workoutId") != int(number):
            return _bad("workoutId differs from the path")
        try:
            kept = self._keep(asked.json, int(number))
        except RefusedError as error:
            return _bad(error)
        return Answer(200, kept) if self.answers_updates else Answer(204)

    @route("DELETE", f"/workout-service/workout/{NUMBER}")
    def _remove(self, asked, number):
        if self.workouts.pop(int(number), None) is None:
            return missing(number)
        self.workout_removed(int(number))
        return Answer(204)

    def workout_removed(self, number):
        """What else goes with a workout."""

    @route("GET", "/workout-service/workouts")
    def _list(self, asked):
        start, limit = asked.query.get("start", "0"), asked.query.get("limit", "100")
        if not (start.isdecimal() and limit.isdecimal()):
            return _bad("paging")
        newest_first = sorted(self.workouts.values(), key=_number, reverse=True)
        page = newest_first[int(start) :][: int(limit)]
        return Answer(200, [self._listed(each) for each in page])

    @route("GET", "/workout-service/workout/types")
    def _types(self, asked):
        return Answer(200, ALL)

    def _keep(self, sent, number=None):
        kept, self._next_step = canonical(sent, self._next_step)
        if number is None:
            number, self._next_workout = self._next_workout, self._next_workout + 1
        self.workouts[number] = {
            "workoutId": number,
            "ownerId": 1,
            **kept,
            "createdDate": "2026-03-01T20:00:00.0",
            "updatedDate": "2026-03-01T20:00:00.0",
            "workoutProvider": None,
        }
        return self.workouts[number]

    def _listed(self, kept):
        keys = ["workoutId", "ownerId", "workoutName", "sportType", "createdDate"]
        if self.lists_descriptions:
            keys.append("description")
        entry = {key: kept[key] for key in keys}
        if self.lists_nulls:
            entry["description"] = None
        return entry | {"updateDate": kept["updatedDate"], "workoutProvider": None}


def _number(kept):
    return kept["workoutId"]


def missing(number):
    return Answer(404, {"message": f"{number} not found"})


def _bad(why):
    return Answer(400, {"message": f"Bad request: {why}"})
