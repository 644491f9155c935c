"""`coach log`: what no device saw."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.log_injury import injury
from coach.cli.log_set import AS_TYPED, log_set
from coach.cli.log_test import log_fitness_test
from coach.cli.log_workout import log_workout
from coach.cli.numbers import number_option
from coach.cli.opening import open_for
from coach.cli.output import DateOption, JsonFlag, one_line, print_json
from coach.domain import days

if TYPE_CHECKING:
    from coach.domain.metric import Metric

app = typer.Typer(help="Type in what no device saw.", no_args_is_help=True)
app.command("set", context_settings=AS_TYPED)(log_set)
app.command("workout", context_settings=AS_TYPED)(log_workout)
app.command("test", context_settings=AS_TYPED)(log_fitness_test)
app.command("injury")(injury)


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="log")


@app.command()
def body(
    ctx: typer.Context,
    weight_kg: Annotated[
        float | None, number_option(25, 350, "Weight in kilograms.")
    ] = None,
    body_fat_pct: Annotated[
        float | None, number_option(2, 65, "Body fat in percent.")
    ] = None,
    device: Annotated[
        str | None,
        typer.Option(help="Which scale; a series starts anew with another one."),
    ] = None,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Log body weight and body fat."""
    from coach.jobs.log_entries import log_body

    context = open_for(ctx, day)
    metrics = log_body(
        context, weight_kg=weight_kg, body_fat_pct=body_fat_pct, device=device
    )
    if json:
        values = {m.kind.value: m.value for m in metrics}
        print_json(_logged("body", context.day, values))
    else:
        typer.echo(f"Logged for {days.short(context.day)}: {_values(metrics)}.")


def _values(metrics: "tuple[Metric, ...]") -> str:
    named = (f"{m.kind.value.replace('_', ' ')} {m.value:g} {m.unit}" for m in metrics)
    return ", ".join(named)


@app.command()
def wellness(
    ctx: typer.Context,
    sleep_h: Annotated[
        float | None, number_option(0, 24, "Hours slept last night.")
    ] = None,
    sleep_quality: Annotated[
        int | None, number_option(1, 7, "1 very good, 7 very bad.", whole=True)
    ] = None,
    fatigue: Annotated[
        int | None, number_option(1, 7, "1 fresh, 7 exhausted.", whole=True)
    ] = None,
    stress: Annotated[
        int | None, number_option(1, 7, "1 relaxed, 7 very stressed.", whole=True)
    ] = None,
    soreness: Annotated[
        int | None, number_option(1, 7, "1 none, 7 very sore.", whole=True)
    ] = None,
    energy: Annotated[
        int | None, number_option(1, 7, "1 empty, 7 full of it.", whole=True)
    ] = None,
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Log how the day felt.

    1 is best, as in the Hooper index; for energy 7 is best.
    """
    from dataclasses import asdict

    from coach.domain.athlete import Wellness
    from coach.jobs.log_entries import log_wellness

    context = open_for(ctx, day)
    given = Wellness(
        context.day, sleep_h, sleep_quality, fatigue, stress, soreness, energy
    )
    entry = asdict(log_wellness(context, given))
    logged: date = entry.pop("day")
    if json:
        print_json(_logged("wellness", logged, entry))
        return
    told = ", ".join(_felt(k, v) for k, v in entry.items() if v is not None)
    typer.echo(f"Logged for {days.short(logged)}: {told}.")


def _felt(name: str, value: float) -> str:
    if name == "sleep_h":
        return f"sleep {value:g} h"
    return f"{name.replace('_', ' ')} {value:g}"


@app.command()
def missed(
    ctx: typer.Context,
    workout: Annotated[
        str, typer.Argument(help="Number of the planned workout.", metavar="WORKOUT")
    ],
    reason: Annotated[str, typer.Option(help="Why, in a few words.")],
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Say that a planned workout was, or will be, missed, and why."""
    from coach.jobs.change_plan import log_missed

    reason = one_line(reason)
    planned = log_missed(open_for(ctx, day), workout, reason)
    if json:
        values = {"workout_id": planned.id, "reason": reason}
        print_json(_logged("missed", planned.day, values))
    else:
        typer.echo(f"Noted: {planned.title} on {days.short(planned.day)}: {reason}")


def _logged(what: str, day: date, values: Mapping[str, object]) -> dict[str, object]:
    return {
        "schema": "coach/log/1",
        "logged": what,
        "date": day.isoformat(),
        "values": dict(values),
    }
