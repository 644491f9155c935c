"""`coach log injury`: what hurts."""

from typing import Annotated

import typer

from coach.cli.numbers import number_option
from coach.cli.opening import open_for
from coach.cli.output import DateOption, JsonFlag, print_json
from coach.cli.show.injuries import NO_DOCTOR, SERIOUS
from coach.domain import days

_WORDS = ("healed", "noticed", "sore", "limits training", "stops it", "bad")


def injury(
    ctx: typer.Context,
    part: Annotated[
        str,
        typer.Argument(metavar="PART", help="knee, left shoulder, lower back, calves…"),
    ],
    severity: Annotated[
        int,
        number_option(
            0,
            5,
            "0 healed, 1 noticed, 2 sore, 3 limits training, 4 stops it, 5 bad.",
            whole=True,
        ),
    ],
    note: Annotated[str, typer.Option(help="Anything worth keeping.")] = "",
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Say what hurts, and when it has healed.

    It holds until you say it anew; 0 is healed.
    """
    from coach.jobs.log_injury import log_injury

    said = log_injury(open_for(ctx, day), part, severity, note)
    if json:
        values = {"part": said.part, "severity": said.severity, "note": said.note}
        print_json(
            {
                "schema": "coach/log/1",
                "logged": "injury",
                "date": said.day.isoformat(),
                "values": values,
            }
        )
        return
    name = said.part.replace("_", " ")
    degree = "" if said.severity == 0 else f" {said.severity} of 5,"
    typer.echo(
        f"Logged for {days.short(said.day)}: {name}{degree} {_WORDS[said.severity]}."
    )
    if said.severity >= SERIOUS:
        typer.echo(NO_DOCTOR)
