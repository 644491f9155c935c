"""What no plan may break, and the ledger, put back from an export."""

import pytest

from coach.domain.learned import Task
from tests.coach.database.nouns import fill_judgement
from tests.coach.jobs.bringing_back import bring_back, exported
from tests.coach.jobs.test_restore_everything import put_back, store_of
from tests.homes import SUNDAY, march

SLOT = {"weekday": 3, "start": "18:00:00", "end": "19:00:00"}
TIME = {"start": "2026-03-12T09:00:00", "end": "2026-03-12T10:00:00"}
DECISION = {
    "review_day": SUNDAY,
    "proposal_id": "p1-3f2a",
    "rule": "VO02",
    "verdict": "approve",
    "decided_at": "2026-03-08T21:00:00Z",
    "inputs": [{"name": "hours", "value": 2.5, "unit": "h"}],
    "predictions": [
        {
            "measure": "hours",
            "direction": "at_least",
            "low": 3.0,
            "unit": "h",
            "look_back_on": march(15),
            "key": "",
        }
    ],
}
SET = {
    "rule": "AD01",
    "since": SUNDAY,
    "reason": "review 2026-03-08: TU01",
    "set_at": "2026-03-08T21:00:00Z",
    "setting": "conservative",
}
GOOD = [
    {"gym": ["barbell", "bench"]},
    {"gym": []},
    {"pool_days": [0, 2]},
    {"special_day": {"day": march(12), "slots": [SLOT]}},
    {"special_day": {"day": march(13), "slots": []}},
    {"busy": {"calendar": "work", "times": [TIME]}},
    {
        "pause": {
            "first": march(20),
            "last": march(22),
            "reason": "holiday",
            "said_on": SUNDAY,
        }
    },
    {"preference": {"exercise": "burpee", "liking": "never", "said_on": SUNDAY}},
    {"decision": DECISION},
    {"rule_setting": SET},
    {"rule_setting": {**SET, "reason": "undone: review 2026-03-08: TU01"}},
]


@pytest.mark.parametrize("line", GOOD, ids=str)
def test_each_kind_is_put_back_once(home, line):
    first, rows = put_back(home, line), home.rows()
    second = put_back(home, line)

    assert (first.fresh, first.issues) == (True, ())
    assert (second.fresh, second.issues) == (False, ())
    assert home.rows() == rows


def test_what_was_said_since_stands(home):
    home.run("gym", "set", "dumbbell")
    home.run("pool", "set", "fri")
    home.run("slots", "except", march(12), "6-7")
    home.run("prefer", "burpee", "preferred")
    home.run("pause", march(20), march(21))
    said = home.json("slots")

    restored = put_back(
        home,
        {"gym": ["barbell"]},
        {"pool_days": [0]},
        GOOD[3],
        GOOD[6],
        GOOD[7],
    )

    assert not restored.fresh
    assert home.json("slots") == said


def _pause(**fields):
    return {"pause": {**GOOD[6]["pause"], **fields}}


FORETOLD = {
    "task": "next_session",
    "subject": "bench press",
    "made_on": SUNDAY,
    "method": "last_session",
    "foretold": {"e1rm_kg": 102.0},
}

BAD = [
    ({"gym": 7}, "cannot be read"),
    ({"pool_days": [7]}, "no week has"),
    ({"special_day": {"day": march(13), "slots": [SLOT]}}, "slot of another day"),
    (
        {"special_day": {"day": march(12), "slots": [{**SLOT, "end": "18:00:00"}]}},
        "ends at once",
    ),
    ({"busy": {"calendar": "", "times": [TIME]}}, "time that is none"),
    (
        {"busy": {"calendar": "x", "times": [{**TIME, "end": TIME["start"]}]}},
        "time that is none",
    ),
    (
        {"busy": {"calendar": "x", "times": [{**TIME, "end": TIME["end"] + "Z"}]}},
        "",
    ),
    (_pause(last=march(19)), "ends before it begins"),
    (_pause(reason="lazy"), "reason"),
    ({"preference": {"exercise": "", "liking": "never", "said_on": SUNDAY}}, "of no"),
    ({"decision": {**DECISION, "decided_at": "2026-03-08T21:00:00"}}, "at no time"),
    ({"decision": {**DECISION, "proposal_id": ""}}, "of nothing"),
    ({"decision": {**DECISION, "verdict": "maybe"}}, "verdict"),
    ({"rule_setting": {**SET, "set_at": "2026-03-08T21:00:00"}}, "at no time"),
    ({"rule_setting": {**SET, "rule": ""}}, "without a rule"),
    ({"rule_setting": {**SET, "setting": "reckless"}}, "setting"),
    ({"forecast": {**FORETOLD, "subject": ""}}, "of nothing"),
    ({"forecast": {**FORETOLD, "foretold": {}}}, "foretells nothing"),
    ({"forecast": {**FORETOLD, "task": "weather"}}, "task"),
]


@pytest.mark.parametrize(("line", "why"), BAD, ids=str)
def test_a_line_that_cannot_be_put_back_changes_nothing(home, line, why):
    put_back(home)
    rows = home.rows()

    (issue,) = put_back(home, line).issues

    assert issue.where == "line 2"
    assert why in issue.why
    assert home.rows() == rows


def test_all_of_it_goes_to_another_home_and_nothing_is_lost(home, homes, tmp_path):
    with home.context() as context, context.writing() as store:
        fill_judgement(store, "Ada")
    files = exported(home, tmp_path / "out")

    other = homes()
    assert bring_back(other, *files).reasons == []

    for ask in (
        lambda store: store.equipment(),
        lambda store: store.pool_days(),
        lambda store: store.special_days(),
        lambda store: store.busy(),
        lambda store: store.pauses(),
        lambda store: store.preferences(),
        lambda store: store.decisions(),
        lambda store: store.rule_settings(),
        lambda store: [store.forecasts(task) for task in Task],
    ):
        assert store_of(other, ask) == store_of(home, ask)
        assert store_of(home, ask)
