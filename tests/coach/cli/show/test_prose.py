from hypothesis import given
from hypothesis import strategies as st

from coach.cli.show.prose import lines

WORDS = st.lists(
    st.sampled_from(["a", "plan", "2 h 05 min", "57 %", "4 of 7", "1,225 yd", "x" * 70])
)


@given(WORDS, st.integers(12, 120))
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(words, width):
    text = " ".join(words)

    wrapped = lines(text, width)

    assert all(len(line) <= width for line in wrapped)
    assert "".join(wrapped).replace(" ", "") == text.replace(" ", "")


def test_a_number_stays_with_its_unit():
    said = "That made 2 h 27 min of training, 57 % of it, 1,225 yd on 18 November."

    for width in range(14, len(said)):
        for line in lines(said, width):
            assert line[-1] not in "0123456789h"


def test_text_that_holds_the_mark_of_a_kept_space_is_shown_without_it():
    assert lines("a\x00b", 80) == ["ab"]


def test_a_hanging_paragraph_sets_in_all_lines_but_its_first():
    assert lines("− bench press 8 reps", 14, hang=2) == ["− bench press", "  8 reps"]
