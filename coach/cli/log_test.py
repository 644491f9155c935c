"""`coach log test`: results of fitness tests."""

from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.numbers import read_number, read_seconds
from coach.cli.opening import open_for
from coach.cli.output import DateOption, JsonFlag, answer, print_json
from coach.domain import days
from coach.domain.fitness_tests import FITNESS_TESTS, FitnessTest
from coach.domain.metric import MetricKind
from coach.errors import CoachError, ExitCode

if TYPE_CHECKING:
    from coach.cli.show.values import Units
    from coach.jobs.log_test import ResultLogged

_POOLS = ("25yd", "25m", "50m")
_IN_METERS = MetricKind.SWIM_100M
_FIX = "Run coach log test KEY VALUE."


def _parse_pool(text: str) -> str:
    pool = text.lower().replace(" ", "").replace("-", "")
    if pool not in _POOLS:
        message = f"{text!r} is not one of {', '.join(_POOLS)}."
        raise typer.BadParameter(message)
    return pool


def log_fitness_test(
    ctx: typer.Context,
    key: Annotated[
        str, typer.Argument(metavar="KEY", help=", ".join(FITNESS_TESTS) + ".")
    ],
    value: Annotated[
        str,
        typer.Argument(metavar="VALUE", help="In the key's unit; times as 1:12.4 too."),
    ],
    pool: Annotated[
        str | None,
        typer.Option(
            parser=_parse_pool,
            metavar="25yd|25m|50m",
            help="Where a swim was timed; two pools are two series.",
        ),
    ] = None,
    device: Annotated[
        str | None,
        typer.Option(help="What measured it; a series starts anew with another one."),
    ] = None,
    note: Annotated[str, typer.Option(help="Anything worth keeping.")] = "",
    day: DateOption = None,
    json: JsonFlag = False,
) -> None:
    """Log a fitness test, and see how it compares with the last.

    A swim counts as done in a pool of your own unit unless --pool says otherwise;
    swim_100yd_s is always yards. vo2max is what a laboratory measured: what the watch
    estimates comes with its recordings, and stays apart.
    """
    from coach.jobs.log_test import Result, log_test

    fitness_test = _known(key)
    number = _value(fitness_test, value)
    context = open_for(ctx, day)
    pool = _pool(fitness_test, pool, context.athlete.units)
    entry = Result(fitness_test, number, pool, device, note)
    logged = log_test(context, entry)
    if json:
        print_json(_document(fitness_test, logged))
    else:
        answer(_told(logged, context.athlete.units))


def _known(key: str) -> FitnessTest:
    """The test of that key; `cmj` is `cmj_cm`, since its unit goes without saying."""
    from coach.cli.choosing import one_of

    by_kind = {each.kind.value: each.key for each in FITNESS_TESTS.values()}
    plain = by_kind.get(key.strip().lower(), key)
    return FITNESS_TESTS[one_of(plain, FITNESS_TESTS, "test", _FIX)]


def _value(fitness_test: FitnessTest, text: str) -> float:
    unit = fitness_test.unit
    plain = text.strip().removesuffix(unit) if unit != "of 3" else text
    number = read_seconds(plain) if unit == "s" else read_number(plain)
    if number is None:
        example = "1:12.4 or 72.4" if unit == "s" else "38.5"
        raise CoachError(
            f"{text!r} is not a number.",
            f"{fitness_test.key} takes {unit}.",
            f"Write it as {example}.",
            ExitCode.USAGE,
        )
    whole = fitness_test.kind is not MetricKind.OVERHEAD_SQUAT or number == int(number)
    if not fitness_test.least <= number <= fitness_test.most or not whole:
        from coach.cli.show.values import shown

        said = shown(unit, None)
        least, most = map(said.number, (fitness_test.least, fitness_test.most))
        steps = "" if whole else " in whole steps"
        raise CoachError(
            f"{text} is no {fitness_test.name}.",
            f"It goes from {least} to {most} {said.unit}".rstrip() + f"{steps}.",
            f"Run coach log test {fitness_test.key} with the value as it was.",
            ExitCode.USAGE,
        )
    return number


def _pool(fitness_test: FitnessTest, pool: str | None, units: "Units") -> str | None:
    """`25 yd`: the pool said, else the one of the athlete's unit."""
    in_meters = fitness_test.kind is _IN_METERS
    refused = in_meters and pool == "25yd"
    if pool is not None and (refused or not fitness_test.in_pool):
        yards = fitness_test.kind is MetricKind.SWIM_100YD
        raise CoachError(
            f"{fitness_test.key} goes with no pool of {pool}.",
            "It is always yards."
            if yards
            else "100 m are swum in a pool of metres."
            if in_meters
            else "It is no swim.",
            "Leave --pool out, or log swim_100yd_s, swim_100m_s, swim_200_s or "
            "swim_400_s.",
            ExitCode.USAGE,
        )
    if not fitness_test.in_pool:
        return None
    if pool is None:
        from coach.domain.activity import Sport
        from coach.domain.wording import unit_of

        pool = "25m" if in_meters else f"25{unit_of(Sport.SWIM, units)}"
    unit = pool.lstrip("0123456789")
    return f"{pool.removesuffix(unit)} {unit}"


def _document(fitness_test: FitnessTest, logged: "ResultLogged") -> dict[str, object]:
    metric, before = logged.metric, logged.before
    return {
        "schema": "coach/log-test/1",
        "logged": "test",
        "date": metric.day.isoformat(),
        "values": {
            "key": fitness_test.key,
            "value": metric.value,
            "unit": metric.unit,
            "method": metric.method,
            "device": metric.device,
            "note": metric.note,
        },
        "before": None
        if before is None
        else {"date": before.day.isoformat(), "value": before.value},
        "change": logged.change,
        "smallest_real_change": logged.smallest_real,
    }


def _told(logged: "ResultLogged", units: "Units") -> str:
    from coach.cli.show.values import shown

    metric = logged.metric
    said = shown(metric.unit, units)
    how = ", ".join(filter(None, (metric.method, metric.device)))
    first = (
        f"Logged for {days.short(metric.day)}: {logged.measure.name} "
        f"{said.said(metric.value)} ({how})."
    )
    return f"{first}\n{_compared(logged, units)}"


def _compared(logged: "ResultLogged", units: "Units") -> str:
    from coach.cli.show.values import shown

    before, change = logged.before, logged.change
    if before is None or change is None:
        return "The first day of it; later days are compared with its best."
    said = shown(logged.metric.unit, units)
    then = f"on {days.short(before.day)} ({said.number(before.value)})"
    if not change:
        return f"The same as {then}."
    good = change * logged.measure.good > 0
    word = "better" if good else "worse"
    amount = said.change(abs(change)).lstrip("+")
    least = logged.smallest_real
    if least is None:
        return f"{amount} {word} than {then}."
    limit = said.change(least).lstrip("+")
    if abs(change) > least:
        return f"{amount} {word} than {then}: more than two tests differ by chance."
    return (
        f"{amount} {word} than {then}: two tests differ by up to {limit} by chance, "
        "so this alone shows no change."
    )
