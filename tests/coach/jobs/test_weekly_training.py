"""The evening that nobody looks on at trains once a week, and never fails by it."""

from dataclasses import dataclass

import pytest

from coach.jobs import train_models
from coach.jobs.train_models import TRAINING
from tests.homes import march
from tests.learners import StepLearner, keep_log, lifted, steady

EVENING = ("review", "--prepare-only", "--no-input", "--notify")


@pytest.fixture
def lifter(home, monkeypatch):
    monkeypatch.setattr(train_models, "learners", lambda: (StepLearner(),))
    with home.context() as context, context.writing() as store:
        keep_log(store, lifted(steady(80), until=0), context.clock.now())
    return home


def trainings(home):
    """Day and outcome of each training, the newest first."""
    with home.context() as context, context.reading() as store:
        runs = [each for each in store.runs(99) if each.command == TRAINING]
    return [(each.started_at.date().isoformat(), each.outcome) for each in runs]


def test_it_trains_when_the_last_training_is_a_week_old(lifter):
    for day in range(3, 19):
        lifter.at(march(day)).run(*EVENING)

    days = [day for day, _ in reversed(trainings(lifter))]
    assert days == [march(3), march(10), march(17)]


def test_one_that_the_athlete_asked_for_counts(lifter):
    lifter.at(march(3)).run("models", "train")

    lifter.at(march(9)).run(*EVENING)
    assert len(trainings(lifter)) == 1

    lifter.at(march(10)).run(*EVENING)
    assert len(trainings(lifter)) == 2


def test_a_review_asked_for_by_hand_trains_nothing(lifter):
    lifter.at(march(3)).run("review", "--no-input")

    assert trainings(lifter) == []


def test_what_it_learned_serves_from_the_next_evening_on(lifter):
    lifter.at(march(3)).run(*EVENING)

    def used(day):
        (model,) = lifter.json("models", "report", "--date", march(day))["models"]
        return model["in_use"]

    assert (used(3), used(4)) == ("floor", "model")


@dataclass(frozen=True)
class Broken(StepLearner):
    kind: type = ZeroDivisionError

    def learn(self, log, day):
        raise self.kind("a log nobody thought of")


@pytest.mark.parametrize(
    "kind",
    [ZeroDivisionError, KeyError, TypeError, AttributeError, MemoryError, ImportError],
)
def test_a_training_that_breaks_is_said_and_fails_no_evening(lifter, monkeypatch, kind):
    monkeypatch.setattr(train_models, "learners", lambda: (Broken(kind=kind),))

    lifter.at(march(3)).run(*EVENING)

    assert trainings(lifter) == [(march(3), "error")]
    said = lifter.at(march(3)).run("status").out
    assert "a log nobody thought of" in " ".join(said.split())


def test_where_another_run_is_at_work_the_next_evening_trains(lifter, monkeypatch):
    from coach.errors import CoachError, ExitCode

    def busy(*_):
        raise CoachError("Another run.", "It is.", "Wait.", ExitCode.ANOTHER_RUN)

    with monkeypatch.context() as patch:
        patch.setattr(train_models, "train_athlete", busy)
        lifter.at(march(3)).run(*EVENING)
    assert trainings(lifter) == []

    lifter.at(march(4)).run(*EVENING)
    assert trainings(lifter) == [(march(4), "ok")]


def test_who_never_lifts_is_not_trained_in_vain_each_evening(home):
    home.did(march(2))

    for day in (3, 4, 5):
        home.at(march(day)).run(*EVENING)

    assert trainings(home) == [(march(3), "ok")]


def found(home):
    """What coach doctor finds of the models."""
    findings = home.json("doctor", code=None)["checks"]
    return [each for each in findings if each["name"] == "models"]


def test_the_doctor_tells_when_models_were_trained_and_which_serve(lifter):
    assert found(lifter) == []

    lifter.at(march(3)).run("models", "train")

    (finding,) = found(lifter)
    assert finding["what"] == f"trained on {march(3)}; used for next session"


def test_the_doctor_tells_that_a_training_failed(lifter, monkeypatch):
    monkeypatch.setattr(train_models, "learners", lambda: (Broken(),))
    lifter.at(march(3)).run(*EVENING)

    (finding,) = found(lifter)

    assert finding["state"] == "note"
    assert "a log nobody thought of" in finding["what"]
