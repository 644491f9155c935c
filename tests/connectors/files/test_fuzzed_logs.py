from itertools import islice

import pytest

from tests.bench.fuzz_csv import READERS, judge, mutants


@pytest.mark.parametrize("seed", range(4))
def test_broken_logs_are_read_or_named_and_nothing_in_them_is_wild(seed):
    wrong = {
        f"{reader.kind} {name}": verdict
        for name, content in islice(mutants(seed), 25)
        for reader in READERS
        if (verdict := judge(reader, name, content))
    }

    assert wrong == {}


def test_a_seed_always_gives_the_same_broken_logs():
    first, again = ([*islice(mutants(5), 12)] for _ in range(2))
    other = [*islice(mutants(6), 12)]

    assert first == again
    assert {content for _, content in first}.isdisjoint(c for _, c in other)
