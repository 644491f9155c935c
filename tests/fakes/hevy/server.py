"""Hevy's API with one athlete's account behind it."""

import json
import uuid
from datetime import UTC, datetime, timedelta

from tests.fakes.hevy import bodies
from tests.fakes.hevy.bodies import BodyError
from tests.fakes.hevy.replies import body, in_shape, page
from tests.fakes.hevy.templates import built_in, template
from tests.fakes.server import Answer, Fake, route

KEY = "11111111-2222-4333-8444-555555555555"

_BEGUN = datetime(2026, 11, 20, 23, 0, tzinfo=UTC)
_WRITTEN_AMOUNTS = (
    *("type", "weight_kg", "reps", "distance_meters", "duration_seconds"),
    "custom_metric",
)
_ID = "([^/]+)"


class FakeHevy(Fake):
    """Hevy's server, with all of its oddities.

    Attributes:
        key: the only one that may ask.
        pro: without it everything is refused with 403.
        routine_limit: how many routines there may be.
        custom_limit: how many exercises of the athlete's own.
        post_shape: how a new routine is answered: `bare`, `wrapped` or `empty`.
        put_shape: how a changed one is: `bare`, `wrapped` or `none`.
        folder_shape: how a new folder is: `bare` or `wrapped`.
        shows_notes: routines are shown with their notes, as the documents do not say.
        drift_kg: what loads are off by when they are read back.
        now: the server's time; a second passes with every change.
    """

    def __init__(self, key=KEY):
        super().__init__()
        self.key = key
        self.pro = True
        self.routine_limit = 1000
        self.custom_limit = 1000
        self.post_shape = "bare"
        self.put_shape = "bare"
        self.folder_shape = "bare"
        self.shows_notes = False
        self.drift_kg = 0.0
        self.now = _BEGUN
        self.templates = built_in()
        self.workouts = {}
        self.deleted = {}
        self.routines = {}
        self.folders = []
        self.measurements = {}
        self._made = 0

    # What the athlete does in the app.

    def add_workout(self, title, start, end, *exercises, description="", **fields):
        """Log a workout; times are UTC, `2026-11-18T23:58:00Z`. Its id comes back."""
        key = fields.pop("key", None) or self._new_id()
        moment = self._tick()
        self.workouts[key] = {
            "id": key,
            "title": title,
            "description": description,
            "start_time": start,
            "end_time": end,
            "updated_at": moment,
            "created_at": moment,
            "exercises": [{"index": n, **each} for n, each in enumerate(exercises)],
            **fields,
        }
        return key

    def edit_workout(self, key, **fields):
        """Change it; exercises are given as in `add_workout`."""
        if "exercises" in fields:
            numbered = enumerate(fields["exercises"])
            fields["exercises"] = [{"index": n, **each} for n, each in numbered]
        self.workouts[key] |= {"updated_at": self._tick(), **fields}

    def delete_workout(self, key):
        """Delete it."""
        del self.workouts[key]
        self.deleted[key] = self._tick()

    def add_measurement(self, day, **sizes):
        """Measure the body; what there is of that day is replaced."""
        self.measurements[day] = {"date": day, **bodies.NOTHING_MEASURED, **sizes}

    def add_exercise(self, title, kind="weight_reps"):
        """Make an exercise of the athlete's own. Its id, a UUID, comes back."""
        key = self._new_id()
        self.templates[key] = template(key, title, kind, custom=True)
        return key

    def delete_routine(self, key):
        """Delete a routine in the app; the API cannot."""
        del self.routines[key]

    # What tests look at.

    def titles(self):
        """Titles of all routines, sorted."""
        return sorted(routine["title"] for routine in self.routines.values())

    def routine_of(self, text):
        """The one routine whose title or notes hold that text."""
        (found,) = self.routines_with(text)
        return found

    def routines_with(self, text):
        """Every routine whose title or notes hold that text, such as a marker."""
        return [
            routine
            for routine in self.routines.values()
            if text in routine["title"] or text in (routine["notes"] or "")
        ]

    # What the server answers.

    def check(self, asked):
        if asked.headers.get("api-key") != self.key:
            return Answer(401, {"error": "Unauthorized"})
        if not self.pro:
            return Answer(403, {"error": "Hevy Pro is required"})
        return None

    def answer(self, asked):
        try:
            return super().answer(asked)
        except BodyError as error:
            return error.answer

    @route("GET", "/v1/user/info")
    def user(self, asked):
        me = {
            "id": "9c465af3-de7d-42bc-9c7c-f0170396358b",
            "name": "Test",
            "url": "https://hevy.com/user/test",
        }
        return Answer(200, {"data": me})

    @route("GET", "/v1/workouts")
    def list_workouts(self, asked):
        newest = sorted(
            self.workouts.values(), key=lambda w: w["start_time"], reverse=True
        )
        return page(asked, "workouts", newest)

    @route("GET", "/v1/workouts/count")
    def count_workouts(self, asked):
        return Answer(200, {"workout_count": len(self.workouts)})

    @route("GET", "/v1/workouts/events")
    def events(self, asked):
        since = asked.query.get("since", "1970-01-01T00:00:00Z")
        try:
            since = datetime.fromisoformat(since)
        except ValueError:
            return Answer(500, {"error": "Internal Server Error"})
        happened = [
            (each["updated_at"], {"type": "updated", "workout": each})
            for each in self.workouts.values()
        ]
        happened += [
            (moment, {"type": "deleted", "id": key, "deleted_at": moment})
            for key, moment in self.deleted.items()
        ]
        recent = [e for e in happened if datetime.fromisoformat(e[0]) >= since]
        recent.sort(key=lambda each: each[0], reverse=True)
        return page(asked, "events", [event for _, event in recent])

    @route("GET", f"/v1/workouts/{_ID}")
    def one_workout(self, asked, key):
        if key not in self.workouts:
            return Answer(404, {"error": "Workout not found"})
        return Answer(200, self.workouts[key])

    @route("POST", "/v1/workouts")
    def post_workout(self, asked):
        written = self._workout_in(asked)
        key = self._new_id()
        self.workouts[key] = {"id": key, "created_at": self._tick(), **written}
        self.workouts[key]["updated_at"] = self.workouts[key]["created_at"]
        return Answer(201, self.workouts[key])

    @route("PUT", f"/v1/workouts/{_ID}")
    def put_workout(self, asked, key):
        written = self._workout_in(asked)
        if "is_private" not in asked.json["workout"]:
            return Answer(500, {"error": "Internal Server Error"})
        if key not in self.workouts:
            return Answer(404, {"error": "Workout not found"})
        self.workouts[key] |= {**written, "updated_at": self._tick()}
        return Answer(200, self.workouts[key])

    @route("GET", "/v1/routines")
    def list_routines(self, asked):
        return page(asked, "routines", [*map(self._shown, self.routines.values())])

    @route("GET", f"/v1/routines/{_ID}")
    def one_routine(self, asked, key):
        if key not in self.routines:
            return Answer(404, {"error": "Routine not found"})
        return Answer(200, {"routine": self._shown(self.routines[key])})

    @route("POST", "/v1/routines")
    def post_routine(self, asked):
        routine = body(asked, bodies.NEW_ROUTINE)["routine"]
        exercises = self._exercises_in(routine["exercises"])
        if len(self.routines) >= self.routine_limit:
            return Answer(403, {"error": "Routine limit exceeded"})
        folder = routine.get("folder_id")
        if folder is not None and folder not in {f["id"] for f in self.folders}:
            return Answer(400, {"error": "Folder not found"})
        key, moment = self._new_id(), self._tick()
        self.routines[key] = {
            "id": key,
            "title": routine["title"],
            "folder_id": folder,
            "notes": routine.get("notes"),
            "updated_at": moment,
            "created_at": moment,
            "exercises": exercises,
        }
        return in_shape(self.post_shape, 201, self._shown(self.routines[key]))

    @route("PUT", f"/v1/routines/{_ID}")
    def put_routine(self, asked, key):
        routine = body(asked, bodies.CHANGED_ROUTINE)["routine"]
        exercises = self._exercises_in(routine["exercises"])
        if key not in self.routines:
            return Answer(404, {"error": "Routine not found"})
        self.routines[key] |= {
            "title": routine["title"],
            "notes": routine.get("notes"),
            "updated_at": self._tick(),
            "exercises": exercises,
        }
        return in_shape(self.put_shape, 200, self._shown(self.routines[key]))

    @route("GET", "/v1/routine_folders")
    def list_folders(self, asked):
        return page(asked, "routine_folders", self.folders)

    @route("GET", f"/v1/routine_folders/{_ID}")
    def one_folder(self, asked, key):
        found = [each for each in self.folders if str(each["id"]) == key]
        return Answer(200, found[0]) if found else Answer(404, {"error": "Not found"})

    @route("POST", "/v1/routine_folders")
    def post_folder(self, asked):
        title = body(asked, bodies.FOLDER)["routine_folder"]["title"]
        moment = self._tick()
        made = {"id": 42 + len(self.folders), "index": 0, "title": title}
        made |= {"updated_at": moment, "created_at": moment}
        for each in self.folders:
            each["index"] += 1
        self.folders.insert(0, made)
        wrapped = self.folder_shape == "wrapped"
        return Answer(201, {"routine_folder": made} if wrapped else made)

    @route("GET", "/v1/exercise_templates")
    def list_templates(self, asked):
        return page(asked, "exercise_templates", [*self.templates.values()], most=100)

    @route("GET", f"/v1/exercise_templates/{_ID}")
    def one_template(self, asked, key):
        if key not in self.templates:
            return Answer(404, {"error": "Exercise template not found"})
        return Answer(200, self.templates[key])

    @route("POST", "/v1/exercise_templates")
    def post_template(self, asked):
        made = body(asked, bodies.TEMPLATE)["exercise"]
        own = sum(each["is_custom"] for each in self.templates.values())
        if own >= self.custom_limit:
            return Answer(403, {"error": "exceeds-custom-exercise-limit"})
        key = self.add_exercise(made["title"], made["exercise_type"])
        return Answer(200, {"id": key})

    @route("GET", "/v1/body_measurements")
    def list_measurements(self, asked):
        newest = [self.measurements[day] for day in sorted(self.measurements)][::-1]
        return page(asked, "body_measurements", newest, usual=10, past_end=404)

    @route("GET", f"/v1/body_measurements/{_ID}")
    def one_measurement(self, asked, day):
        if day not in self.measurements:
            return Answer(404, {"error": "Body measurement not found"})
        return Answer(200, self.measurements[day])

    @route("POST", "/v1/body_measurements")
    def post_measurement(self, asked):
        measured = body(asked, bodies.NEW_MEASUREMENT)
        if measured["date"] in self.measurements:
            return Answer(409, {"error": "A measurement for this date already exists"})
        self.add_measurement(measured.pop("date"), **measured)
        return Answer(200)

    @route("PUT", f"/v1/body_measurements/{_ID}")
    def put_measurement(self, asked, day):
        measured = body(asked, bodies.CHANGED_MEASUREMENT)
        if day not in self.measurements:
            return Answer(404, {"error": "No measurement found for the given date"})
        self.add_measurement(day, **measured)
        return Answer(200)

    def _workout_in(self, asked):
        workout = body(asked, bodies.WORKOUT)["workout"]
        fields = ("title", "description", "start_time", "end_time")
        exercises = self._exercises_in(workout["exercises"])
        for each in exercises:
            each.pop("rest_seconds")
            for one in each["sets"]:
                one.pop("rep_range")
        return {
            **{field: workout.get(field) or "" for field in fields},
            "exercises": exercises,
        }

    def _exercises_in(self, written):
        return [self._exercise_in(at, each) for at, each in enumerate(written)]

    def _exercise_in(self, at, each):
        key = each["exercise_template_id"]
        if key not in self.templates:
            raise BodyError(f"Exercise template {key} not found")
        return {
            "index": at,
            "title": self.templates[key]["title"],
            "rest_seconds": each.get("rest_seconds"),
            "notes": each.get("notes") or "",
            "exercise_template_id": key,
            "supersets_id": each.get("superset_id"),
            "sets": [
                {
                    "index": n,
                    **{amount: one.get(amount) for amount in _WRITTEN_AMOUNTS},
                    "rep_range": one.get("rep_range"),
                    "rpe": one.get("rpe"),
                }
                for n, one in enumerate(each["sets"])
            ],
        }

    def _shown(self, routine):
        shown = json.loads(json.dumps(routine))
        if not self.shows_notes:
            del shown["notes"]
        for each in shown["exercises"]:
            for one in each["sets"]:
                if one["weight_kg"] is not None:
                    one["weight_kg"] += self.drift_kg
        return shown

    def _new_id(self):
        self._made += 1
        return str(
            uuid.UUID(int=0x7F0C_1111_0000_4000_8000_0000_0000_0000 + self._made)
        )

    def _tick(self):
        moment = self.now
        self.now += timedelta(seconds=1)
        return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
