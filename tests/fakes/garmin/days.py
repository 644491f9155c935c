"""What Garmin measured day by day, asked for in spans of days."""

from datetime import date, datetime

from tests.fakes.server import Answer, Fake, route

DAY = r"(\d{4}-\d\d-\d\d)"
SLEEP_DAYS = 28
"""A longer span of nights is refused."""


class Days(Fake):
    """The athlete's measurements.

    Attributes:
        vo2max, weights, nights, hrv, readiness, daily: Garmin's own objects, each list
            in the order they came in.
    """

    def __init__(self):
        super().__init__()
        self.vo2max: list[dict] = []
        self.weights: list[dict] = []
        self.nights: list[dict] = []
        self.hrv: list[dict] = []
        self.readiness: list[dict] = []
        self.daily: list[dict] = []

    # What a test does.

    def add_vo2max(self, day, running=None, *, cycling=None):
        """A reading, exact to a tenth; there is none on days without an update."""
        self.vo2max.append(
            {
                "userId": 1,
                "generic": running and _max_met(day, running),
                "cycling": cycling and _max_met(day, cycling),
                "heatAltitudeAcclimation": None,
            }
        )

    def add_weight(self, day, weight_kg, *, body_fat=None, at="06:30", **more):
        """A weigh-in; `at` is the athlete's clock, taken for UTC here."""
        instant = int(datetime.fromisoformat(f"{day}T{at}:00+00:00").timestamp() * 1000)
        self.weights.append(
            {
                "samplePk": instant,
                "date": instant,
                "calendarDate": str(day),
                "weight": round(weight_kg * 1000.0, 1),
                "bmi": None,
                "bodyFat": body_fat,
                "bodyWater": None,
                "boneMass": None,
                "muscleMass": None,
                "sourceType": "INDEX_SCALE" if body_fat else "MANUAL",
                "timestampGMT": instant,
                "weightDelta": None,
                **more,
            }
        )

    def add_night(self, day, *, hours=7.25, score=81, resting_hr=51, **more):
        """The night that ended on that day."""
        slept = int(hours * 3600)
        values = {
            "totalSleepTimeInSeconds": slept,
            "deepTime": slept // 5,
            "lightTime": slept // 2,
            "remTime": slept // 4,
            "awakeTime": 900,
            "sleepScore": score,
            "sleepScoreQuality": "GOOD",
            "restingHeartRate": resting_hr,
            "avgOvernightHrv": None,
            **more,
        }
        self.nights.append({"calendarDate": str(day), "values": values})

    def add_hrv(self, day, last_night=58, *, weekly=55, **more):
        """The heart rate's variability of the night that ended on that day."""
        self.hrv.append(
            {
                "calendarDate": str(day),
                "weeklyAvg": weekly,
                "lastNightAvg": last_night,
                "lastNight5MinHigh": last_night + 20,
                "baseline": {"lowUpper": 45, "balancedLow": 49, "balancedUpper": 66},
                "status": "BALANCED",
                "feedbackPhrase": "HRV_BALANCED_2",
                **more,
            }
        )

    def add_readiness(self, day, score=78, *, at="07:10:00", **more):
        """One of the day's readings of training readiness."""
        self.readiness.append(
            {
                "calendarDate": str(day),
                "timestamp": f"{day}T{at}.0",
                "timestampLocal": f"{day}T{at}.0",
                "deviceId": 1,
                "level": "HIGH",
                "score": score,
                "recoveryTime": 420,
                "inputContext": "AFTER_WAKEUP_RESET",
                **more,
            }
        )

    def add_day(self, day, *, resting_hr=51, steps=9120, **more):
        """A day's summary."""
        self.daily.append(
            {
                "userProfileId": 1,
                "calendarDate": str(day),
                "totalSteps": steps,
                "totalKilocalories": 2680.0,
                "activeKilocalories": 810.0,
                "restingHeartRate": resting_hr,
                "averageStressLevel": 27,
                **more,
            }
        )

    # What a client asks.

    @route("GET", f"/metrics-service/metrics/maxmet/daily/{DAY}/{DAY}")
    def _vo2max(self, asked, first, last):
        def day(each):
            return (each["generic"] or each["cycling"])["calendarDate"]

        return Answer(200, [e for e in self.vo2max if first <= day(e) <= last])

    @route("GET", "/weight-service/weight/dateRange")
    def _weights(self, asked):
        if set(asked.query) != {"startDate", "endDate"}:
            return Answer(400, {"message": "startDate and endDate are required"})
        first, last = asked.query["startDate"], asked.query["endDate"]
        found = within(self.weights, first, last)
        average = sum(each["weight"] for each in found) / len(found) if found else None
        return Answer(
            200,
            {
                "startDate": first,
                "endDate": last,
                "dateWeightList": found,
                "totalAverage": {"weight": average, "bodyFat": None},
            },
        )

    @route("GET", f"/sleep-service/stats/sleep/daily/{DAY}/{DAY}")
    def _nights(self, asked, first, last):
        span = date.fromisoformat(last) - date.fromisoformat(first)
        if span.days >= SLEEP_DAYS:
            return Answer(400, {"message": f"at most {SLEEP_DAYS} days"})
        found = within(self.nights, first, last)
        return _or_nothing(found, {"overallStats": {}, "individualStats": found})

    @route("GET", f"/hrv-service/hrv/daily/{DAY}/{DAY}")
    def _hrv(self, asked, first, last):
        found = within(self.hrv, first, last)
        return _or_nothing(found, {"hrvSummaries": found, "userProfilePk": 1})

    @route("GET", f"/metrics-service/metrics/trainingreadiness/{DAY}/{DAY}")
    def _readiness(self, asked, first, last):
        return Answer(200, within(self.readiness, first, last))

    @route("GET", "/usersummary-service/v2/dailysummaries")
    def _daily(self, asked):
        if set(asked.query) != {"startDate", "endDate"}:
            return Answer(400, {"message": "startDate and endDate are required"})
        first, last = asked.query["startDate"], asked.query["endDate"]
        return Answer(200, {"data": within(self.daily, first, last)})


def within(entries, first, last):
    return [each for each in entries if first <= each["calendarDate"] <= last]


def _or_nothing(found, body):
    return Answer(200, body) if found else Answer(204)


def _max_met(day, value):
    return {
        "calendarDate": str(day),
        "vo2MaxPreciseValue": value,
        "vo2MaxValue": float(round(value)),
        "fitnessAge": None,
        "fitnessAgeDescription": None,
        "maxMetCategory": 0,
    }
