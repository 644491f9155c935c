from coach.cli.show.rules import in_full, listed
from tests.coach.cli.show.drawing import drawn

ITEM = {
    "code": "AD01",
    "name": "low-adherence",
    "description": (
        "Too little was done.\n\n**Fires when** less than 70 % was\ndone.\n\nA source."
    ),
}


def test_a_rule_is_told_in_its_own_words_wrapped_to_the_terminal():
    assert drawn(in_full(ITEM)) == (
        "AD01  low-adherence\n"
        "Too little was done.\n"
        "\n"
        "Fires when\n"
        "  less than 70 % was done.\n"
        "\n"
        "A source."
    )


def test_a_list_of_rules_says_how_to_read_one():
    assert drawn(listed([ITEM])) == (
        "AD01  Too little was done.\n\nOne of them in full: coach rules CODE"
    )
