"""`coach rules`: every rule, from its own docstring."""

import inspect
from typing import Annotated, Any

import typer

from coach.cli import completing
from coach.cli.output import CsvFlag, JsonFlag, PlainFlag, print_csv, print_json, show
from coach.errors import CoachError, ExitCode


def add_to(app: typer.Typer) -> None:
    """Register the command."""
    app.command("rules")(rules)


def rules(
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
    """Every rule: when it fires and what it proposes."""
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
    if json:
        items = [_item(rule) for rule in chosen.values()]
        print_json({"schema": "coach/rules/1", "rules": items})
        return
    if csv:
        from coach.reports.tables import Table

        columns = ("code", "name", "description")
        rows = ([_item(rule)[c] for c in columns] for rule in chosen.values())
        print_csv(Table("rules", columns, rows))
        return
    from coach.cli.show.rules import in_full, listed

    items = [_item(rule) for rule in chosen.values()]
    show(listed(items) if code is None else in_full(items[0]), plain=plain)


def _item(rule: Any) -> dict[str, str]:  # noqa: ANN401 - any rule
    return {
        "code": rule.code,
        "name": rule.name,
        "description": inspect.getdoc(rule) or "",
    }
