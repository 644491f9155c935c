"""`coach rules`: every rule, from its own docstring."""

import inspect
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Annotated, Any

import typer

from coach.cli import completing
from coach.cli.output import CsvFlag, JsonFlag, PlainFlag, print_csv, print_json, show
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.domain.judgement import Aggressiveness, RuleSetting
    from coach.domain.prediction import RuleRecord

SETTING = ("setting", "tuned", "since")
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
    """Every rule: when it fires, what it proposes, how it is set and has done."""
    from coach.rules.registry import all_rules

    every = {rule.code: rule for rule in all_rules()}
    if code is not None and code.upper() not in every:
        raise CoachError(
            f"There is no rule {code}.",
            f"There are: {', '.join(every)}.",
            "Run coach rules.",
            ExitCode.USAGE,
        )
    chosen = every if code is None else {code.upper(): every[code.upper()]}
    known = _known(ctx)
    items = [_item(rule, known) for rule in chosen.values()]
    whole = known.whole.value
    if json:
        head = {"schema": "coach/rules/1", "aggressiveness": whole}
        print_json({**head, "rules": items})
        return
    if csv:
        from coach.reports.tables import Table

        columns = ("code", "name", "description", *RECORD, *SETTING)
        flat = ({**item, **item["record"]} for item in items)
        print_csv(Table("rules", columns, ([row[c] for c in columns] for row in flat)))
        return
    from coach.cli.show.rules import in_full, listed

    drawn = listed(items, whole) if code is None else in_full(items[0], whole)
    show(drawn, plain=plain)


@dataclass(frozen=True, slots=True)
class _Known:
    """How rules have done and to what they were set, by code."""

    whole: "Aggressiveness"
    done: "Mapping[str, RuleRecord]" = field(default_factory=dict)
    said: "Mapping[str, RuleSetting]" = field(default_factory=dict)


def _known(ctx: typer.Context) -> _Known:
    """Of the athlete's decisions; none where there is no home yet."""
    from coach import settings
    from coach.jobs.rule_records import rule_records, rule_settings
    from coach.wiring.context import open_if_there

    context = open_if_there(ctx.find_root().obj)
    if context is None:
        return _Known(settings.load().aggressiveness)
    ctx.call_on_close(context.database.close)
    return _Known(context.aggressiveness, rule_records(context), rule_settings(context))


def _item(rule: Any, known: _Known) -> dict[str, Any]:  # noqa: ANN401 - any rule
    from coach.domain.judgement import setting_of
    from coach.domain.prediction import RuleRecord
    from coach.reports.ahead import record_item
    from coach.rules.training import varies

    said = known.said.get(rule.code)
    tuned = None if said is None else said.setting
    setting = setting_of(known.whole, tuned) if varies(rule.code) else None
    return {
        "code": rule.code,
        "name": rule.name,
        "description": inspect.getdoc(rule) or "",
        "record": record_item(known.done.get(rule.code, RuleRecord())),
        "setting": None if setting is None else setting.value,
        "tuned": None if tuned is None else tuned.value,
        "since": None if said is None else said.since.isoformat(),
    }
