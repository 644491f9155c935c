"""Garmin's calendar: which workout is planned for which day."""

from datetime import date, timedelta

from tests.fakes.garmin.activities import Activities
from tests.fakes.garmin.workouts import NUMBER, Workouts, missing
from tests.fakes.server import Answer, route


class Calendar(Workouts, Activities):
    """The athlete's calendar.

    Attributes:
        schedule: `{"workoutId": …, "day": "2026-03-01"}` by the entry's id. The same
            workout asked for twice for a day stands there twice.
    """

    def __init__(self):
        super().__init__()
        self.schedule: dict[int, dict] = {}
        self._next_entry = 1_790_000_001

    # What a test does.

    def workouts_on(self, day):
        """Every workout that stands on that day, as often as it stands there."""
        return [
            self.workouts[entry["workoutId"]]
            for entry in self.schedule.values()
            if entry["day"] == str(day)
        ]

    def workout_removed(self, number):
        self.schedule = {
            key: entry
            for key, entry in self.schedule.items()
            if entry["workoutId"] != number
        }

    # What a client asks.

    @route("POST", f"/workout-service/schedule/{NUMBER}")
    def _schedule(self, asked, number):
        if int(number) not in self.workouts:
            return missing(number)
        day = _day(asked.json.get("date"))
        if day is None:
            return Answer(400, {"message": "date"})
        key, self._next_entry = self._next_entry, self._next_entry + 1
        self.schedule[key] = {"workoutId": int(number), "day": day}
        return Answer(200, self._entry(key))

    @route("GET", f"/workout-service/schedule/{NUMBER}")
    def _scheduled(self, asked, key):
        known = int(key) in self.schedule
        return Answer(200, self._entry(int(key))) if known else missing(key)

    @route("PUT", f"/workout-service/schedule/{NUMBER}")
    def _reschedule(self, asked, key):
        if int(key) not in self.schedule:
            return missing(key)
        day = _day(asked.json.get("calendarDate"))
        if day is None:
            return Answer(400, {"message": "calendarDate"})
        self.schedule[int(key)]["day"] = day
        return Answer(200, self._entry(int(key)))

    @route("DELETE", f"/workout-service/schedule/{NUMBER}")
    def _unschedule(self, asked, key):
        known = self.schedule.pop(int(key), None) is not None
        return Answer(204) if known else missing(key)

    @route("GET", "/workout-service/schedule/workoutScheduleByPeriod")
    def _by_period(self, asked):
        first, last = asked.query.get("startDate"), asked.query.get("endDate")
        if _day(first) is None or _day(last) is None:
            return Answer(400, {"message": "startDate and endDate are required"})
        found = [k for k, e in self.schedule.items() if first <= e["day"] <= last]
        return Answer(200, [self._entry(key) for key in found])

    @route("GET", r"/calendar-service/year/(\d{4})/month/(\d+)")
    def _month(self, asked, year, month):
        if int(month) > 11:  # January is 0
            return Answer(400, {"message": "month"})
        first, last = _weeks_of(int(year), int(month) + 1)
        items = [
            self._item(key)
            for key, entry in self.schedule.items()
            if first <= entry["day"] <= last
        ]
        items += [
            {
                "id": each["activityId"],
                "itemType": "activity",
                "title": each["activityName"],
                "date": each["startTimeLocal"][:10],
            }
            for each in self.activities.values()
            if first <= each["startTimeLocal"][:10] <= last
        ]
        return Answer(
            200,
            {"year": int(year), "month": int(month), "calendarItems": items},
        )

    def _entry(self, key):
        entry = self.schedule[key]
        workout = self.workouts[entry["workoutId"]]
        return {
            "workoutScheduleId": key,
            "workout": {
                "workoutId": workout["workoutId"],
                "workoutName": workout["workoutName"],
            },
            "calendarDate": entry["day"],
            "createdDate": "2026-03-01",
            "ownerId": 1,
            "associatedActivityId": None,
        }

    def _item(self, key):
        entry = self.schedule[key]
        workout = self.workouts[entry["workoutId"]]
        return {
            "id": key,
            "itemType": "workout",
            "workoutId": workout["workoutId"],
            "title": workout["workoutName"],
            "date": entry["day"],
            "sportTypeKey": workout["sportType"]["sportTypeKey"],
        }


def _day(text):
    try:
        return date.fromisoformat(text).isoformat()
    except (TypeError, ValueError):
        return None


def _weeks_of(year, month):
    """First and last day of the month's page: whole weeks, Sunday to Saturday."""
    first = date(year, month, 1)
    following = (first + timedelta(days=32)).replace(day=1)
    last = following - timedelta(days=1)
    before = first - timedelta(days=(first.weekday() + 1) % 7)
    after = last + timedelta(days=(5 - last.weekday()) % 7)
    return before.isoformat(), after.isoformat()
