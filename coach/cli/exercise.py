"""`coach exercise`: the catalogue, and what the athlete's own names mean."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli import completing
from coach.cli.opening import open_for
from coach.cli.output import (
    CsvFlag,
    JsonFlag,
    NoInputFlag,
    PlainFlag,
    asks,
    print_csv,
    print_json,
    show,
)
from coach.errors import CoachError, ExitCode
from coach.redaction import clean

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.exercise_names import Named, Unknown

app = typer.Typer(
    help="Exercises: what they train, what stands in, what names mean.",
    no_args_is_help=True,
)

OWN = "own"
_COLUMNS = (
    "name",
    "pattern",
    "primary",
    "secondary",
    "equipment",
    "plane",
    "mechanic",
    "skill",
    "body_weight_share",
    "main",
    "explosive",
    "unilateral",
)

ExerciseName = Annotated[
    str,
    typer.Argument(
        metavar="NAME",
        help="Any name of it, in quotes.",
    ),
]


def add_to(parent: typer.Typer) -> None:
    """Register the group."""
    parent.add_typer(app, name="exercise")


@app.command("list")
def list_exercises(
    ctx: typer.Context,
    pattern: Annotated[
        str | None,
        typer.Option(
            metavar="P",
            help="Only this movement pattern.",
            autocompletion=completing.patterns,
        ),
    ] = None,
    muscle: Annotated[
        str | None,
        typer.Option(
            metavar="M",
            help="Only what trains this muscle.",
            autocompletion=completing.muscles,
        ),
    ] = None,
    equipment: Annotated[
        str | None,
        typer.Option(
            metavar="E",
            help="Only what needs this.",
            autocompletion=completing.equipment,
        ),
    ] = None,
    unknown: Annotated[
        bool,
        typer.Option("--unknown", help="Names in your log that are not understood."),
    ] = False,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """The exercises coach knows, or names in your log it does not."""
    if unknown:
        _list_unknown(ctx, json=json, csv=csv, plain=plain)
        return
    from coach.catalogue.exercises import exercises
    from coach.reports.exercises import exercises_document

    every = tuple(exercises().values())
    patterns, muscles, tools = (
        _one_of(pattern, {e.pattern for e in every}, "movement pattern"),
        _one_of(muscle, {m for e in every for m in e.primary}, "muscle"),
        _one_of(equipment, {t for e in every for t in e.equipment}, "equipment"),
    )
    chosen = [
        each
        for each in every
        if (patterns is None or each.pattern == patterns)
        and (muscles is None or muscles in each.primary)
        and (tools is None or tools in each.equipment)
    ]
    document = exercises_document(chosen)
    if json:
        print_json(document)
    elif csv:
        _print_exercises("exercises", document, _COLUMNS)
    elif not chosen:
        typer.echo("No exercise like that.")
    else:
        from coach.cli.show.exercises import listed

        show(listed(document["exercises"]), plain=plain)


def _print_scored(name: str, document: dict[str, Any], *more: str) -> None:
    _print_exercises(name, document, (*_COLUMNS, "score", *more))


def _print_exercises(
    name: str, document: dict[str, Any], columns: Sequence[str]
) -> None:
    from coach.reports.tables import Table

    rows = [_row(item, columns) for item in document["exercises"]]
    print_csv(Table(name, columns, rows))


def _row(item: dict[str, Any], columns: Sequence[str]) -> list[object]:
    joined = {"why": "; "}
    return [
        joined.get(c, " ").join(item[c]) if isinstance(item[c], list) else item[c]
        for c in columns
    ]


def _one_of(written: str | None, known: set[str], what: str) -> str | None:
    """The word of the catalogue that was written; a usage error lists all of them."""
    if written is None:
        return None
    word = written.strip().lower().replace(" ", "_").replace("-", "_")
    if word not in known:
        raise CoachError(
            f"There is no {what} {written!r}.",
            f"There are: {', '.join(sorted(known))}.",
            "Write one of these.",
            ExitCode.USAGE,
        )
    return word


def _list_unknown(ctx: typer.Context, *, json: bool, csv: bool, plain: bool) -> None:
    from coach.jobs.exercise_names import unknown_names
    from coach.reports.exercises import unknown_document

    with open_for(ctx).reading() as store:
        document = unknown_document(unknown_names(store))
    items = document["unknown"]
    if json:
        print_json(document)
    elif csv:
        from coach.reports.tables import Table

        rows = [(i["name"], i["sets"], "; ".join(i["candidates"])) for i in items]
        print_csv(Table("unknown", ("name", "sets", "candidates"), rows))
    elif not items:
        typer.echo("Every exercise in your log is understood.")
    else:
        from coach.cli.show.exercises import questions

        show(questions(items), plain=plain)


@app.command("show")
def show_exercise(
    ctx: typer.Context,
    name: ExerciseName,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """One exercise in full: muscles, relations, names, last done."""
    from coach.jobs.exercise_history import exercise_history
    from coach.jobs.exercise_names import find_exercise
    from coach.reports.exercises import exercise_document

    context = open_for(ctx)
    with context.reading() as store:
        exercise = find_exercise(name, store.remembered_exercises())
    document = exercise_document(exercise, exercise_history(context, exercise))
    if json:
        print_json(document)
        return
    from coach.cli.show.exercises import in_full

    show(in_full(document), plain=plain)


@app.command("substitute")
def substitute(
    name: ExerciseName,
    equipment: Annotated[
        str | None,
        typer.Option(metavar="E,…", help="All there is: dumbbell,bench; or none."),
    ] = None,
    avoid: Annotated[
        str | None,
        typer.Option(metavar="M,…", help="Muscles that must not work: lower_back."),
    ] = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """What can stand in for an exercise, the best first, and why."""
    from coach.catalogue.exercises import exercises
    from coach.catalogue.substitutes import substitutes
    from coach.jobs.exercise_names import find_exercise
    from coach.reports.exercises import substitutes_document

    every = tuple(exercises().values())
    tools = {tool for each in every for tool in each.equipment} | {"none"}
    muscles = {m for each in every for m in (*each.primary, *each.secondary)}
    exercise = find_exercise(name, {})
    available = None if equipment is None else _words(equipment, tools, "equipment")
    unwanted = _words(avoid or "", muscles, "muscle")
    found = substitutes(exercise, every, available, unwanted)
    document = substitutes_document(exercise, found)
    if json:
        print_json(document)
    elif csv:
        _print_scored("substitutes", document, "stated", "why")
    elif not found:
        typer.echo(f"Nothing stands in for {exercise.name} with that.")
    else:
        from coach.cli.show.exercises import stand_ins

        show(stand_ins(document["exercises"]), plain=plain)


def _words(written: str, known: set[str], what: str) -> set[str]:
    parts = (part.strip() for part in written.split(",") if part.strip())
    return {word for part in parts if (word := _one_of(part, known, what))}


@app.command("search")
def search_exercises(
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="Name, muscle, equipment…")
    ],
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Exercises that fit some words: legs dumbbell, plyo."""
    from coach.catalogue.search import search
    from coach.reports.exercises import found_document

    document = found_document(search(" ".join(words)))
    if json:
        print_json(document)
    elif csv:
        _print_scored("found", document)
    elif not document["exercises"]:
        typer.echo("No exercise fits all of that.")
    else:
        from coach.cli.show.exercises import listed

        show(listed(document["exercises"]), plain=plain)


@app.command("name")
def name_exercise(
    ctx: typer.Context,
    written: Annotated[
        str | None, typer.Argument(metavar="WRITTEN", help="As it stands in your log.")
    ] = None,
    exercise: Annotated[
        str | None,
        typer.Argument(
            metavar="EXERCISE|own", help="What it is, or own to keep the name."
        ),
    ] = None,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
) -> None:
    """Say what names in your log mean; without one, all are asked.

    Each is asked once, and the answer is remembered.
    """
    if written is None:
        _ask(ctx, no_input=no_input, json=json)
        return
    written = clean(written)
    if exercise is None or not written:
        raise CoachError(
            f"It is not said what {written!r} is.",
            "The name in your log comes first, the exercise second.",
            f'Run coach exercise name "{written}" EXERCISE, or with own in its place.',
            ExitCode.USAGE,
        )
    from coach.jobs.exercise_names import find_exercise, remember

    meant = None if exercise == OWN else find_exercise(exercise, {}).name
    context = open_for(ctx)
    with context.alone(), context.writing() as store:
        named = remember(store, written, meant)
    _tell([named], json=json)


def _ask(ctx: typer.Context, *, no_input: bool, json: bool) -> None:
    from coach.jobs.exercise_names import settle, unknown_names

    context = open_for(ctx)
    with context.alone(), context.writing() as store:
        settled = settle(store)
        unknown = unknown_names(store)
    if unknown and (json or not asks(no_input=no_input)):
        raise CoachError(
            "Some names in your log are not understood.",
            f"They are: {', '.join(each.name for each in unknown)}.",
            "Run coach exercise name on a terminal, or with WRITTEN EXERCISE for each.",
            ExitCode.USAGE,
        )
    _tell(settled, json=json)
    if not unknown:
        if not json:
            typer.echo("Every exercise in your log is understood.")
        return
    ask_names(context, unknown)


def ask_names(context: "Context", unknown: "Sequence[Unknown]") -> None:
    """Ask what each name means, and keep each answer as it is given."""
    from coach.cli.naming import answers
    from coach.jobs.exercise_names import remember

    for name, meant in answers(unknown):
        with context.alone(), context.writing() as store:
            named = remember(store, name, meant)
        _tell([named], json=False)


def _tell(named: "Sequence[Named]", *, json: bool) -> None:
    from coach.cli.show.exercises import noted
    from coach.reports.exercises import named_document

    if json:
        print_json(named_document(named))
        return
    for each in named:
        typer.echo(noted(each.name, each.exercise, each.sets))
