"""`coach demo`: the whole evening on a made-up athlete."""

import tempfile
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.output import (
    JsonFlag,
    NoInputFlag,
    PlainFlag,
    asks,
    parse_evening,
    print_json,
    say,
    show,
)

if TYPE_CHECKING:
    from coach.domain.review import Export
    from coach.jobs.context import Context

DEFAULT_SEED = 7


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("demo")(demo)


def demo(
    ctx: typer.Context,
    keep: Annotated[
        Path | None,
        typer.Option(metavar="DIR", help="Keep it: DIR becomes its COACH_HOME."),
    ] = None,
    seed: Annotated[int, typer.Option(help="Which athlete.")] = DEFAULT_SEED,
    day: Annotated[
        date | None,
        typer.Option(
            "--date", parser=parse_evening, metavar="DAY", help="The evening; today."
        ),
    ] = None,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """A simulated athlete's year, imported, reviewed and exported.

    A year of FIT files and a Hevy CSV go through the real readers into a
    throw-away home. On a terminal you decide; otherwise all is approved.
    """
    from coach.jobs.demo import empty_home

    asking = asks(no_input=no_input or json)
    if keep is not None:
        home = empty_home(keep.absolute())
        _run(home, seed, day, asking=asking, json=json, plain=plain)
        say(f"Look around: COACH_HOME={keep.absolute()} coach")
        return
    with tempfile.TemporaryDirectory(prefix="coach-demo-") as folder:
        _run(Path(folder), seed, day, asking=asking, json=json, plain=plain)
    say("That home is gone again; keep one with: coach demo --keep DIR")


def _run(
    home: Path, seed: int, day: date | None, *, asking: bool, json: bool, plain: bool
) -> None:
    from coach.cli.show.review import review as drawn
    from coach.jobs.demo import export_coming_week

    context = fill(home, seed, day, quiet=json)
    document = _decided(context, asking=asking, plain=plain)
    exports = export_coming_week(context)
    context.database.close()
    if json:
        print_json(document)
        return
    if not asking:
        show(drawn(document, context.athlete.units), plain=plain)
    _tell(exports)


def _tell(exports: "tuple[Export, ...]") -> None:
    typer.echo("\nThe coming week as files for the watch, each read back and compared")
    for export in exports:
        what = Path(export.path).name if export.path else f"not written: {export.error}"
        typer.echo(f"  {what}")


def fill(home: Path, seed: int, day: date | None, *, quiet: bool) -> "Context":
    """The home with a simulated year in it; gives its context on that evening."""
    from coach.cli.show.progress import measuring
    from coach.jobs.demo import live_a_year
    from coach.wiring.context import demo_context, demo_plan, demo_source

    context = demo_context(home)
    context = context.on(day or context.clock.today())
    if not quiet:
        say(f"Making up a year of training (seed {seed}) that ends on {context.day} …")
    with measuring("reading", quiet=quiet) as progress:
        imported = live_a_year(context, demo_source(), seed, demo_plan(), progress)
    if not quiet:
        say(f"{imported} files imported through the real readers.")
    return context


def fill_home(ctx: typer.Context) -> None:
    """`coach init --demo`: the simulated year in the home the settings name."""
    from coach import settings
    from coach.jobs.demo import empty_home

    home = empty_home(settings.load().home)
    fill(home, DEFAULT_SEED, None, quiet=False).database.close()


def _decided(context: "Context", *, asking: bool, plain: bool) -> dict[str, Any]:
    from coach.cli.asking import verdicts
    from coach.cli.show.review import review as drawn
    from coach.jobs.decide_review import Wanted, decide_review
    from coach.jobs.demo import approve_all
    from coach.jobs.prepare_review import prepare_review

    document = prepare_review(context)
    if not asking:
        return approve_all(context, document)
    units = context.athlete.units
    show(drawn(document, units), plain=plain)
    wanted = Wanted(*verdicts(document, units))
    if document["status"] == "pending":
        document = decide_review(context, wanted).document
    return document
