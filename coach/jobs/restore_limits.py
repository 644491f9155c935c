"""What no plan may break, the ledger, settings and forecasts, put back from an export.

As with all else, what stands here already is never touched.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from coach.database import Store
from coach.domain.athlete import Slot
from coach.domain.judgement import RuleSetting
from coach.domain.learned import Forecast
from coach.domain.ledger import Decision
from coach.domain.limits import Busy, Pause, Preference, SpecialDay
from coach.jobs.restore_nouns import Entry, NotSoundError, noun

_WEEKDAYS = range(7)


def _gym(store: Store, line: Entry, _: datetime) -> bool:
    equipment = frozenset(noun(str, each) for each in line["gym"])
    if store.equipment() is not None:
        return False
    store.set_equipment(equipment)
    return True


def _pool_days(store: Store, line: Entry, _: datetime) -> bool:
    weekdays = frozenset(noun(int, each) for each in line["pool_days"])
    if weekdays - set(_WEEKDAYS):
        raise NotSoundError("hold a weekday that no week has")
    if store.pool_days() is not None:
        return False
    store.set_pool_days(weekdays)
    return True


def _special_day(store: Store, line: Entry, _: datetime) -> bool:
    special = noun(SpecialDay, line["special_day"])
    if any(not _is_of(slot, special) for slot in special.slots):
        raise NotSoundError("holds a slot of another day, or one that ends at once")
    if any(each.day == special.day for each in store.special_days()):
        return False
    store.save_special_day(special)
    return True


def _is_of(slot: Slot, special: SpecialDay) -> bool:
    return slot.weekday == special.day.weekday() and slot.start < slot.end


def _busy(store: Store, line: Entry, _: datetime) -> bool:
    said = line["busy"]
    source = noun(str, said["calendar"])
    times = tuple(noun(Busy, {**each, "source": source}) for each in said["times"])
    zoned = any(t.tzinfo is not None for each in times for t in (each.start, each.end))
    if not source or zoned or any(each.end <= each.start for each in times):
        raise NotSoundError("holds a time that is none")
    if any(each.source == source for each in store.busy()):
        return False
    store.set_busy(source, times)
    return bool(times)


def _pause(store: Store, line: Entry, _: datetime) -> bool:
    pause = noun(Pause, line["pause"])
    if pause.last < pause.first:
        raise NotSoundError("ends before it begins")
    if any(each.first == pause.first for each in store.pauses()):
        return False
    store.save_pause(pause)
    return True


def _preference(store: Store, line: Entry, _: datetime) -> bool:
    said = noun(Preference, line["preference"])
    if not said.exercise:
        raise NotSoundError("is of no exercise")
    if any(each.exercise == said.exercise for each in store.preferences()):
        return False
    store.save_preference(said)
    return True


def _decision(store: Store, line: Entry, _: datetime) -> bool:
    given = line["decision"]
    unsaid = {"low": None, "high": None}
    foretold = [{**unsaid, **each} for each in given.get("predictions", ())]
    decision = noun(Decision, {**given, "predictions": foretold})
    if decision.decided_at.tzinfo is None or not decision.proposal_id:
        raise NotSoundError("was made at no time, or of nothing")
    held = {(each.review_day, each.proposal_id) for each in store.decisions()}
    if (decision.review_day, decision.proposal_id) in held:
        return False
    store.save_decision(decision)
    return True


def _rule_setting(store: Store, line: Entry, _: datetime) -> bool:
    said = noun(RuleSetting, line["rule_setting"])
    if said.set_at.tzinfo is None or not said.rule or not said.reason:
        raise NotSoundError("was set at no time, or without a rule or a reason")
    held = {(each.rule, each.since, each.reason) for each in store.rule_settings()}
    if (said.rule, said.since, said.reason) in held:
        return False
    store.add_rule_setting(said)
    return True


def _forecast(store: Store, line: Entry, _: datetime) -> bool:
    unsaid = {"came": None, "settled_on": None}
    given = noun(Forecast, {**unsaid, **line["forecast"]})
    if not given.subject or not given.method or not given.foretold:
        raise NotSoundError("is of nothing, or foretells nothing")
    held = {(each.subject, each.made_on) for each in store.forecasts(given.task)}
    if (given.subject, given.made_on) in held:
        return False
    return store.save_forecast(given)


KINDS: Mapping[str, Callable[[Store, Entry, datetime], bool]] = {
    "gym": _gym,
    "pool_days": _pool_days,
    "special_day": _special_day,
    "busy": _busy,
    "pause": _pause,
    "preference": _preference,
    "decision": _decision,
    "rule_setting": _rule_setting,
    "forecast": _forecast,
}
