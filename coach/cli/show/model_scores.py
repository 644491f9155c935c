"""How well models foretell, on a terminal."""

from collections.abc import Iterator, Mapping
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from coach.cli.show.model_words import TASKS, gain, guess, metric, value
from coach.cli.show.prose import Prose, heading, indented
from coach.domain import wording

Document = Mapping[str, Any]

_MOST_ATHLETES = 20


def report(document: Document) -> Group:
    """Task by task: which is used, beside every guess, and how sure that is."""
    return Group(*_parts(document))


def _parts(document: Document) -> Iterator[RenderableType]:
    yield heading("Models", f"as of {document['date']}")
    yield Prose(
        "Scored on sessions later than those learned from; better and worse are the "
        "error beside that of each obvious guess.",
        "dim",
    )
    for model in document["models"]:
        yield Text()
        yield from _model(model)


def _model(model: Document) -> Iterator[RenderableType]:
    used, untried = model["in_use"] == "model", model["untried"] == model["athletes"]
    which = "the model is used" if used else f"{guess(model['floor']['name'])} is used"
    if used and untried:
        which = "what is shipped for someone new is used"
    sign = ("✓ ", "green") if used and not untried else ("– ", "yellow")
    yield Text.assemble((TASKS[model["task"]], "bold"), "  ", sign, (which, sign[1]))
    yield indented(Prose(_rests_on(model)))
    yield indented(_scores(model))
    others = _others(model)
    if others:
        yield indented(Prose(others))
    if model["calibration"] and model["calibration"]["table"]:
        yield indented(_calibration(model["calibration"]))
    if model["athletes"] > 1:
        yield indented(_athletes(model))
    if untried:
        few = f"{wording.count(model['n'], 'forecast')} of later sessions are too few"
        yield indented(Prose(f"{few} to tell more."))
    elif not used:
        yield indented(Prose(_not_used(model)))
    yield indented(Prose(_forecasts(model["forecasts"])))


def _rests_on(model: Document) -> str:
    window = model["window"]
    sessions = wording.count(window["sessions"], "session")
    trained = [each["trained_on"] for each in model["by_athlete"]]
    waiting = sum(each["waiting"] for each in model["by_athlete"])
    said = (
        f"{sessions} from {window['from']} to {window['to']}, trained on "
        f"{max(trained)}, {wording.count(model['n'], 'forecast')} scored."
    )
    if model["athletes"] > 1:
        return f"{wording.count(model['athletes'], 'athlete')}: {said}"
    if waiting:
        said += f" {wording.count(waiting, 'version')} {_WAIT[waiting == 1]}."
    return said


_WAIT = {True: "waits for later sessions", False: "wait for later sessions"}


def _scores(model: Document) -> Table:
    """The deciding measure: the model, then every guess and how they compare."""
    deciding = model["deciding"]
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("")
    table.add_column(metric(deciding), justify="right")
    table.add_column("the model is")
    table.add_row("model", value(deciding, model["metrics"].get(deciding)), "")
    for name, metrics in model["floors"].items():
        skill = model["skill"].get(name)
        style = "green" if (skill or 0) > 0 else "yellow"
        compared = Text(gain(skill), style)
        table.add_row(guess(name), value(deciding, metrics.get(deciding)), compared)
    return table


def _others(model: Document) -> str:
    """Its other measures, each beside that of the best guess."""
    best, said = model["floor"], []
    for name, told in model["metrics"].items():
        if name != model["deciding"]:
            beside = best["metrics"].get(name)
            of_guess = "" if beside is None else f" ({value(name, beside)})"
            said.append(f"{metric(name)} {value(name, told)}{of_guess}")
    others = ", ".join(said)
    return f"Also {others}; {guess(best['name'])} in brackets." if said else ""


def _calibration(calibration: Document) -> Group:
    slope = calibration["slope"]
    said = "" if slope is None else f"; slope {slope:.2f} (1 is right)"
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    for name in ("foretold", "came", "forecasts"):
        table.add_column(name, justify="right")
    table.add_column("")
    for row in calibration["table"]:
        table.add_row(
            f"{row['foretold'] * 100:.0f} %",
            f"{row['came'] * 100:.0f} %",
            str(row["n"]),
            "█" * round(row["came"] * 20),
        )
    return Group(Prose(f"What was foretold and what came{said}:"), indented(table))


def _athletes(model: Document) -> Table:
    table = Table(box=None, pad_edge=False, padding=(0, 2, 0, 0), header_style="dim")
    table.add_column("athlete")
    for name in ("forecasts", metric(model["deciding"]), "best guess", "beside it"):
        table.add_column(name, justify="right")
    table.add_column("used")
    for each in model["by_athlete"][:_MOST_ATHLETES]:
        table.add_row(
            each["athlete"],
            str(each["n"]),
            value(model["deciding"], each["error"]),
            value(model["deciding"], each["floor_error"]),
            gain(each["skill"]),
            "model" if each["in_use"] == "model" else guess(each["floor"]),
        )
    more = len(model["by_athlete"]) - _MOST_ATHLETES
    if more > 0:
        table.add_row(f"{more} more: --csv has them all")
    return table


def _not_used(model: Document) -> str:
    beaten = [guess(each) for each in model["beats"]]
    best = guess(model["floor"]["name"])
    if best in beaten:
        return f"It beats {best}, but too little or on too few forecasts to be trusted."
    if beaten:
        return f"It beats {', '.join(beaten)}, but not {best}, which is used."
    return "It beats no obvious guess here: there may be nothing to know beyond it."


def _forecasts(forecasts: Document) -> str:
    if not forecasts["graded"]:
        waits = wording.count(forecasts["open"], "forecast")
        return f"Evening by evening: none graded yet, {waits} open."
    told = ", ".join(
        f"{metric(name)} {value(name, each)}"
        for name, each in forecasts["metrics"].items()
        if each is not None
    )
    graded = wording.count(forecasts["graded"], "forecast")
    return f"Evening by evening since {forecasts['since']}: {graded} graded, {told}."
