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


TUNES = {"rule": "AD01", "from": "moderate", "to": "conservative"}
SET = "Rule AD01 is set to conservative. See it with: coach rules AD01"


def test_a_rule_that_was_set_is_no_change_of_the_plan():
    told = document(proposals=[proposal(status="approved", tunes=TUNES)])

    assert closing(told) == f"The plan stays as it is.\n{SET}"


def test_a_rule_is_said_to_be_set_only_where_that_was_approved():
    changed = proposal(change(side(), side()), status="approved")
    no = proposal(status="rejected", tunes=TUNES)

    assert "Rule" not in closing(document(proposals=[changed, no]))
    assert closing(document(proposals=[no])) == "The plan stays as it is."


def test_a_file_still_to_be_written_is_told():
    told = closing(decided("approved", exports=[export("pending")]))

    assert "1 workout file still to be written: coach export fit" in told
