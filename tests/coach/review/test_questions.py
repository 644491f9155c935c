from dataclasses import replace

from coach.domain.activity import Session
from coach.review.match import match
from coach.review.questions import questions
from tests.builders import day, session, workout


def asked(workouts, *sessions):
    found = match(workouts, sessions, day=day(6))
    return questions(found, sessions, workouts)


def test_a_question_names_the_session_the_workouts_and_the_commands():
    done = session("swim", 2, 44, id=9)
    planned = [
        workout("swim", 1, title="Endurance", id=17),
        workout("swim", 3, title="Technique", id=18),
    ]

    assert asked(planned, done) == (
        (
            "Was Wednesday's swim (44 min) Endurance on Tuesday or Technique on "
            "Thursday? "
            "Answer with coach match fix 9 17, coach match fix 9 18 or "
            "coach match fix 9 none."
        ),
    )


def test_what_has_no_number_yet_is_named_by_its_uuid():
    done = session("swim", 2)
    planned = [replace(workout("swim", on), id=None) for on in (1, 3)]

    (question,) = asked(planned, done)

    assert f"coach match fix {done.activity.uuid} {planned[0].uuid}" in question


def test_a_sure_match_is_not_asked_about():
    assert asked([workout("swim", 2)], session("swim", 2), session("walk", 2)) == ()


def test_a_session_that_is_gone_is_not_asked_about():
    planned = [workout("swim", 1), workout("swim", 3)]
    found = match(planned, [session("swim", 2)], day=day(6))

    assert questions(found, tuple[Session, ...](), planned) == ()


def test_what_is_long_past_is_not_asked_about():
    planned = [workout("swim", 1), workout("swim", 3)]
    done = [session("swim", 2)]
    found = match(planned, done, day=day(6))

    assert len(questions(found, done, planned, day(2))) == 1
    assert questions(found, done, planned, day(3)) == ()
