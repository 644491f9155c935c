"""The last words of a decided review: what changed, where the files are."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from coach.cli.show.sent import sent
from coach.cli.show.tuning import closed
from coach.domain import wording

Document = Mapping[str, Any]

ON_THE_WATCH = "Copy them to GARMIN/NewFiles on the watch."


def closing(document: Document) -> str:
    """What the athlete's verdicts did, and what to do next."""
    proposals = document["proposals"]
    approved = [p for p in proposals if p["status"] == "approved"]
    left = sum(p["status"] == "pending" for p in proposals)
    said = []
    touched = {c["workout_uuid"] for p in approved for c in p["changes"]}
    if touched:
        workouts = wording.count(len(touched), "workout")
        said.append(f"The plan is changed: {workouts}. See it with: coach plan show")
    elif not left:
        said.append("The plan stays as it is.")
    said += [closed(p["tunes"]) for p in approved if p.get("tunes")]
    if left:
        proposals_left = wording.count(left, "proposal")
        said.append(f"{proposals_left} left for later: coach review asks again.")
    return "\n".join([*said, *files(document["exports"])])


def files(exports: Sequence[Document]) -> list[str]:
    """Where the written workout files are, what went to services, and what did not."""
    written = [each for each in exports if each["target"] == "fit"]
    return [*_files(written), *sent(exports)]


def _files(exports: Sequence[Document]) -> list[str]:
    done = [e for e in exports if e["state"] == "done" and e["path"]]
    said = []
    if done:
        written = wording.count(len(done), "workout file")
        verb = "is" if len(done) == 1 else "are"
        said += [f"{written} {verb} in {Path(done[0]['path']).parent}", ON_THE_WATCH]
    said += [f"Not written: {e['error']}" for e in exports if e["state"] == "failed"]
    waiting = sum(e["state"] == "pending" for e in exports)
    if waiting:
        still = wording.count(waiting, "workout file")
        said.append(f"{still} still to be written: coach export fit")
    return said
