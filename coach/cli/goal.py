"""`coach goal`: what the athlete trains for."""

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.numbers import number_option
from coach.cli.opening import open_for
from coach.cli.output import DateOption, JsonFlag, answer, parse_evening, print_json
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.domain.goal import Goal, GoalState
    from coach.jobs.context import Context
    from coach.jobs.set_goals import GoalChanged

app = typer.Typer(help="Set and drop goals.", no_args_is_help=True)

Key = Annotated[
    str,
    typer.Argument(
        metavar="KEY", help="body_fat, swim_100yd, e1rm:squat…: see coach progress."
    ),
]


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="goal")


@app.command("set")
def set_goal(
    ctx: typer.Context,
    key: Key,
    target: Annotated[
        str | None,
        typer.Option(metavar="X", help="What to reach: 14, 1:05.0, 120kg."),
    ] = None,
    band: Annotated[
        tuple[str, str] | None,
        typer.Option(metavar="LOW HIGH", help="What counts as holding it."),
    ] = None,
    by: Annotated[
        date | None,
        typer.Option(parser=parse_evening, metavar="DAY", help="The day to reach it."),
    ] = None,
    weight: Annotated[
        float | None,
        number_option(0, 10, "How much it matters beside the others; 1 as they do."),
    ] = None,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Set a goal, or change what is said of it.

    Values are in the unit that coach goals shows; times as 1:05.0 too.
    """
    from coach.jobs import set_goals

    context = open_for(ctx, day)
    key = set_goals.goal_key(context, key)
    wish = set_goals.Wish(
        target=None if target is None else _value(context, key, target),
        band=None
        if band is None
        else (_value(context, key, band[0]), _value(context, key, band[1])),
        by=by,
        weight=weight,
    )
    _tell(context, set_goals.set_goal(context, key, wish), json=json)


@app.command("drop")
def drop_goal(
    ctx: typer.Context, key: Key, day: DateOption = None, json: JsonFlag = False
) -> None:
    """Forget a goal you set; one of the start goes back to what it was."""
    from coach.jobs import set_goals

    context = open_for(ctx, day)
    key = set_goals.goal_key(context, key)
    _tell(context, set_goals.drop_goal(context, key), json=json)


def _value(context: "Context", key: str, text: str) -> float:
    """The value in the goal's unit, typed in the athlete's."""
    from coach.cli.show.values import read_value, shown
    from coach.goals.registry import describe

    described = describe(key)
    unit = described.unit if described else "1"
    units = context.athlete.units
    value = read_value(text, unit, units)
    if value is None:
        said = shown(unit, units)
        like = "1:05.0" if said.is_time else f"14.5 {said.unit}".strip()
        raise CoachError(
            f"{text!r} is no value of {key}.",
            f"It is told as {like}.",
            f"Run coach goal set {key} --target {like.split()[0]}.",
            ExitCode.USAGE,
        )
    return value


def _tell(context: "Context", changed: "GoalChanged", *, json: bool) -> None:
    from coach.reports.goals import goal_item, goal_settings

    if json:
        print_json(
            {
                "schema": "coach/goal/1",
                "key": changed.key,
                "goal": changed.goal and goal_settings(changed.goal),
                "before": changed.before and goal_settings(changed.before),
                "state": changed.state and goal_item(changed.state),
                "notes": list(changed.notes),
            }
        )
        return
    from coach.cli.show.goals import aims, name_of, told
    from coach.goals.registry import describe

    described = describe(changed.key)
    name = name_of({"key": changed.key})
    if changed.goal is None:
        answer(f"Dropped: {name}.")
        return
    units = context.athlete.units
    unit = described.unit if described else "1"
    lines = [f"{name}: {aims(goal_settings(changed.goal), unit, units)}."]
    lines += changed.notes
    if changed.state is not None:
        item: dict[str, Any] = {**goal_item(changed.state), "target": None}
        now = told(item, units)
        lines.append(f"Now {now}.")
        if _is_there(changed.goal, changed.state):
            lines.append("You are there already.")
    answer("\n".join(lines))


def _is_there(goal: "Goal", state: "GoalState") -> bool:
    """Whether there is nothing left to do but hold it."""
    from coach.goals.heading import Heading, Yardstick
    from coach.goals.registry import describe

    described = describe(goal.key)
    if state.value is None or described is None:
        return False
    good = {"more": 1, "less": -1}.get(described.direction, 0)
    return Heading(goal, state.value, Yardstick(described.unit, good, 0.0)).reached
