"""One that wants a log-in is asked when something else opens it, and not before."""

from dataclasses import replace

import pytest

from coach.domain.sync import Trouble
from coach.jobs.sync import sync
from tests.scripted import Script, refusal, scripted


def asked(home, script, **how):
    """How often the service is asked by a sync that names none."""
    before = len(script.known)
    with home.context() as context:
        sync(scripted(context, script), **how)
    return len(script.known) - before


@pytest.fixture(params=["garmin", "hevy"])
def shut(request, home):
    """A service that has just refused what opens it."""
    script = Script(request.param, [refusal(Trouble.LOG_IN)], opened_by="the old key")
    assert asked(home, script) == 1
    return script


@pytest.mark.parametrize("by_hand", [True, False])
def test_what_opens_it_now_is_another_so_it_is_asked_and_lets_coach_in(
    home, shut, by_hand
):
    shut.opened_by, shut.says = "the new key", []

    assert asked(home, shut, by_hand=by_hand) == 1
    with home.context() as context, context.reading() as store:
        service = store.service(shut.name)
    assert (service.trouble, service.refused) == (None, None)


def test_the_other_one_is_tried_once_too(home, shut):
    shut.opened_by = "a key as bad"

    assert [asked(home, shut, by_hand=False) for _ in range(3)] == [1, 0, 0]


def test_the_same_is_not_tried_again_by_a_run_that_nobody_waits_for(home, shut):
    assert asked(home, shut, by_hand=False) == 0


def test_by_hand_the_same_key_of_hevy_is_tried_and_the_same_tokens_are_not(home, shut):
    assert asked(home, shut) == {"garmin": 0, "hevy": 1}[shut.name]


def test_nothing_that_opens_it_is_nothing_else_to_ask_with(home, shut):
    with home.context() as context:
        report = sync(scripted(context), [shut.name])
        again = sync(scripted(context), [shut.name])

    assert not any(each.services[0].asked for each in (report, again))


def test_one_that_refused_before_traces_were_kept_is_asked_once(home, shut):
    with home.context() as context, context.writing() as store:
        store.save_service(replace(store.service(shut.name), refused=None))

    assert [asked(home, shut, by_hand=False) for _ in range(2)] == [1, 0]


def test_the_connector_sees_no_trace_and_the_database_no_key(home, shut):
    asked(home, shut, named=True)

    assert [known.cursor for known in shut.known] == [{}, {}]
    assert "the old key" not in str(home.rows()["services"])
