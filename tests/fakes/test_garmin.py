"""The real client library takes the fake for Garmin."""

import io
import json
import zipfile

import garminconnect
import pytest
from garminconnect import Garmin

from tests.fakes.garmin import FakeGarmin
from tests.fakes.garmin.accounts import EMAIL, PASSWORD

WIRE_RUN = {
    "workoutName": "6x400",
    "description": "[coach:ab12cd34]",
    "sportType": {"sportTypeId": 1, "sportTypeKey": "swimming"},
    "mood": "keen",
    "workoutSegments": [
        {
            "segmentOrder": 1,
            "sportType": {"sportTypeId": 1},
            "workoutSteps": [
                {
                    "type": "ExecutableStepDTO",
                    "stepOrder": 1,
                    "stepType": {"stepTypeId": 1},
                    "endCondition": {"conditionTypeId": 2},
                    "endConditionValue": 600.0,
                    "targetType": {"workoutTargetTypeId": 1},
                    "weightValue": 1000.0,
                }
            ],
        }
    ],
}


@pytest.fixture(scope="module")
def server():
    with FakeGarmin() as fake:
        yield fake


def client_of(server, **more):
    library = Garmin(EMAIL, PASSWORD, **more)
    client = library.client
    client._connectapi = client._sso = client._connect = server.url
    client._di_token_url = f"{server.url}/di-oauth2-service/oauth/token"
    return library


@pytest.fixture
def library(server, monkeypatch):
    from garminconnect import client

    token_url = f"{server.url}/di-oauth2-service/oauth/token"
    monkeypatch.setattr(client, "DI_TOKEN_URL", token_url)  # where 0.3.2 has it
    if hasattr(client, "sso"):
        monkeypatch.setattr(client.sso, "MOBILE_DELAY_MIN_S", 0)
        monkeypatch.setattr(client.sso, "MOBILE_DELAY_MAX_S", 0)
    return client_of(server)


def test_a_password_opens_it(server, library):
    library.login()

    assert library.get_full_name() == "Ann Example"
    assert server.logins == 1


def test_a_second_factor_is_asked_for(server, library):
    server.mfa_code = "123456"
    library.prompt_mfa = lambda: "123456"

    library.login()
    server.mfa_code = None

    assert library.get_full_name() == "Ann Example"


def test_a_stale_token_is_refreshed_and_the_old_refresh_token_is_spent(server, library):
    old = server.tokens()
    library.client.loads(old)
    server.expire_tokens()

    library.client.connectapi("/userprofile-service/socialProfile")
    new = library.client.dumps()
    server.expire_tokens()
    library.client.loads(old)

    assert json.loads(new)["di_refresh_token"] != json.loads(old)["di_refresh_token"]
    with pytest.raises(garminconnect.GarminConnectConnectionError, match="401"):
        library.client.connectapi("/userprofile-service/socialProfile")


def test_activities_come_in_pages_newest_first_until_there_are_none(server, library):
    library.client.loads(server.tokens())
    ids = [
        server.add_activity(b"fit", start=f"2026-02-{day:02} 07:00:00")
        for day in range(1, 24)
    ]

    since = len(server.seen)
    listed = library.get_activities_by_date("2026-02-01", "2026-02-28")

    assert [each["activityId"] for each in listed] == ids[::-1]
    assert len(server.seen) - since == 3
    packed = zipfile.ZipFile(
        io.BytesIO(
            library.download_activity(ids[0], Garmin.ActivityDownloadFormat.ORIGINAL)
        )
    )
    assert packed.read(f"{ids[0]}_ACTIVITY.fit") == b"fit"


def test_a_workout_is_kept_by_numbers_and_without_what_is_not_known(server, library):
    library.client.loads(server.tokens())

    number = library.upload_workout(WIRE_RUN)["workoutId"]
    kept = library.get_workout_by_id(number)

    assert kept["sportType"]["sportTypeKey"] == "running"
    assert "mood" not in kept
    step = kept["workoutSegments"][0]["workoutSteps"][0]
    assert (step["weightValue"], step["endConditionValue"]) == (None, 600.0)
    assert isinstance(step["stepId"], int)


def test_a_workout_scheduled_twice_stands_there_twice(server, library):
    library.client.loads(server.tokens())
    number = library.upload_workout(WIRE_RUN)["workoutId"]
    path = f"/workout-service/schedule/{number}"

    for _ in range(2):
        library.client.post("connectapi", path, json={"date": "2026-03-31"}, api=True)

    assert len(server.workouts_on("2026-03-31")) == 2
    for month in (2, 3):  # from 0; the month's page has whole weeks
        page = library.client.connectapi(f"/calendar-service/year/2026/month/{month}")
        days = [e["date"] for e in page["calendarItems"] if e["itemType"] == "workout"]
        assert days == ["2026-03-31", "2026-03-31"]


def test_days_are_asked_for_in_spans(server, library):
    library.client.loads(server.tokens())
    server.add_vo2max("2026-02-03", 48.7)
    server.add_weight("2026-02-04", 80.5, body_fat=18.4)
    server.add_night("2026-02-05")

    body = library.get_body_composition("2026-02-01", "2026-02-28")
    vo2max = library.client.connectapi(
        "/metrics-service/metrics/maxmet/daily/2026-02-01/2026-02-28"
    )
    hrv = library.client.connectapi("/hrv-service/hrv/daily/2026-02-01/2026-02-28")

    assert [each["weight"] for each in body["dateWeightList"]] == [80500.0]
    assert vo2max[0]["generic"]["vo2MaxPreciseValue"] == 48.7
    assert hrv == {}
