"""`coach rules`: every rule, from its own docstring."""

import inspect
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli import completing
from coach.cli.output import CsvFlag, JsonFlag, PlainFlag, print_csv, print_json, show
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.domain.prediction import RuleRecord

RECORD = ("approved", "rejected", "held", "failed", "cannot_tell")


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("rules")(rules)


def rules(
    ctx: typer.Context,
    code: Annotated[
        str | None,
        typer.Argument(
            metavar="CODE",
            help="Only this rule, in full.",
            autocompletion=completing.rule_codes,
        ),
    ] = None,
    json: JsonFlag = False,
    csv: CsvFlag = False,
    plain: PlainFlag = False,
) -> None:
    """Every rule: when it fires, what it proposes, how it has done."""
    from coach.rules.registry import all_rules

    known = {rule.code: rule for rule in all_rules()}
    if code is not None and code.upper() not in known:
        raise CoachError(
            f"There is no rule {code}.",
            f"There are: {', '.join(known)}.",
            "Run coach rules.",
            ExitCode.USAGE,
        )
    chosen = known if code is None else {code.upper(): known[code.upper()]}
    done = _records(ctx)
    items = [_item(rule, done) for rule in chosen.values()]
    if json:
        print_json({"schema": "coach/rules/1", "rules": items})
        return
    if csv:
        from coach.reports.tables import Table

        columns = ("code", "name", "description", *RECORD)
        flat = ({**item, **item["record"]} for item in items)
        print_csv(Table("rules", columns, ([row[c] for c in columns] for row in flat)))
        return
    from coach.cli.show.rules import in_full, listed

    show(listed(items) if code is None else in_full(items[0]), plain=plain)


def _records(ctx: typer.Context) -> "Mapping[str, RuleRecord]":
    """Of the athlete's decisions; none where there is no home yet."""
    from coach.jobs.rule_records import rule_records
    from coach.wiring.context import open_if_there

    context = open_if_there(ctx.find_root().obj)
    if context is None:
        return {}
    ctx.call_on_close(context.database.close)
    return rule_records(context)


def _item(rule: Any, done: "Mapping[str, RuleRecord]") -> dict[str, Any]:  # noqa: ANN401 - any rule
    from coach.domain.prediction import RuleRecord
    from coach.reports.ahead import record_item

    return {
        "code": rule.code,
        "name": rule.name,
        "description": inspect.getdoc(rule) or "",
        "record": record_item(done.get(rule.code, RuleRecord())),
    }
