"""What the tests of plan files share: small files, steps, a catalogue to stand in."""

from datetime import date

from coach.domain.activity import Sport
from coach.domain.plan import End, EndKind, Intensity, Step
from connectors.planfile.read import read_plan
from connectors.planfile.sections import ExerciseNames
from connectors.planfile.single import Pool, Setting

MONDAY = date(2026, 1, 5)
YARDS = Pool(22.86, "yd")
SWIM = Setting(Sport.SWIM, YARDS)
RUN = Setting(Sport.RUN)
RIDE = Setting(Sport.RIDE)
STRENGTH = Setting(Sport.STRENGTH)
MOBILITY = Setting(Sport.MOBILITY)

KNOWN = ("back squat", "bench press", "barbell row", "couch stretch", "plank")
NAMES = ExerciseNames({name: name for name in KNOWN}.get, KNOWN)

RUN_30 = "{sport: run, steps: 30:00 easy}"
HEAD = "plan: Test\nweekly_hours: 3-5\npool: 25 yd\n"


def read(text, start=MONDAY, athlete="Ann", names=NAMES):
    return read_plan(text.encode(), "plan.yaml", start, athlete, names)


def one_workout(body, head=HEAD):
    """The reading of a plan with one workout on Monday, its YAML indented here."""
    lines = "\n".join(f"      {line}" for line in body.strip("\n").split("\n"))
    return read(f"{head}weeks:\n  - mon:\n{lines}\n")


def told(issues):
    """(line, why) of each issue."""
    return [(int(i.where.rpartition(" ")[2]), i.why) for i in issues]


def yards(number, **fields):
    return work(End(EndKind.DISTANCE, round(number * 0.9144, 4), "yd"), **fields)


def meters(number, **fields):
    return work(End(EndKind.DISTANCE, number, "m"), **fields)


def timed(seconds, **fields):
    return work(End(EndKind.TIME, seconds), **fields)


def reps(number, exercise, **fields):
    return work(End(EndKind.REPS, number), exercise=exercise, **fields)


def work(end, intensity=Intensity.WORK, **fields):
    return Step(intensity, end, **fields)


def rest(seconds):
    return Step(Intensity.REST, End(EndKind.TIME, seconds))


def send_off(seconds):
    return Step(Intensity.REST, End(EndKind.SEND_OFF, seconds))
