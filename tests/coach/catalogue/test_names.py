from collections import Counter

import pytest

from coach.catalogue.exercises import exercises
from coach.catalogue.resolve import key, resolve, written
from tests.coach.catalogue.titles import NO_EXERCISES, STRONG_TITLES

ALL = tuple(exercises().values())


def every_name(exercise):
    foreign = [name for names in exercise.names.values() for name in names]
    return (*written(exercise), *foreign)


def test_no_name_in_any_language_means_two_exercises():
    owners = {}
    for each in ALL:
        for name in every_name(each):
            owners.setdefault(key(name).replace(" ", ""), set()).add(each.name)

    assert {name: each for name, each in owners.items() if len(each) > 1} == {}


def test_every_name_leads_to_its_exercise():
    missed = [(e.name, n) for e in ALL for n in every_name(e) if found(n) != e.name]

    assert missed == []


def found(title):
    """The exercise that a title certainly means."""
    resolution = resolve(title, {})
    sure = resolution.score == 100 and resolution.exercise
    return resolution.exercise.name if sure else None


def test_names_are_clean():
    names = [name for each in ALL for name in every_name(each)]

    assert [name for name in names if name != " ".join(name.split())] == []
    assert [name for name in names if not key(name)] == []


@pytest.fixture(scope="module")
def hevy(shared):
    """Hevy's own exercises: title by id."""
    lines = (shared / "wire/hevy/templates.tsv").read_text("utf-8").splitlines()
    return dict(line.split("\t") for line in lines if not line.startswith("#"))


def test_no_two_exercises_have_the_same_template_at_hevy():
    counted = Counter(each.hevy for each in ALL if each.hevy)

    assert [template for template, times in counted.items() if times > 1] == []


def test_hevys_template_is_the_exercise(hevy):
    wrong = {e.name: e.hevy for e in ALL if e.hevy and found(hevy[e.hevy]) != e.name}

    assert wrong == {}


def test_every_exercise_of_hevys_is_known(hevy):
    unknown = {title for title in hevy.values() if found(title) is None}

    assert unknown - NO_EXERCISES == set()


def test_every_exercise_with_a_title_of_hevys_says_which_template_it_is(hevy):
    titles = {found(title) for title in hevy.values()} - {None}

    assert [name for name in sorted(titles) if not exercises()[name].hevy] == []


def test_a_sport_or_a_class_is_no_exercise():
    assert {title: found(title) for title in NO_EXERCISES if found(title)} == {}


def test_every_exercise_of_strongs_is_known():
    assert len(STRONG_TITLES) > 200
    assert [title for title in STRONG_TITLES if found(title) is None] == []


@pytest.mark.parametrize(
    ("title", "meant"),
    [
        ("Bankdrücken (Langhantel)", "bench press"),
        ("BANKDRUECKEN (Langhantel)", None),
        ("Bankdrucken (Langhantel)", "bench press"),
        ("Développé couché (barre)", "bench press"),
        ("Developpe couche (barre)", "bench press"),
        ("Supino Reto (Barra)", "bench press"),
        ("Press de banca (barra)", "bench press"),
        ("Panca piana (bilanciere)", "bench press"),
        ("ŞINAV", "push-up"),
        ("sinav", "push-up"),
        ("杠铃卧推", "bench press"),
        ("卧推 (杠铃)", "bench press"),
        ("卧推\uff08杠铃\uff09", "bench press"),
        ("ベンチプレス (バーベル)", "bench press"),
        ("ベンチプレス\uff08バーベル\uff09", "bench press"),
        ("ﾍﾞﾝﾁﾌﾟﾚｽ", "bench press"),
        ("懸垂", "pull-up"),
        ("腕立て伏せ", "push-up"),
        ("引体向上", "pull-up"),
        ("Élévations latérales (haltères)", "lateral raise"),
        ("BARBELL_BENCH_PRESS", "bench press"),
        ("band curl", "band curl"),
        ("curl", "dumbbell curl"),
    ],
)
def test_names_of_other_countries_and_scripts(title, meant):
    assert found(title) == meant


@pytest.mark.parametrize(
    "title", ["中斜卧推", "上斜卧推举", "Bankdrükcen (Langhantel)", "ベンチブレス"]
)
def test_in_other_languages_what_is_merely_alike_is_asked(title):
    resolution = resolve(title, {})

    assert resolution.exercise is None
    assert resolution.candidates
