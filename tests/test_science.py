import pytest

from tests.science import COVERED, NOT_BUILT, all_vectors


@pytest.mark.parametrize(
    ("name", "prefix"), [(name, each) for name in COVERED for each in COVERED[name]]
)
def test_what_is_listed_as_covered_is_asked_for_by_a_test(root, name, prefix):
    tests = (root / "tests" / "coach").rglob("test_*.py")

    assert any(f'vectors("{name}", "{prefix}"' in each.read_text() for each in tests)


@pytest.mark.parametrize("name", COVERED)
def test_no_vector_is_forgotten(shared, name):
    known = (*COVERED[name], *NOT_BUILT.get(name, {}))

    left = [
        each["id"] for each in all_vectors(name) if not each["id"].startswith(known)
    ]

    assert left == []
