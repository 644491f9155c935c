"""Services and what passes between them and coach, for tests of the store."""

from datetime import UTC, datetime

from coach.domain.sync import Delivery, RemoteActivity, Service, ServiceExercise
from tests import builders

NOW = datetime(2026, 3, 8, 21, 0, tzinfo=UTC)


def fill_services(store, mark, workout):
    """One of everything, with that planned workout at Garmin."""
    service = Service("garmin", NOW, {"of": mark}, failures=1, refused=f"1:{mark}")
    store.save_service(service)
    remote = RemoteActivity("garmin", f"17 of {mark}", builders.day(0), "v1", None)
    store.save_remote_activity(remote, NOW)
    squat = ServiceExercise("hevy", "D04AC939", "Squat", "weight_reps", "back squat")
    store.save_service_exercise(squat, NOW)
    store.save_delivery(Delivery("garmin", workout, workout, f"99 of {mark}"))
    store.save_secret("garmin", f"token of {mark}".encode())


def everything_served(store):
    """What each way of reading answers about them."""
    return {
        "service": store.service("garmin"),
        "services": store.services(),
        "remote_activities": store.remote_activities("garmin"),
        "service_exercises": store.service_exercises("hevy"),
        "deliveries": (store.deliveries(), store.deliveries("garmin")),
        "secret": store.secret("garmin"),
    }
