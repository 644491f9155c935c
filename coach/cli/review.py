"""`coach review`: the evening review and the athlete's verdicts on it."""

from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli.opening import open_for
from coach.cli.output import (
    DateOption,
    JsonFlag,
    NoInputFlag,
    NotifyFlag,
    PlainFlag,
    asks,
    print_json,
    say,
    show,
)
from coach.cli.sending import code_of
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.jobs.context import Context
    from coach.jobs.decide_review import Wanted
    from coach.jobs.evening_run import EveningRun

Document = dict[str, Any]


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("review")(review)


def review(
    ctx: typer.Context,
    day: DateOption = None,
    prepare_only: Annotated[
        bool,
        typer.Option("--prepare-only", help="Prepare and store it; decide it later."),
    ] = False,
    approve: Annotated[
        str | None,
        typer.Option(metavar="all|ID,…", help="Approve these without asking."),
    ] = None,
    reject: Annotated[
        str | None,
        typer.Option(metavar="all|ID,…", help="Reject these without asking."),
    ] = None,
    no_llm: Annotated[
        bool, typer.Option("--no-llm", help="Coach's own words; no model is asked.")
    ] = False,
    exit_code: Annotated[
        bool, typer.Option("--exit-code", help="End with 8 if decisions are waiting.")
    ] = False,
    notify: NotifyFlag = False,
    no_input: NoInputFlag = False,
    json: JsonFlag = False,
    plain: PlainFlag = False,
) -> int:
    """The evening review: what was done, what to change; you decide.

    Services that are on are asked first what is new; one that does not answer is named
    in the review, and the command ends with 4, 5 or 6. On a terminal it asks about
    each proposal. Approved changes are in the plan and in the workout files at once;
    rejected ones change nothing. What is being done is told on stderr meanwhile; what a
    model writes is shown when all of it has been checked, never before.
    """
    from coach.cli.show.stages import stages
    from coach.cli.show.syncing import counted
    from coach.cli.words import telling
    from coach.jobs.decide_review import decide_review
    from coach.jobs.evening_run import evening_run, send_what_waits
    from coach.jobs.prepare_review import review_day
    from coach.jobs.unattended import evening_meant

    wanted = _wanted(approve, reject)
    context = telling(open_for(ctx, day), no_llm=no_llm)
    asking = asks(no_input=no_input) and not (json or prepare_only or wanted)
    began, unattended = context.clock.now(), day is None and prepare_only and notify
    if unattended:
        context = evening_meant(context)
    context = review_day(context, wanted.ids if wanted else (), on_terminal=asking)
    past = day is not None and day != context.clock.today()
    with stages(quiet=json or plain or no_input) as stage:
        evening = evening_run(
            replace(context, stage=stage),
            anew=prepare_only,
            past=past,
            by_hand=not (no_input or prepare_only),
            send=not (wanted or asking),
            progress=counted(stage),
        )
    _tell_services(context, evening)
    document, ended = evening.document, code_of(evening.sent)
    if wanted:
        decision = decide_review(context, wanted)
        _print(context, decision.document, json=json, plain=plain)
        if decision.already:
            say("This review was decided before; nothing was changed.")
            return ExitCode.NOTHING_TO_DO
        document, ended = decision.document, code_of(decision.sent)
    else:
        _print(context, document, json=json, plain=plain)
        if asking and document["status"] == "pending":
            document, ended = _ask(context, document)
        elif asking and not past:
            sent = send_what_waits(context, evening.synced, by_hand=True)
            ended = code_of(sent)
    if notify:
        from coach.cli.telling import tell_evening

        tell_evening(context, began if unattended else None, document, notify=notify)
    if exit_code and document["status"] == "pending":
        return ExitCode.DECISIONS_WAITING
    return ended or evening.sync_code


def _tell_services(context: "Context", evening: "EveningRun") -> None:
    """Of the sync before the review what the athlete may have to do something about."""
    from coach.cli.show.syncing import line
    from coach.cli.sync import log_slips

    for each in evening.synced.services:
        if each.trouble is not None or each.counts:
            say(line(each, context.clock))
    log_slips(evening.synced)


def _wanted(approve: str | None, reject: str | None) -> "Wanted | None":
    from coach.jobs.decide_review import ALL, Wanted

    if approve is None and reject is None:
        return None
    wanted = Wanted(_ids(approve), _ids(reject))
    if not wanted.ids:
        message = "name proposals by their ids, or say all"
        raise typer.BadParameter(message)
    both = set(wanted.approve) & set(wanted.reject)
    if both or (wanted.approve and wanted.reject and ALL in wanted.ids):
        message = "the same proposal cannot be approved and rejected"
        raise typer.BadParameter(message)
    return wanted


def _ids(text: str | None) -> tuple[str, ...]:
    return tuple(part.strip() for part in (text or "").split(",") if part.strip())


def _print(context: "Context", document: Document, *, json: bool, plain: bool) -> None:
    if json:
        print_json(document)
        return
    from coach.cli.show.review import review as drawn

    show(drawn(document, context.athlete.units), plain=plain)
    waiting = [p["id"] for p in document["proposals"] if p["status"] == "pending"]
    if waiting and not asks(no_input=False):
        typer.echo(
            f"\nDecide with: coach review --date {document['date']} --approve all"
            f"\nOr one by one: --approve {waiting[0]} --reject …"
        )


def _ask(context: "Context", document: Document) -> tuple[Document, int]:
    """The review after the athlete's answers, and how the command ends."""
    from coach.cli.asking import verdicts
    from coach.cli.show.closing import closing
    from coach.jobs.decide_review import Wanted, decide_review

    try:
        approve, reject = verdicts(document, context.athlete.units)
    except KeyboardInterrupt:
        raise CoachError(
            "Stopped before a decision.",
            "Nothing was decided, and nothing has changed.",
            "Run coach review: it asks again.",
            ExitCode.INTERRUPTED,
        ) from None
    ended = int(ExitCode.FINE)
    if approve or reject:
        decision = decide_review(context, Wanted(approve, reject))
        document, ended = decision.document, code_of(decision.sent)
    typer.echo(f"\n{closing(document)}")
    return document, ended
