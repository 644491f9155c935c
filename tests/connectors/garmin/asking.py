"""What the tests of Garmin's client ask for, and how they see it refused."""

import pytest

from connectors.base import ConnectorError

PROFILE = "/userprofile-service/socialProfile"
WORKOUT = "/workout-service/workout"
REFRESH = "/di-oauth2-service/oauth/token"
RUN = {
    "workoutName": "easy run",
    "sportType": {"sportTypeId": 1},
    "workoutSegments": [
        {
            "segmentOrder": 1,
            "sportType": {"sportTypeId": 1},
            "workoutSteps": [
                {
                    "type": "ExecutableStepDTO",
                    "stepOrder": 1,
                    "stepType": {"stepTypeId": 3},
                    "endCondition": {"conditionTypeId": 2},
                    "endConditionValue": 600.0,
                    "targetType": {"workoutTargetTypeId": 1},
                }
            ],
        }
    ],
}


def refused(act):
    """The error that it ends in."""
    with pytest.raises(ConnectorError) as caught:
        act()
    return caught.value
