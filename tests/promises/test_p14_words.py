"""Words change no plan, whoever writes them, and no number in them is made up."""

import json

import pytest

from tests.fakes.llm import facts_in
from tests.homes import MONDAY, SUNDAY
from tests.promises.worded import (
    HOSTILE,
    ORDER,
    SILENT,
    cut_off,
    numbers,
    refusing,
    text,
)

PREPARE = ("review", "--date", SUNDAY, "--prepare-only")


@pytest.fixture
def missed(home):
    """A week of which nothing was done, so that something is proposed."""
    home.at(f"{MONDAY}").run("plan", "load", "swim-100yd-8-weeks", "--start", MONDAY)
    home.run("log", "workout", "--sport", "walk", "--minutes", "20")
    return home


@pytest.mark.parametrize("model", ["none", "anthropic", "ollama"])
def test_proposals_are_the_same_whatever_writes_the_words(missed, model, monkeypatch):
    plain = missed.json(*PREPARE, "--no-llm")
    monkeypatch.setenv("COACH_LLM", model)

    worded = missed.json(*PREPARE)

    assert plain["proposals"]
    assert worded["proposals"] == plain["proposals"]
    assert worded["summary"]["writer"] == "plain"


def test_a_name_full_of_orders_is_a_name(missed):
    before = missed.json(*PREPARE)["proposals"]
    missed.run(
        *("log", "workout", "--sport", "walk", "--minutes", "1", "--title", ORDER)
    )

    after = missed.json(*PREPARE)

    assert after["status"] == "pending"
    assert [p["changes"] for p in after["proposals"]] == [p["changes"] for p in before]


def without_words(document):
    return json.dumps({k: v for k, v in document.items() if k != "summary"})


def test_a_model_that_does_as_it_is_told_words_the_review(served):
    home, fake = served
    plain = home.json(*PREPARE, "--no-llm")
    assert fake.seen == []

    worded = home.json(*PREPARE)

    assert worded["summary"]["writer"] != "plain"
    assert "You did 2 of 6 planned workouts." in worded["summary"]["text"]
    assert plain["proposals"]
    assert without_words(worded) == without_words(plain)
    assert home.json("review", "--date", SUNDAY) == worded


@pytest.mark.parametrize("name", sorted(HOSTILE))
def test_hostile_words_are_never_shown_and_change_nothing(served, name):
    home, fake = served
    plain = home.json(*PREPARE, "--no-llm")
    fake.says = list(HOSTILE[name])

    ran = home.run(*PREPARE, "--json")

    assert json.dumps(ran.document) == json.dumps(plain)
    assert "coach's own words" in ran.err
    assert "\x1b" not in ran.out + ran.err
    assert 1 <= len(fake.seen) <= 2


@pytest.mark.parametrize("how", [cut_off, refusing])
def test_an_answer_cut_off_or_refused_is_never_shown(served, how):
    home, fake = served
    plain = home.json(*PREPARE, "--no-llm")
    fake.says = [how(fake)] * 2

    assert home.json(*PREPARE) == plain


def test_a_model_that_is_silent_is_left_after_the_time_it_was_given(
    served, monkeypatch
):
    home, fake = served
    monkeypatch.setenv("COACH_LLM_SECONDS", "1")
    plain = home.json(*PREPARE, "--no-llm")
    fake.faults = [SILENT]

    assert home.json(*PREPARE) == plain

    (call,) = home.json("llm")["calls"]
    assert call["ended"] == "no answer in time"


def test_every_number_of_the_words_is_in_the_facts(served):
    home, fake = served
    home.json(*PREPARE)
    facts = facts_in(fake.seen[0].json["messages"][-1]["content"])
    sent = [each for each in facts if each["id"].startswith("f")]
    every = " and ".join(f"{{{each['id']}}}" for each in sent[:9])
    fake.says = [text(f"Facts: {every}.")]

    worded = home.json(*PREPARE)

    assert worded["summary"]["writer"] != "plain"
    told = numbers(" ".join(each["value"] for each in sent))
    assert numbers(worded["summary"]["text"])
    assert numbers(worded["summary"]["text"]) <= told
