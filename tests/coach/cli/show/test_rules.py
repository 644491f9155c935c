from coach.cli.show.rules import in_full, listed
from tests.coach.cli.show.drawing import drawn

NEVER = {"approved": 0, "rejected": 0, "held": 0, "failed": 0, "cannot_tell": 0}


def record(rate=None, **counts):
    return NEVER | counts | {"hit_rate": rate}


ITEM = {
    "code": "AD01",
    "name": "low-adherence",
    "description": (
        "Too little was done.\n\n**Fires when** less than 70 % was\ndone.\n\nA source."
    ),
    "record": record(),
}


def test_a_rule_is_told_in_its_own_words_wrapped_to_the_terminal():
    assert drawn(in_full(ITEM)) == (
        "AD01  low-adherence\n"
        "Too little was done.\n"
        "\n"
        "Fires when\n"
        "  less than 70 % was done.\n"
        "\n"
        "A source.\n"
        "\n"
        "Record\n"
        "  none yet"
    )


def test_a_list_of_rules_says_how_to_read_one():
    assert drawn(listed([ITEM])) == (
        "AD01  Too little was done.\n"
        "\n"
        "Record: none yet; no proposal has been decided.\n"
        "One of them in full: coach rules CODE"
    )


def test_a_rule_says_how_its_proposals_have_ended():
    done = ITEM | {"record": record(0.75, approved=5, rejected=1, held=3, failed=1)}

    said = "approved 5, rejected 1, held 3, failed 1 (75 % of what could be told held)"
    assert said in drawn(in_full(done), 120)
    listing = drawn(listed([done, ITEM | {"code": "FA01"}]), 120)
    assert said in listing
    assert "none yet" not in listing


def test_decisions_that_are_not_looked_back_on_yet_are_counted_without_an_end():
    fresh = ITEM | {"record": record(approved=1, cannot_tell=1)}

    assert drawn(in_full(fresh)).endswith("approved 1, cannot tell 1")
