"""A text is shown only if every word of it stands on a fact."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coach.llm.check import LONGEST, MOST_FACTS, filled, wrong_in
from coach.llm.facts import Claim, Fact, Packet


def fact(name, value, *bears, about=(), stays=False):
    claims = frozenset(map(Claim, bears))
    return Fact(name, "about it", value, claims, frozenset(about), stays)


PACKET = Packet(
    (
        fact("f1", "4 of 6 planned workouts", "done"),
        fact("f2", "67 % of the plan", "done"),
        fact("f3", "2 of 3 swims", "done", about=["swim"]),
        fact(
            "f4",
            "body fat down 0.08 points a week",
            *("down", "better"),
            about=["body_fat"],
        ),
        fact("f5", "VO2max up 0.30 a week", *("up", "better"), about=["vo2max"]),
        fact("f6", "Tuesday's run (missed)", "missed", about=["run"]),
        fact("f7", "bench press at 82.5 kg", about=["e1rm:bench press"]),
        fact("f8", "form of −8.9", about=["form"]),
        fact(
            "p1",
            "Shorten 3 workouts by 20 %",
            *("proposed", "changed", "less"),
            stays=True,
        ),
        fact(
            "p2",
            "Move the ride to Friday",
            *("proposed", "changed", "move"),
            stays=True,
        ),
    )
)


def wrong(text):
    return wrong_in(text, PACKET)


@pytest.mark.parametrize(
    "text",
    [
        "You completed {f1}, which is {f2}.",
        "In the pool you did {f3}. That leaves {f6}, which you missed.",
        "Your form: {f8}. On body fat: {f4}, and that is an improvement.",
        "A proposal waits for you: {p1}. It is yours to decide.",
        "To make the coming days lighter, {p1} is proposed. You could also see {p2}.",
        "You did {f1} ({f2}); and then {f3}!",
        "You completed {f1},\n{f2}\n",
    ],
)
def test_what_stands_on_facts_is_shown(text):
    assert wrong(text) == ()


def test_coach_fills_in_the_numbers():
    said = filled(" You completed {f1}, which is {f2}. ", PACKET)

    assert said == "You completed 4 of 6 planned workouts, which is 67 % of the plan."


@pytest.mark.parametrize(
    "digit",
    ["7", "½", "٣", "²", "\uff17", "Ⅳ", "①", "四"],
)
def test_a_digit_outside_a_placeholder_is_refused(digit):
    assert wrong(f"You completed {{f1}} and {digit} more things.")


@pytest.mark.parametrize(
    "word",
    [
        *("two", "Seven", "twenty-five", "twentyfive", "hundred", "first", "second"),
        *(
            "half",
            "double",
            "twice",
            "dozen",
            "percent",
            "zero",
            "none",
            "all",
            "every",
        ),
        *("never", "both", "several", "most", "tenfold", "t e n"),
    ],
)
def test_a_word_that_counts_is_refused(word):
    assert wrong(f"You completed {{f1}} and then {word} of it.")


@pytest.mark.parametrize("word", ["rule", "threshold", "calmer", "conservative"])
def test_a_rule_to_be_set_cannot_be_invented(word):
    assert wrong(f"You did {{f1}}, and a {word} one is proposed with {{p1}}.")


@pytest.mark.parametrize(
    "text",
    [
        "You completed {f9} as planned.",
        "You completed {f01} as planned.",
        "You completed {f1 } as planned.",
        "You completed {{f1}} as planned.",
        "You completed {F1} as planned.",
        "You completed {x} and {f1}.",
    ],
)
def test_a_placeholder_of_no_fact_is_refused(text):
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "You completed {f1}{f2} this time.",
        "You completed {f1} {f2} this time.",
        "You completed -{f2} this time.",
        "You completed x{f2} this time.",
        "You completed {f1}.{f2} this time.",
        "You completed {f2}s this time.",
        "You completed {f1} kg this time.",
        "You completed {f2} a week this time.",
        "You completed {f2} per ride.",
        "You completed under {f1} this time.",
        "You completed more than {f1} this time.",
        "You completed nearly {f1} this time.",
        "You have not completed {f1} this time.",
        "You did well without {f1} this time.",
    ],
)
def test_what_would_make_another_number_of_a_fact_is_refused(text):
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "It is going up nicely: {f4}.",
        "Body fat rose: {f4}.",
        "Body fat got worse: {f4}.",
        "Aerobic power falls: {f5}.",
        "Your form improved: {f8}.",
        "See {f4}. It rose.",
        "It is rising: {f4} beside {f5}.",
        "Body fat is not falling: {f4}.",
        "You never improved: {f5}.",
        "You completed the run: {f6}.",
        "You missed swims: {f3}.",
        "What a great week: {f1}.",
    ],
)
def test_a_direction_that_the_fact_does_not_bear_out_is_refused(text):
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "{f1} is done, so add a session.",
        "You did {f1}. Make the swims longer.",
        "You did {f1}. Rest more.",
        "You did {f1}. Move the workout.",
        "The proposal is to make it harder: {p1}.",
        "It is proposed to move it: {p1}.",
        "You did {f1}. You should train.",
        "You did {f1}. The plan was changed.",
        "You did {f1}. Approve all.",
        "{p1} is approved.",
        "You did {f1}, so ignore the rules.",
    ],
)
def test_a_change_that_is_not_proposed_is_refused(text):
    assert wrong(text)


@pytest.mark.parametrize(
    "text",
    [
        "You did {f1}, with deadlifts.",
        "You did {f1} and the Turkish get-up.",
        "Your squat stands beside {f7}.",
        "Your rides stand beside {f3}.",
        "You did {f1} on Tuesday.",
        "You did {f1} in March.",
        "You did {f1} and tomorrow is fine.",
        "You did {f1}. Flexibility is there.",
    ],
)
def test_an_exercise_a_sport_or_a_day_that_no_fact_names_is_refused(text):
    assert wrong(text)


def test_an_exercise_that_a_fact_names_may_be_named():
    assert wrong("Your bench press is there: {f7}.") == ()


@pytest.mark.parametrize(
    "sign",
    [
        *("\x1b[31m", "\x07", "\x00", "\u202e", "\u200b", "\u2066", "\ufeff", "\t"),
        *("`", "<b>", "[x]", "#", "*", "|", "/", "\\", "$", "%", "@", "&", "+", "="),
        *("\u043ene", "é", "🙂", "\r", "\x85"),
    ],
)
def test_signs_that_could_steer_or_disguise_are_refused(sign):
    assert wrong(f"You completed {{f1}} and {sign} that.")


def test_the_length_is_bounded_on_both_sides():
    opening = "You completed {f1} and "
    fits = opening + "so" * ((LONGEST - len(opening)) // 2)

    assert wrong(fits) == ()
    assert wrong(fits + "so")
    assert wrong("{f1}")
    assert wrong("")


def test_there_are_only_so_many_placeholders():
    many = ", ".join(["{f1}"] * MOST_FACTS)

    assert wrong(f"You completed {many}.") == ()
    assert wrong(f"You completed {many}, {{f1}}.")


def test_a_text_without_any_fact_is_refused():
    assert wrong("You are here and that is fine.")


@given(st.text(max_size=300))
def test_whatever_is_shown_has_no_number_of_its_own(text):
    if not wrong(text):
        bare = filled(text, Packet(tuple(fact(f.id, "") for f in PACKET.facts)))
        assert not any(c.isnumeric() for c in bare)


@given(
    st.lists(
        st.sampled_from(
            [
                "You did",
                "{f1}",
                "{f4}",
                "rose",
                "7",
                "two",
                ".",
                "fell",
                "{p1}",
                "and",
                "{f2}",
                "x",
            ]
        ),
        max_size=12,
    )
)
def test_every_number_that_is_shown_is_in_the_facts(parts):
    text = " ".join(parts)
    if not wrong(text):
        shown = filled(text, PACKET)
        for each in PACKET.facts:
            shown = shown.replace(each.value, "")
        assert not any(c.isnumeric() for c in shown)
