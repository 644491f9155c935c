"""Every document has a schema, every schema is of a document, and both are strict."""

import json
import re

import pytest
from jsonschema import Draft202012Validator
from typer.main import get_command

from coach.cli.app import app
from coach.reports.schemas import schema_names, schema_of
from tests.documents import checked
from tests.homes import EVERY_SPORT, MONDAY, SUNDAY, march
from tests.learners import keep_log, lifted, steady

ASKED = {
    "": [()],
    "activities": [("activities",)],
    "activity": [("activity", "1"), ("activity", "1", "--streams")],
    "auth garmin": [("auth", "garmin", "--logout")],
    "auth hevy": [("auth", "hevy", "--logout")],
    "auth llm": [("auth", "llm", "--logout")],
    "db backup": [("db", "backup")],
    "daemon": [],
    "db check": [("db", "check")],
    "db decrypt": [("db", "decrypt", "--yes")],
    "db encrypt": [("db", "encrypt", "--yes")],
    "db migrate": [("db", "migrate")],
    "db path": [("db", "path")],
    "db rebuild": [("db", "rebuild", "--yes")],
    "db rekey": [("db", "rekey", "--yes")],
    "db restore": [("db", "restore", "--yes")],
    "demo": [],
    "doctor": [("doctor",)],
    "exercise list": [("exercise", "list"), ("exercise", "list", "--unknown")],
    "exercise name": [("exercise", "name", "my own", "back squat")],
    "exercise search": [("exercise", "search", "legs", "dumbbell")],
    "exercise show": [("exercise", "show", "back squat")],
    "exercise substitute": [("exercise", "substitute", "back squat")],
    "export csv": [("export", "csv", "--out", "{tmp}/csv")],
    "export fit": [("export", "fit", "--out", "{tmp}/fit")],
    "export garmin": [("export", "garmin")],
    "export hevy": [("export", "hevy")],
    "export ics": [("export", "ics")],
    "export jsonl": [("export", "jsonl", "--out", "{tmp}/jsonl")],
    "goal drop": [("goal", "drop", "swim_100yd")],
    "goal set": [("goal", "set", "body_fat", "--target", "13")],
    "goals": [("goals",)],
    "import": [("import", "{tmp}/none.fit")],
    "init": [("init", "--no-input")],
    "llm": [("llm",)],
    "llm preview": [("llm", "preview")],
    "log body": [("log", "body", "--weight-kg", "74", "--body-fat-pct", "15")],
    "log injury": [("log", "injury", "knee", "--severity", "2")],
    "log missed": [("log", "missed", "9", "--reason", "late")],
    "log set": [("log", "set", "back squat", "3x5", "80kg", "@8")],
    "log test": [("log", "test", "box_jump_cm", "60")],
    "log wellness": [("log", "wellness", "--sleep-h", "8", "--energy", "6")],
    "log workout": [("log", "workout", "--sport", "run", "--minutes", "30")],
    "match fix": [("match", "fix", "1", "none")],
    "models report": [("models", "report")],
    "models share": [("models", "share", "on")],
    "models show": [("models", "show")],
    "models train": [("models", "train")],
    "plan check": [("plan", "check", "five-goals-12-weeks")],
    "plan schema": [("plan", "schema")],
    "plan load": [("plan", "load", "{tmp}/plan.yaml", "--start", MONDAY)],
    "plan move": [("plan", "move", "9", march(12))],
    "plan show": [("plan", "show")],
    "plan skip": [("plan", "skip", "9", "--reason", "travel")],
    "progress": [("progress",), ("progress", "box_jump_cm")],
    "recommend next": [("recommend", "next")],
    "recommend split": [("recommend", "split")],
    "replay": [("replay", MONDAY, SUNDAY)],
    "review": [("review", "--date", SUNDAY)],
    "rules": [("rules",)],
    "schema": [("schema",), ("schema", "review")],
    "gym clear": [("gym", "clear")],
    "gym plates": [("gym", "plates", "20", "15x2", "--ez-bar", "10")],
    "gym dumbbells": [("gym", "dumbbells", "2-30/2")],
    "gym kettlebells": [("gym", "kettlebells", "8-32/4")],
    "gym machines": [("gym", "machines", "5")],
    "gym set": [("gym", "set", "barbell")],
    "pause": [("pause", march(10), march(12)), ("pause", march(10), "--clear")],
    "pool clear": [("pool", "clear")],
    "pool set": [("pool", "set", "mon")],
    "prefer": [("prefer", "back squat", "never")],
    "slots": [("slots",)],
    "slots busy": [("slots", "busy", "{tmp}/work.ics")],
    "slots except": [("slots", "except", march(10), "06:30-07:30")],
    "slots clear": [("slots", "clear")],
    "status": [("status",)],
    "strength": [("strength",), ("strength", "back squat")],
    "sync": [("sync", "hevy")],
    "undo": [("review", "--date", SUNDAY, "--approve", "all"), ("undo", "--yes")],
    "timer failed": [("timer", "failed", "coach.service")],
    "timer install": [("timer", "install", "--dry-run")],
    "timer remove": [("timer", "remove")],
    "timer status": [("timer", "status")],
    "today": [("today", "--minutes", "25", "--date", march(2))],
    "slots set": [("slots", "set", "mon 06:00-07:00")],
}
"""Each command that prints a document, and how to ask for it.

The demo's is the review's, and takes its time: tests/test_demo.py asks for it.
"""

UNFORESEEN = {"coach/error/1", "coach/daemon/1"}
"""Documents that no command is asked for: the daemon stays, its own test asks it."""


def with_json():
    """Every command that takes --json, as one types it."""

    def walk(command, words):
        if any("--json" in one.opts for one in command.params):
            yield " ".join(words)
        for name, one in getattr(command, "commands", {}).items():
            yield from walk(one, (*words, name))

    return set(walk(get_command(app), ()))


@pytest.fixture
def busy(home, tmp_path, monkeypatch):
    monkeypatch.setenv("COACH_LLM", "ollama")
    home.load(EVERY_SPORT)
    (tmp_path / "plan.yaml").write_text(EVERY_SPORT, encoding="utf-8")
    (tmp_path / "none.fit").write_bytes(b"nothing")
    home.did(march(2), march(3))
    with home.context() as context, context.writing() as store:
        keep_log(store, lifted(steady(40)), context.clock.now())
    home.answered(SUNDAY)
    return home


def test_every_document_has_a_schema_and_every_schema_a_document(busy, tmp_path):
    met = {
        busy.run(
            *(word.format(tmp=tmp_path) for word in words), "--json", code=None
        ).document["schema"]
        for asked in ASKED.values()
        for words in asked
    }

    assert met | UNFORESEEN == set(schema_names())


def test_every_command_with_json_is_asked_for_its_document():
    assert set(ASKED) == with_json()


@pytest.mark.parametrize("name", schema_names())
def test_a_schema_is_sound_and_lets_nothing_unknown_through(name):
    schema = schema_of(name)

    Draft202012Validator.check_schema(schema)
    assert schema["title"]
    for where, part in objects(schema, name):
        closed = {"additionalProperties", "unevaluatedProperties", "maxProperties"}
        assert closed & set(part), f"{where} is open"


OPEN = ("activity", "exercise", "goal")
"""Parts that documents add to; whoever refers to one closes it."""


def objects(part, where, *, closed=False):
    """Every part that describes an object; inside allOf the whole closes it."""
    if isinstance(part, list):
        for number, each in enumerate(part):
            yield from objects(each, f"{where}[{number}]", closed=closed)
        return
    if not isinstance(part, dict):
        return
    refers = str(part.get("$ref", "")).rpartition("/")[2]
    describes = refers in OPEN if refers else "properties" in part
    if describes and not closed:
        yield where, part
    for key, each in part.items():
        inside = each.values() if key in {"properties", "$defs"} else [each]
        for one in inside:
            yield from objects(one, f"{where}.{key}", closed=key in {"allOf", "$defs"})


def test_a_document_without_a_schema_fails_and_names_the_file():
    with pytest.raises(pytest.fail.Exception, match=r"schemas/brand-new-1\.json"):
        checked({"schema": "coach/brand-new/1"})


@pytest.mark.parametrize(
    ("bend", "where"),
    [
        (lambda d: d["slots"][0].update(weekday="monday"), r"\['weekday'\]"),
        (lambda d: d["slots"][0].update(start="6:00"), r"\['start'\]"),
        (lambda d: d.pop("set"), "required"),
        (lambda d: d.update(more=1), "more"),
    ],
)
def test_what_is_not_as_the_schema_says_is_told_with_its_place(home, bend, where):
    document = home.json("slots")
    bend(document)

    with pytest.raises(pytest.fail.Exception, match=where):
        checked(document)


def test_a_time_without_offset_is_no_time(home):
    home.did(SUNDAY)
    document = home.json("activities")
    document["activities"][0]["start"] = "2026-03-08T07:00:00"

    with pytest.raises(pytest.fail.Exception, match="date-time"):
        checked(document)


def test_what_the_contract_shows_is_asked_for_by_the_schemas(shared):
    text = (shared / "contract.md").read_text(encoding="utf-8")
    shown = [
        json.loads(re.sub(r"\[ … \]", "[]", block))
        for block in re.findall(r"```json\n(.*?)```", text, re.DOTALL)
    ]
    ours = [each for each in shown if each["schema"] in schema_names()]

    assert len(ours) >= 4
    for document in ours:
        schema = schema_of(document["schema"])
        assert [*lacking(document, schema, schema, document["schema"])] == []


ANY_NAME = "model name"
"""What the contract writes where any model's name may stand."""


def lacking(shown, part, schema, where):
    """What the contract shows and the schema does not ask for."""
    shapes = [*flat(part, schema)]
    if isinstance(shown, dict):
        free = [s["additionalProperties"] for s in shapes if "propertyNames" in s]
        for key, value in shown.items():
            asked = [
                each
                for shape in shapes
                if (each := shape.get("properties", {}).get(key))
                and key in needed(shapes)
            ]
            if not asked + free:
                yield f"{where}.{key}"
            yield from lacking(value, {"anyOf": asked + free}, schema, f"{where}.{key}")
    elif isinstance(shown, list):
        items = {"anyOf": [s["items"] for s in shapes if "items" in s]}
        for each in shown:
            yield from lacking(each, items, schema, f"{where}[]")
    elif isinstance(shown, str) and "|" in shown and "…" not in shown:
        known = {word for s in shapes for word in s.get("enum", ())}
        unknown = set(shown.split("|")) - known - {ANY_NAME}
        yield from (f"{where}: {word}" for word in unknown)


def needed(shapes):
    """The keys that must be there."""
    return {key for shape in shapes for key in shape.get("required", ())}


def flat(part, schema):
    """The part and all it is put together of."""
    if "$ref" in part:
        found = schema["$defs"]["parts"]["$defs"]
        yield from flat(found[part["$ref"].rsplit("/", 1)[1]], schema)
    for key in ("allOf", "anyOf"):
        for each in part.get(key, ()):
            yield from flat(each, schema)
    yield part
