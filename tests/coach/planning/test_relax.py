"""What gives way, and what never does."""

import pytest

from coach.planning.relax import ORDER, relaxed
from coach.planning.violation import Kind, Violation
from tests.builders import day


def breach(kind, on=1):
    return Violation((kind, str(on)), day(on), 1.0, f"{kind} on {on}")


def test_spacing_gives_way_first_then_the_least_hours_then_equipment():
    assert ORDER == (Kind.SPACING, Kind.LEAST_HOURS, Kind.EQUIPMENT)


def test_what_gives_way_is_given_in_that_order_and_by_day():
    broken = [
        breach(Kind.EQUIPMENT),
        breach(Kind.SPACING, 3),
        breach(Kind.LEAST_HOURS),
        breach(Kind.SPACING, 2),
    ]

    found = relaxed(broken)

    assert found.infeasible is None
    assert [each.text for each in found.given] == [
        "spacing on 2",
        "spacing on 3",
        "least hours on 1",
        "equipment on 1",
    ]


@pytest.mark.parametrize("kind", sorted(set(Kind) - set(ORDER)))
def test_all_else_is_firm_whatever_else_would_give_way(kind):
    found = relaxed([breach(Kind.SPACING), breach(kind)])

    assert found.given == ()
    assert found.infeasible == breach(kind)


def test_where_nothing_breaks_nothing_gives_way():
    assert relaxed([]) == relaxed(())
    assert relaxed([]).given == ()
    assert relaxed([]).infeasible is None
