"""A short look at what `make fuzz` looks at for long."""

from datetime import UTC, datetime
from itertools import islice

import pytest

from coach.jobs.restore_everything import restore
from connectors.base import FileContents
from connectors.files.coach_jsonl import CoachJsonlReader
from tests.bench.fuzz_jsonl import export, mutants

READER = CoachJsonlReader()


def test_the_file_they_are_made_of_is_sound():
    contents = READER.read(export(), "x.jsonl", UTC)

    assert READER.accepts(export(), "x.jsonl")
    assert contents.issues == ()
    assert (len(contents.recordings), len(contents.metrics)) == (3, 1)


@pytest.mark.parametrize("seed", range(3))
def test_no_mutant_is_more_than_an_issue(seed):
    for name, content in islice(mutants(seed), 150):
        assert isinstance(READER.read(content, name, UTC), FileContents)


def test_mutants_are_the_same_for_the_same_seed():
    assert list(islice(mutants(5), 20)) == list(islice(mutants(5), 20))


def test_what_a_mutant_holds_can_be_put_back_or_is_an_issue(home):
    now = datetime(2026, 3, 8, tzinfo=UTC)
    with home.context() as context, context.writing() as store:
        for name, content in islice(mutants(9), 100):
            rest = READER.read(content, name, UTC).rest
            assert restore(store, rest, now) is not None
