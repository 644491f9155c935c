"""What the athlete did, as Garmin lists it, with the file the watch sent."""

import io
import zipfile
from datetime import datetime, timedelta

from tests.fakes.server import Answer, Fake, route

# Each kind's own number and that of the kind above it.
KINDS = {
    "running": (1, 17),
    "cycling": (2, 17),
    "hiking": (3, 17),
    "other": (4, 17),
    "walking": (9, 17),
    "strength_training": (13, 29),
    "indoor_cycling": (25, 2),
    "swimming": (26, 17),
    "lap_swimming": (27, 26),
    "fitness_equipment": (29, 17),
    "indoor_rowing": (32, 29),
    "obstacle_run": (154, 1),
    "treadmill_running": (18, 1),
    "multi_sport": (89, 17),
    "yoga": (163, 29),
}
LIMIT = 1000
"""More at once is refused."""


class Activities(Fake):
    """The athlete's activities.

    Attributes:
        activities: each entry of the list, by its id.
        files: the file of each that has one.
        details: what `/splits`, `/exerciseSets` and their like answer, by id.
    """

    def __init__(self):
        super().__init__()
        self.activities: dict[int, dict] = {}
        self.files: dict[int, bytes] = {}
        self.details: dict[int, dict[str, object]] = {}
        self._next_activity = 20_000_000_001

    # What a test does.

    def add_activity(
        self,
        fit=None,
        *,
        start="2026-03-01 06:58:03",
        utc_offset_h=-5.0,
        kind="running",
        name="Morning Run",
        duration=2700.0,
        details=None,
        **summary,
    ):
        """One more activity, and its id.

        Args:
            fit: the file; None for an entry made by hand.
            start: on the athlete's clock.
            kind: Garmin's `typeKey`.
            duration: in seconds; `distance` is in metres.
            details: `{"splits": …, "exerciseSets": …}`.
            summary: more fields of the list's entry, or others in their place.
        """
        number = self._next_activity
        self._next_activity += 1
        local = datetime.fromisoformat(start)
        utc = local - timedelta(hours=utc_offset_h)
        self.activities[number] = {
            "activityId": number,
            "activityName": name,
            "activityType": type_of(kind),
            "eventType": {"typeId": 9, "typeKey": "uncategorized"},
            "startTimeLocal": f"{local:%Y-%m-%d %H:%M:%S}",
            "startTimeGMT": f"{utc:%Y-%m-%d %H:%M:%S}",
            "duration": duration,
            "elapsedDuration": duration,
            "movingDuration": duration,
            "distance": 0.0,
            "averageHR": None,
            "maxHR": None,
            "calories": None,
            "manualActivity": fit is None,
            **summary,
        }
        if fit is not None:
            self.files[number] = fit
        self.details[number] = dict(details or {})
        return number

    def edit(self, number, *, fit=None, details=None, kind=None, **summary):
        """Change fields of the list's entry, or the file behind it."""
        if kind is not None:
            summary["activityType"] = type_of(kind)
        self.activities[number].update(summary)
        if fit is not None:
            self.files[number] = fit
        self.details[number].update(details or {})

    def edit_sets(self, number, *sets):
        """The athlete corrects the sets in the app: the file stays as it was.

        The list sums them up by exercise.
        """
        said = {"activityId": number, "exerciseSets": list(sets)}
        done = [each for each in sets if each["setType"] == "ACTIVE"]
        sums = {}
        for each in done:
            (guess, *_) = each["exercises"]
            sums.setdefault((guess["category"], guess["name"]), []).append(each)
        self.edit(
            number,
            details={"exerciseSets": said},
            totalSets=len(sets),
            activeSets=len(done),
            totalReps=sum(each["repetitionCount"] for each in done),
            summarizedExerciseSets=[
                {
                    "category": category,
                    "subCategory": name,
                    "reps": sum(each["repetitionCount"] for each in of_one),
                    "maxWeight": max(each["weight"] for each in of_one),
                    "sets": len(of_one),
                }
                for (category, name), of_one in sums.items()
            ],
        )

    def delete(self, number):
        """The athlete deletes an activity."""
        del self.activities[number]
        self.files.pop(number, None)
        self.details.pop(number, None)

    # What a client asks.

    @route("GET", "/activitylist-service/activities/search/activities")
    def _search(self, asked):
        start = _whole(asked.query.get("start", "0"))
        limit = _whole(asked.query.get("limit", "20"))
        if start is None or limit is None or not 0 < limit <= LIMIT:
            return Answer(400, {"message": "Bad paging"})
        first = asked.query.get("startDate", "")
        last = asked.query.get("endDate", "9999-12-31")
        found = [
            each
            for each in self.activities.values()
            if first <= each["startTimeLocal"][:10] <= last
        ]
        found.sort(key=lambda each: each["startTimeGMT"], reverse=True)
        return Answer(200, found[start : start + limit])

    @route("GET", "/activitylist-service/activities/count")
    def _count(self, asked):
        return Answer(200, {"totalCount": len(self.activities)})

    @route("GET", r"/activity-service/activity/(\d+)")
    def _activity(self, asked, number):
        entry = self.activities.get(int(number))
        if entry is None:
            return _missing(number)
        listed = {"activityId", "activityName", "activityType", "eventType"}
        summary = {key: value for key, value in entry.items() if key not in listed} | {
            "startTimeLocal": _moment(entry["startTimeLocal"]),
            "startTimeGMT": _moment(entry["startTimeGMT"]),
        }
        return Answer(
            200,
            {
                "activityId": entry["activityId"],
                "activityName": entry["activityName"],
                "activityTypeDTO": entry["activityType"],
                "eventTypeDTO": entry["eventType"],
                "summaryDTO": summary,
                "metadataDTO": {"manualActivity": int(number) not in self.files},
            },
        )

    @route("GET", r"/activity-service/activity/(\d+)/(\w+)")
    def _detail(self, asked, number, kind):
        if int(number) not in self.activities:
            return _missing(number)
        known = self.details[int(number)]
        if kind in known:
            return Answer(200, known[kind])
        empty = {"splits": "lapDTOs", "exerciseSets": "exerciseSets"}
        if kind in empty:
            return Answer(200, {"activityId": int(number), empty[kind]: []})
        return Answer(204)

    @route("GET", r"/download-service/files/activity/(\d+)")
    def _download(self, asked, number):
        content = self.files.get(int(number))
        if content is None:
            return _missing(number)
        packed = io.BytesIO()
        with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as archive:
            archive.writestr(f"{number}_ACTIVITY.fit", content)
        return Answer(200, packed.getvalue(), {"Content-Type": "application/zip"})


def lifted(category, name, reps, load_kg, duration=40.0):
    """A set, as `/exerciseSets` has it."""
    guess = {"category": category, "name": name, "probability": 100.0}
    return {
        "exercises": [guess],
        "duration": duration,
        "repetitionCount": reps,
        "weight": load_kg * 1000.0,
        "setType": "ACTIVE",
    }


def rested(duration):
    """The pause after a set."""
    return {
        "exercises": [],
        "duration": duration,
        "repetitionCount": None,
        "weight": None,
        "setType": "REST",
    }


def type_of(kind):
    number, parent = KINDS[kind]
    return {
        "typeId": number,
        "typeKey": kind,
        "parentTypeId": parent,
        "isHidden": False,
    }


def _moment(text):
    return text.replace(" ", "T") + ".0"


def _whole(text):
    return int(text) if text.isdecimal() else None


def _missing(number):
    return Answer(404, {"message": f"Activity {number} not found"})
