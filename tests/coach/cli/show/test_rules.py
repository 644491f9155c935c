import pytest

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
    "setting": "moderate",
    "tuned": None,
    "since": None,
}
TUNED = ITEM | {"setting": "conservative", "tuned": "conservative"}
TUNED |= {"since": "2026-03-08"}
AS_WHOLE = "moderate, as COACH_AGGRESSIVENESS says"
STAND = (
    "Rules stand at moderate (COACH_AGGRESSIVENESS), but for those set calmer by a\n"
    "proposal you approved.\n"
)


def test_a_rule_is_told_in_its_own_words_wrapped_to_the_terminal():
    assert drawn(in_full(ITEM, "moderate")) == (
        "AD01  low-adherence\n"
        "Too little was done.\n"
        "\n"
        "Fires when\n"
        "  less than 70 % was done.\n"
        "\n"
        "A source.\n"
        "\n"
        "Setting\n"
        "  moderate, as COACH_AGGRESSIVENESS says\n"
        "\n"
        "Record\n"
        "  none yet"
    )


def test_a_list_of_rules_says_how_to_read_one():
    assert drawn(listed([ITEM], "moderate")) == (
        "AD01  Too little was done.\n"
        "\n"
        "Record: none yet; no proposal has been decided.\n"
        + STAND
        + "One of them in full: coach rules CODE"
    )


def test_a_rule_says_how_its_proposals_have_ended():
    done = ITEM | {"record": record(0.75, approved=5, rejected=1, held=3, failed=1)}

    said = "approved 5, rejected 1, held 3, failed 1 (75 % of what could be told held)"
    assert said in drawn(in_full(done, "moderate"), 120)
    listing = drawn(listed([done, ITEM | {"code": "FA01"}], "moderate"), 120)
    assert said in listing
    assert "none yet" not in listing


def test_decisions_that_are_not_looked_back_on_yet_are_counted_without_an_end():
    fresh = ITEM | {"record": record(approved=1, cannot_tell=1)}

    assert drawn(in_full(fresh, "moderate")).endswith("approved 1, cannot tell 1")


@pytest.mark.parametrize(
    ("item", "said"),
    [
        (
            TUNED,
            "conservative since 8 March 2026; the others stand at moderate",
        ),
        (
            ITEM | {"since": "2026-03-08"},
            AS_WHOLE + "; given back to it on 8 March 2026",
        ),
        (
            TUNED | {"setting": "moderate", "tuned": "aggressive"},
            AS_WHOLE + "; itself set to aggressive since 8 March 2026",
        ),
        (
            ITEM | {"setting": None},
            "the same whatever COACH_AGGRESSIVENESS says",
        ),
    ],
)
def test_a_rule_says_at_which_setting_it_stands_and_since_when(item, said):
    assert f"Setting\n  {said}\n" in drawn(in_full(item, "moderate"), 120)


def test_of_a_list_only_what_was_tuned_says_so():
    listing = drawn(listed([ITEM, TUNED | {"code": "FA01"}], "moderate"))

    assert listing.count("set to conservative since 8 March 2026") == 1
