from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from coach.review.assignment import assign, best_path

TABLES = st.dictionaries(
    st.tuples(st.integers(0, 4), st.integers(0, 4)), st.integers(1, 9), max_size=9
)


def total(gains, pairs):
    return sum(gains[pair] for pair in pairs)


def every_assignment(gains):
    for size in range(len(gains) + 1):
        for pairs in combinations(sorted(gains), size):
            lefts, rights = {i for i, _ in pairs}, {j for _, j in pairs}
            if len(lefts) == len(rights) == size:
                yield pairs


@given(TABLES)
def test_no_other_assignment_gains_more(gains):
    chosen = assign(gains).items()

    assert total(gains, chosen) == max(
        total(gains, pairs) for pairs in every_assignment(gains)
    )


@given(TABLES)
def test_each_side_is_used_at_most_once(gains):
    chosen = assign(gains)

    assert len(set(chosen.values())) == len(chosen)


@given(TABLES, st.randoms())
def test_the_order_of_the_table_does_not_matter(gains, random):
    shuffled = list(gains.items())
    random.shuffle(shuffled)

    assert assign(dict(shuffled)) == assign(gains)


def test_the_greedy_choice_gives_way_where_two_together_gain_more():
    assert assign({(0, 0): 9, (0, 1): 8, (1, 0): 7}) == {0: 1, 1: 0}


def test_of_equal_assignments_the_first_is_taken():
    assert assign({(1, 0): 5, (0, 0): 5}) == {0: 0}
    assert assign({(0, 1): 5, (0, 0): 5}) == {0: 0}


def test_what_gains_nothing_is_not_joined():
    assert assign({}) == {}
    assert assign({(0, 0): -1}) == {}


def test_a_path_that_ends_nowhere_gains_nothing():
    assert best_path({(0, 0): 5}, {0: 1}, []) == (0, [])
