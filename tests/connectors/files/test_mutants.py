from datetime import UTC
from itertools import islice

from tests.bench.fuzz_xml import READERS, mutants


def test_the_same_seed_gives_the_same_mutants():
    first, again = (list(islice(mutants(7), 20)) for _ in range(2))

    assert first == again
    assert first != list(islice(mutants(8), 20))


def test_every_mutant_gets_an_answer_from_every_reader():
    for name, content in islice(mutants(0), 40):
        for reader in READERS:
            reader.accepts(content, name)
            found = reader.read(content, name, UTC)
            assert found.recordings or found.metrics or found.issues or found.ignored


def test_no_mutant_is_taken_by_two_readers():
    for name, content in islice(mutants(3), 60):
        takers = [each.kind for each in READERS if each.accepts(content, name)]
        assert len(takers) <= 1, (name, content[:80])
