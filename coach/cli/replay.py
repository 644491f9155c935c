"""`coach replay`: the rules on past evenings, with no look-ahead."""

from datetime import date
from typing import Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, PlainFlag, parse_evening, print_json, show
from coach.domain.judgement import Aggressiveness


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("replay")(replay)


def replay(
    ctx: typer.Context,
    first: Annotated[
        date,
        typer.Argument(parser=parse_evening, metavar="FROM", help="The first evening."),
    ],
    last: Annotated[
        date,
        typer.Argument(parser=parse_evening, metavar="TO", help="The last one."),
    ],
    compare: Annotated[
        Aggressiveness | None,
        typer.Option(help="Replay under this aggressiveness, too, side by side."),
    ] = None,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> None:
    """What the rules would have said on evenings of the past.

    Each evening is seen as it could be known then: what came in later is not used, but
    for a history imported at once. Nothing is changed.
    """
    from coach.cli.show.stages import stages
    from coach.jobs.replay import Span
    from coach.jobs.replay import replay as replayed
    from coach.reports.replay import replay_document
    from coach.rules.registry import all_rules

    context = open_for(ctx)
    both = (context.aggressiveness, compare or context.aggressiveness)
    span = Span(first, last, tuple(dict.fromkeys(both)))
    with stages(quiet=plain) as stage:
        stage("reading what there is")
        made = replayed(
            context, span, lambda done, every: stage(f"{done} of {every} evenings")
        )
    document = replay_document(made, {rule.code: rule.name for rule in all_rules()})
    if json:
        print_json(document)
        return
    from coach.cli.show.replay import replay as drawn

    show(drawn(document), plain=plain)
