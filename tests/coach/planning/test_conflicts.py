from coach.domain.plan import Change, ChangeKind
from coach.domain.review import Draft
from coach.planning.conflicts import settle


def draft(
    rule, *workouts, reduces=False, raises=False, severity=0, kind=ChangeKind.REMOVE
):
    changes = tuple(Change(kind, uuid) for uuid in workouts)
    return Draft(rule, rule, "because", (), changes, reduces, raises, severity)


def codes(*drafts):
    return [d.rule for d in settle(drafts)[0]]


def test_of_two_reductions_the_more_severe_one_stands():
    mild = draft("AD01", "a", reduces=True, severity=1)
    grave = draft("FA02", "b", reduces=True, severity=2)

    kept, dropped = settle([mild, grave])

    assert kept == (grave,)
    assert dropped == ("AD01 (AD01): one reduction at a time, and FA02 goes first",)


def test_nothing_is_added_beside_a_reduction():
    assert codes(
        draft("AD01", "a", reduces=True), draft("VO02", "b", raises=True, severity=-1)
    ) == ["AD01"]


def test_nothing_is_made_up_for_in_a_deload():
    deload = draft("FA01", "a", reduces=True, severity=2, kind=ChangeKind.DELOAD)
    move = draft("SC01", "b", severity=1, kind=ChangeKind.MOVE)

    kept, dropped = settle([move, deload])

    assert kept == (deload,)
    assert dropped == ("SC01 (SC01): nothing is made up for in the deload of FA01",)


def test_a_missed_workout_may_be_made_up_for_in_a_week_that_is_only_shorter():
    shorter = draft("AD01", "a", reduces=True, severity=2)
    move = draft("SC01", "b", severity=1, kind=ChangeKind.MOVE)

    assert codes(shorter, move) == ["AD01", "SC01"]


def test_a_missed_workout_may_be_made_up_for_beside_an_easy_one_in_a_hard_ones_place():
    easier = draft("RA01", "a", reduces=True, severity=2, kind=ChangeKind.ADD)
    move = draft("SC01", "b", severity=1, kind=ChangeKind.MOVE)

    assert codes(easier, move) == ["RA01", "SC01"]


def test_a_workout_is_changed_by_one_draft_only():
    assert codes(draft("A", "same", severity=2), draft("B", "same", severity=1)) == [
        "A"
    ]


def test_drafts_about_different_workouts_stand_together():
    assert codes(draft("A", "a"), draft("B", "b", reduces=True)) == ["A", "B"]


def test_the_order_of_the_rules_does_not_matter():
    drafts = [draft("A", "x", severity=1), draft("B", "x", severity=1), draft("C", "y")]

    assert settle(drafts) == settle(reversed(drafts))
