"""Every command does in an encrypted home what it does in a plain one."""

import json
import shutil
from dataclasses import dataclass, replace

import pytest
from typer.main import get_command

from coach.cli.app import app
from tests.fakes.garmin import FakeGarmin
from tests.fakes.garmin.accounts import EMAIL, PASSWORD
from tests.fakes.hevy import KEY, FakeHevy
from tests.homes import EVERY_SPORT, SUNDAY, Home, march, new_home
from tests.learners import keep_log, lifted, steady
from tests.man import leaves

PLAN, CSV, CALENDAR = "plan.yaml", "hevy.csv", "work.ics"
HEVY_CSV = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
    '"Push","2 Mar 2026, 18:00","2 Mar 2026, 19:00","",'
    '"Strange Curl","","",0,"normal",80,5,"","",8\n'
)
WORK = (
    "BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:1\n"
    "DTSTART:20260310T090000Z\nDURATION:PT1H\nEND:VEVENT\nEND:VCALENDAR\n"
)
TYPED = {
    "coach": (),
    "coach today": ("today",),
    "coach init": ("init", "--no-input"),
    "coach import": ("import", CSV),
    "coach sync": ("sync",),
    "coach activities": ("activities",),
    "coach activity": ("activity", "1"),
    "coach match fix": ("match", "fix", "1", "none"),
    "coach plan load": ("plan", "load", PLAN, "--start", "2026-04-06"),
    "coach plan check": ("plan", "check", PLAN),
    "coach plan schema": ("plan", "schema"),
    "coach plan show": ("plan", "show"),
    "coach plan move": ("plan", "move", "9", march(15)),
    "coach plan skip": ("plan", "skip", "9", "--reason", "travel"),
    "coach review": ("review", "--date", SUNDAY),
    "coach replay": ("replay", march(2), SUNDAY),
    "coach undo": ("undo", "--yes"),
    "coach export garmin": ("export", "garmin", "--to", march(11)),
    "coach export hevy": ("export", "hevy", "--to", march(11)),
    "coach export fit": ("export", "fit", "--to", march(11)),
    "coach export ics": ("export", "ics"),
    "coach export jsonl": ("export", "jsonl", "--out", "exports"),
    "coach export csv": ("export", "csv", "--out", "exports"),
    "coach log set": ("log", "set", "bench press", "5x5", "80kg"),
    "coach log test": ("log", "test", "cmj_cm", "41"),
    "coach log injury": ("log", "injury", "knee", "--severity", "1"),
    "coach log workout": ("log", "workout", "--sport", "run", "--minutes", "30"),
    "coach log body": ("log", "body", "--weight-kg", "74"),
    "coach log wellness": ("log", "wellness", "--sleep-h", "7"),
    "coach log missed": ("log", "missed", "5", "--reason", "late"),
    "coach slots": ("slots",),
    "coach slots set": ("slots", "set", "mon 06:00-07:00"),
    "coach slots clear": ("slots", "clear"),
    "coach slots except": ("slots", "except", march(12), "06:30-07:30"),
    "coach slots busy": ("slots", "busy", CALENDAR),
    "coach pool set": ("pool", "set", "mon", "wed-fri"),
    "coach pool clear": ("pool", "clear"),
    "coach gym set": ("gym", "set", "barbell", "bench"),
    "coach gym plates": ("gym", "plates", "20", "10", "--bar", "20"),
    "coach gym dumbbells": ("gym", "dumbbells", "2-30/2"),
    "coach gym kettlebells": ("gym", "kettlebells", "8-32/4"),
    "coach gym machines": ("gym", "machines", "5"),
    "coach gym clear": ("gym", "clear"),
    "coach prefer": ("prefer", "burpee", "never"),
    "coach pause": ("pause", march(20), march(22)),
    "coach goal set": ("goal", "set", "vo2max", "--target", "50"),
    "coach goal drop": ("goal", "drop", "cmj"),
    "coach goals": ("goals",),
    "coach strength": ("strength",),
    "coach progress": ("progress",),
    "coach recommend split": ("recommend", "split", "--date", SUNDAY),
    "coach models train": ("models", "train"),
    "coach models report": ("models", "report"),
    "coach models share": ("models", "share", "on"),
    "coach models show": ("models", "show"),
    "coach rules": ("rules",),
    "coach recommend next": ("recommend", "next"),
    "coach exercise list": ("exercise", "list"),
    "coach exercise show": ("exercise", "show", "back squat"),
    "coach exercise substitute": ("exercise", "substitute", "bench press"),
    "coach exercise search": ("exercise", "search", "legs"),
    "coach exercise name": ("exercise", "name", "Strange Curl", "biceps curl"),
    "coach db path": ("db", "path"),
    "coach db migrate": ("db", "migrate"),
    "coach db check": ("db", "check", "--files"),
    "coach db backup": ("db", "backup"),
    "coach db restore": ("db", "restore", "--yes"),
    "coach db rebuild": ("db", "rebuild", "--yes"),
    "coach status": ("status",),
    "coach doctor": ("doctor",),
    "coach auth garmin": ("auth", "garmin"),
    "coach auth hevy": ("auth", "hevy"),
    "coach auth llm": ("auth", "llm", "--logout"),
    "coach llm": ("llm",),
    "coach llm preview": ("llm", "preview"),
    "coach timer install": ("timer", "install", "--dry-run"),
    "coach timer remove": ("timer", "remove"),
    "coach timer status": ("timer", "status"),
    "coach timer failed": ("timer", "failed", "coach.service"),
    "coach daemon": ("daemon",),
    "coach schema": ("schema",),
}
"""What is typed of every command; files are those beside the home."""

ITS_OWN = {"coach demo"}
"""Opens no home but the one that it makes."""

OF_KEYS = {
    "coach db encrypt": (("db", "encrypt", "--yes"), (0, 3)),
    "coach db rekey": (("db", "rekey", "--yes"), (3, 0)),
    "coach db decrypt": (("db", "decrypt", "--yes"), (3, 0)),
}
"""What is typed, and how that ends in a plain home and in an encrypted one."""

ASKS_SERVICES = {
    *("coach sync", "coach undo", "coach export garmin", "coach export hevy"),
    *("coach auth garmin", "coach auth hevy"),
}
"""What they say hangs on what was asked of the services before."""

SAYS_WHICH = {"coach doctor", "coach status"}
"""They tell whether a home is encrypted and how large it is."""


@dataclass(frozen=True)
class Served(Home):
    """A home whose services are on this machine."""

    urls: tuple[str, str] = ("", "")

    @property
    def settings(self):
        garmin, hevy = self.urls
        return super().settings | {
            "COACH_GARMIN_BASE_URL": garmin,
            "COACH_GARMIN_EMAIL": EMAIL,
            "COACH_GARMIN_PASSWORD": PASSWORD,
            "COACH_HEVY_BASE_URL": hevy,
        }


@pytest.fixture(scope="module")
def urls():
    with FakeGarmin() as garmin, FakeHevy() as hevy:
        yield garmin.url, hevy.url


@pytest.fixture(scope="module")
def pair(urls, sqlite_template, tmp_path_factory):
    """A plain home and the same encrypted, each with files beside it."""
    folder = tmp_path_factory.mktemp("pair") / "plain"
    home = Served(new_home(folder / "home", sqlite_template).folder, urls=urls)
    home = replace(home, key_file=folder / "key")
    with pytest.MonkeyPatch.context() as patch:
        _without_keyring(patch)
        patch.setenv("COACH_HEVY_API_KEY", KEY)
        home.run("auth", "garmin")
        home.run("auth", "hevy")
        patch.delenv("COACH_HEVY_API_KEY")
        _fill(home)
        locked = folder.with_name("locked")
        shutil.copytree(folder, locked)
        encrypted = replace(home, folder=locked / "home", key_file=locked / "key")
        encrypted.run("db", "encrypt", "--yes")
    return home, encrypted


def _without_keyring(patch):
    from coach.wiring import credentials

    patch.setattr(credentials, "real_keyring", lambda: None)


def _fill(home):
    (home.folder.parent / CALENDAR).write_text(WORK, encoding="utf-8")
    home.load(EVERY_SPORT)
    home.did(march(2), march(3))
    with home.context() as context, context.writing() as store:
        keep_log(store, lifted(steady(40)), context.clock.now())
    (home.folder.parent / CSV).write_text(HEVY_CSV, encoding="utf-8")
    home.run("import", home.folder.parent / CSV)
    (home.folder.parent / CSV).write_text(
        HEVY_CSV.replace("2 Mar", "4 Mar"), encoding="utf-8"
    )
    home.run("goal", "set", "cmj", "--target", "45")
    home.run("log", "body", "--weight-kg", "75", "--date", march(2))
    home.run("sync")
    home.review(SUNDAY, "--approve", "all")
    home.run("db", "backup")


@pytest.fixture
def own_pair(pair, tmp_path, monkeypatch):
    """Copies of both, to be changed."""
    from coach.scheduling import daemon

    _without_keyring(monkeypatch)
    monkeypatch.setenv("PATH", str(tmp_path))  # no systemctl
    monkeypatch.setattr(daemon, "run_daemon", lambda *_: None)  # it would stay
    return [
        _copied(home, tmp_path / name) for home, name in zip(pair, KINDS, strict=True)
    ]


KINDS = ("plain", "encrypted")


def _copied(home, there):
    shutil.copytree(home.folder.parent, there)
    return replace(home, folder=there / "home", key_file=there / "key")


def commands():
    """Every command that can be typed."""
    root = get_command(app)
    return {"coach", *(" ".join(words) for words, _ in leaves(root))}


def test_every_command_is_tried_here():
    assert commands() == TYPED.keys() | OF_KEYS.keys() | ITS_OWN


def _said(home, words, monkeypatch):
    """How the command ended there and its document, without the name of the folder."""
    monkeypatch.chdir(home.folder.parent)
    ran = home.run(*words, "--json", code=None)
    return ran.code, json.loads(ran.out.replace(str(home.folder.parent), "THERE"))


@pytest.mark.parametrize("command", sorted(TYPED))
def test_it_does_the_same_in_an_encrypted_home(command, own_pair, monkeypatch):
    if command == "coach auth hevy":
        monkeypatch.setenv("COACH_HEVY_API_KEY", KEY)
    if command == "coach llm preview":
        monkeypatch.setenv("COACH_LLM", "ollama")

    plain, locked = (_said(home, TYPED[command], monkeypatch) for home in own_pair)

    assert plain[0] == 0, plain
    assert locked[0] == 0, locked
    if command in SAYS_WHICH | ASKS_SERVICES:
        assert locked[1].keys() == plain[1].keys()
    else:
        assert locked == plain
    (_, encrypted) = own_pair
    assert not encrypted.database.read_bytes().startswith(b"SQLite format 3")


@pytest.mark.parametrize("command", sorted(OF_KEYS))
def test_what_changes_keys_says_where_there_is_nothing_to_change(
    command, own_pair, monkeypatch
):
    words, codes = OF_KEYS[command]

    ended = tuple(_said(home, words, monkeypatch)[0] for home in own_pair)

    assert ended == codes
