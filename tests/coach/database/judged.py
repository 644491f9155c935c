"""Limits, decisions and models asked, for tests of the store."""

from datetime import UTC, datetime, time, timedelta

from coach.domain.athlete import Slot
from coach.domain.gym import Plate, Racks
from coach.domain.judgement import Aggressiveness, RuleSetting
from coach.domain.learned import Forecast, Learned, Task
from coach.domain.ledger import Decision
from coach.domain.lifter_kind import LifterKind
from coach.domain.limits import (
    Busy,
    Liking,
    Pause,
    PauseReason,
    Preference,
    SpecialDay,
)
from coach.domain.model_call import Consent, ModelCall
from coach.domain.prediction import Direction, Measure, Prediction
from coach.domain.review import Evidence, Verdict
from tests import builders

NOW = datetime(2026, 3, 8, 21, 0, tzinfo=UTC)


def fill_judgement(store, mark):
    """What the plan is checked against, a decision, and a model asked."""
    today, name = builders.day(0), f"squat of {mark}"
    store.set_equipment(frozenset({f"bar of {mark}"}))
    store.set_racks(Racks({"barbell": 20.0}, (Plate(20.0 + len(mark), 2),)))
    store.set_pool_days(frozenset({len(mark) % 7}))
    evening = Slot(today.weekday(), time(18), time(19))
    store.save_special_day(SpecialDay(today, (evening,)))
    meeting = Busy(datetime(2026, 3, 2, 9), datetime(2026, 3, 2, 10), mark)  # noqa: DTZ001
    store.set_busy(mark, (meeting,))
    store.save_pause(Pause(today, builders.day(6), PauseReason.HOLIDAY, today))
    store.save_preference(Preference(name, Liking.NEVER, today))
    foretold = Prediction(
        Measure.HOURS, Direction.AT_LEAST, 3.0, None, "h", builders.day(7)
    )
    store.save_decision(
        Decision(
            today,
            f"p1-{mark}",
            "VO02",
            Verdict.APPROVE,
            NOW,
            (Evidence("hours", 2.5, "h"),),
            (foretold,),
        )
    )
    reason = f"review of {mark}"
    said = RuleSetting("AD01", today, reason, NOW, Aggressiveness.CONSERVATIVE)
    if said not in store.rule_settings():
        store.add_rule_setting(said)
    call = ModelCall(
        *(NOW, today, "anthropic", f"model of {mark}", 900, "ab" * 32, 400),
        *(1.5, 300, 120, 0.001, "used"),
    )
    if call not in store.model_calls():
        store.add_model_call(call)
    store.save_consent(Consent("anthropic", NOW, with_texts=len(mark) % 2 == 1))
    _fill_learned(store, mark)


def _fill_learned(store, mark):
    today = builders.day(0)
    model = Learned(
        *(Task.NEXT_SESSION, f"v-{mark}", today, builders.day(-90), today, 120),
        *({"weights": [1.0, 2.5], "of": mark}, {"mape": 0.07}),
        *("last_session", {"mape": 0.08}),
    )
    store.save_model(model, NOW)
    store.take_into_service(model.task, model.version, today)
    foretold = {"e1rm_kg": 100.0 + len(mark), "low80": 95.0, "high80": 106.0}
    store.save_forecast(
        Forecast(Task.NEXT_SESSION, f"squat of {mark}", today, "last_session", foretold)
    )
    store.share_lifting(NOW + timedelta(minutes=len(mark)))
    features = {"sessions_a_week": float(len(mark))}
    store.save_kind(
        LifterKind(today, 12, features, {"squat": {mark: 1.0}}, {"of": mark}), NOW
    )


def everything_judged(store):
    """What each way of reading answers about them."""
    return {
        "equipment": store.equipment(),
        "racks": store.racks(),
        "pool_days": store.pool_days(),
        "special_days": store.special_days(),
        "busy": store.busy(),
        "pauses": store.pauses(),
        "preferences": store.preferences(),
        "decisions": store.decisions(),
        "decisions_to_grade": store.decisions_to_grade(builders.day(9)),
        "rule_settings": (store.rule_settings(), store.rule_settings(builders.day(0))),
        "model_calls": store.model_calls(),
        "consent": store.consent("anthropic"),
        "consents": store.consents(),
        "lifting_shared": store.lifting_shared(),
        "kind": (store.kind(builders.day(0)), store.kind(builders.day(-1))),
        "models": (store.models(), store.models(builders.day(-1))),
        "versions": [store.versions(task, builders.day(1)) for task in Task],
        "open_forecasts": [store.open_forecasts(t, builders.day(1)) for t in Task],
        "serving": [store.serving(task, builders.day(1)) for task in Task],
        "forecasts": [
            (store.forecasts(task), store.forecasts(task, builders.day(0)))
            for task in Task
        ],
    }
