"""`coach models`: what was learned, and whether it beats the obvious guess."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli import models_share
from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    DateOption,
    JsonFlag,
    PlainFlag,
    print_csv,
    print_json,
    say,
    show,
)
from coach.domain.learned import Task
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.cli.show.stages import Stage
    from coach.jobs.context import Context
    from coach.reports.training import Tally

group = typer.Typer(
    help="What was learned of your lifting, and how well it foretells.",
    no_args_is_help=True,
    rich_markup_mode=None,
)

EveryoneFlag = Annotated[
    bool, typer.Option("--everyone", help="Of every athlete in this database.")
]


def add_to(app: typer.Typer) -> None:
    """Register the group."""
    app.add_typer(group, name="models")


models_share.add_to(group)


@group.command()
def train(
    ctx: typer.Context,
    day: DateOption = None,
    everyone: EveryoneFlag = False,
    workers: Annotated[
        int,
        typer.Option(min=1, max=256, help="Processes that train, with --everyone."),
    ] = 1,
    dask: Annotated[
        str | None,
        typer.Option(metavar="ADDRESS", help="A Dask scheduler, with --everyone."),
    ] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Learn from your sessions anew.

    Each version is scored on sessions later than those it learned from, beside the
    obvious guesses. The first serves if it beats them. A later one waits four weeks at
    least, and takes over only if it did better on what neither had seen. The timer and
    the daemon do the same once a week.
    """
    from coach.cli.show.stages import stages
    from coach.jobs.train_models import train_models
    from coach.reports.training import Tally, training_document

    if not everyone and (workers > 1 or dask):
        message = "--workers and --dask are for --everyone"
        raise typer.BadParameter(message)
    context = open_for(ctx, day)
    with stages(quiet=json or plain) as stage:
        stage("learning from your sessions")
        tally = Tally()
        if everyone:
            _train_everyone(context, workers, dask, tally, stage)
        else:
            tally.add(train_models(context))
    if not tally.anything:
        raise _nothing(tally)
    names = {each.id: each.name for each in context.database.athletes()}
    document = training_document(tally, names, context.day)
    if json:
        print_json(document)
        return
    from coach.cli.show.training import training

    show(training(document), plain=plain)
    say("How well it foretells: coach models report")


def _train_everyone(
    context: "Context", workers: int, dask: str | None, tally: "Tally", stage: "Stage"
) -> None:
    from coach import settings
    from coach.jobs.train_everyone import Fleet, train_in_processes, train_on_dask
    from coach.jobs.train_models import order_of
    from coach.wiring.credentials import keys_of

    chosen = settings.load()
    numbers = tuple(each.id for each in context.database.athletes())
    find = keys_of(chosen).find
    fleet = Fleet(chosen.database, numbers, order_of(context), find)
    if dask is None:
        chunks = train_in_processes(fleet, workers)
    else:
        chunks = train_on_dask(fleet, dask)
    for chunk in chunks:
        tally.add(chunk)
        stage(f"{tally.athletes} of {len(numbers)} athletes")


def _nothing(tally: "Tally") -> CoachError:
    why = tally.listed[0].why
    return CoachError(
        "There is too little to learn from yet.",
        f"{why[:1].upper()}{why[1:]}.",
        "Log what you lift (coach log set) or bring it in (coach import FOLDER).",
        ExitCode.NOTHING_TO_DO,
    )


@group.command()
def report(
    ctx: typer.Context,
    day: DateOption = None,
    everyone: EveryoneFlag = False,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """How well each model foretells, beside every obvious guess.

    All scores are of sessions later than those that were learned from. Where a model
    does not beat the obvious guess, the guess is used, and that is said.
    """
    from coach.jobs.view_models import model_records
    from coach.reports.model_scores import models_document, models_table

    context = open_for(ctx, day)
    document = models_document(model_records(context, everyone=everyone), context.day)
    if json:
        print_json(document)
    elif csv:
        print_csv(models_table(document))
    elif not document["models"]:
        typer.echo(_NONE)
    else:
        from coach.cli.show.model_scores import report as drawn

        show(drawn(document), plain=plain)


_NONE = "Nothing is trained yet: the obvious guesses are used. Run coach models train."


@group.command("show")
def show_models(
    ctx: typer.Context,
    task: Annotated[
        Task | None, typer.Argument(metavar="[TASK]", help="Only this one.")
    ] = None,
    day: DateOption = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """What was learned: versions, what they rest on, what weighs."""
    from coach.jobs.view_models import model_versions
    from coach.reports.models_shown import shown_document

    context = open_for(ctx, day)
    document = shown_document(model_versions(context, task), context.day)
    if json:
        print_json(document)
    elif not document["models"]:
        typer.echo(_NONE)
    else:
        from coach.cli.show.models_shown import models_shown

        show(models_shown(document), plain=plain)
