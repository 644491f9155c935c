import pytest

from coach.cli.show.closing import closing
from tests.coach.cli.show.reviews import change, document, export, proposal, side


def decided(*statuses, exports=()):
    made = [proposal(change(side(), side()), status=each) for each in statuses]
    return document(proposals=made, exports=list(exports))


def test_an_approved_change_says_what_changed_and_where_the_files_are():
    assert closing(decided("approved", "rejected", exports=[export(), export()])) == (
        "The plan is changed: 1 workout. See it with: coach plan show\n"
        "2 workout files are in /athlete/exports\n"
        "Copy them to GARMIN/NewFiles on the watch."
    )


@pytest.mark.parametrize(
    ("statuses", "said"),
    [
        (["rejected"], "The plan stays as it is."),
        (["pending"], "1 proposal left for later: coach review asks again."),
    ],
)
def test_nothing_approved_leaves_the_plan(statuses, said):
    assert closing(decided(*statuses)) == said


def test_a_file_still_to_be_written_is_told():
    told = closing(decided("approved", exports=[export("pending")]))

    assert "1 workout file still to be written: coach export fit" in told
