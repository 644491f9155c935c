"""`coach models share`: leave to learn from each other's lifting."""

from enum import StrEnum
from typing import TYPE_CHECKING, Annotated

import typer

from coach.cli.opening import open_for
from coach.cli.output import JsonFlag, answer, print_json

if TYPE_CHECKING:
    from coach.jobs.share_lifting import Sharing


class Wish(StrEnum):
    """What is asked for."""

    ON = "on"
    OFF = "off"
    STATUS = "status"


def add_to(group: typer.Typer) -> None:
    """Register the command in the group of models."""
    group.command("share")(share)


def share(
    ctx: typer.Context,
    wish: Annotated[Wish, typer.Argument(metavar="on|off|status")] = Wish.STATUS,
    json: JsonFlag = False,
) -> None:
    """Learn from each other's lifting: with those here who say on, too.

    What is read are numbers made of sessions, such as how many a week and which
    exercise follows which; no session, no note, no name. Nothing of yours is read
    before you say on, and nothing of another who did not. It holds for the athletes in
    this database; nothing is sent.
    """
    from coach.jobs import share_lifting as job

    context = open_for(ctx)
    if wish is Wish.ON:
        stands = job.share_lifting(context)
    elif wish is Wish.OFF:
        stands = job.stop_sharing_lifting(context)
    else:
        stands = job.sharing(context)
    if json:
        from coach.reports.sharing import sharing_document

        print_json(sharing_document(stands))
        return
    answer(_told(stands, off=wish is Wish.OFF))


def _told(stands: "Sharing", *, off: bool) -> str:
    from coach.domain import days, wording

    if stands.given_at is None:
        said = "Your lifting is not shared, and nothing is learned from others."
        forgot = (
            " What was learned from them is forgotten; they forget you at their next "
            "training."
        )
        return said + (forgot if off else " To share: coach models share on")
    since = days.full(stands.given_at.date())
    others = wording.count(stands.others or 0, "other athlete")
    shares = "shares" if stands.others == 1 else "share"
    return (
        f"Your lifting is shared since {since}; {others} in this database {shares} "
        "theirs. To take it back: coach models share off"
    )
