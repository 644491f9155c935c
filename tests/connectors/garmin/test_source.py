"""Training pulled from the fake by the real client."""

import io
import json
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from coach.domain.activity import Sport
from coach.domain.sync import Trouble
from connectors.base import ActivitySource, ConnectorError
from connectors.garmin import listing
from connectors.garmin.source import DOWNLOAD, GarminSource
from tests.connectors.garmin.account import client
from tests.connectors.garmin.kept import FIT, TODAY, Home, activities, added
from tests.fakes.server import HTML, Answer, Fault, down, limited

LIST = "GET /activitylist-service"


def test_it_is_an_activity_source(server):
    source: ActivitySource = GarminSource(client(server))

    assert source.name == "garmin"


# Activities


def test_a_number_may_be_told_as_text(server):
    number = added(server)
    server.edit(number, activityId=str(number))

    assert [each.remote_id for each in activities(Home(server).pull())] == [str(number)]


def test_a_new_activity_comes_as_the_watchs_own_file(server):
    number = added(server, kind="lap_swimming", name="Morning\x1b[31m Swim")
    (pulled,) = activities(Home(server).pull())

    assert pulled.remote_id == str(number)
    assert pulled.name == f"garmin-{number}.fit"
    assert pulled.content == FIT
    assert pulled.day == TODAY - timedelta(days=1)
    assert (pulled.title, pulled.sport) == ("Morning[31m Swim", Sport.SWIM)
    assert pulled.sub_sport == "lap_swimming"
    assert pulled.fingerprint


def test_an_evening_with_nothing_new_costs_at_most_eight_requests(server):
    home = Home(server)
    for days_ago in range(60):
        added(server, days_ago)
    for days_ago in range(400):
        server.add_day(TODAY - timedelta(days=days_ago))
    home.pull()
    home.today += timedelta(days=1)

    assert activities(home.pull()) == []
    assert len(home.asked) <= 8
    assert sum(line.startswith(LIST) for line in home.asked) == 2


def test_an_athlete_ahead_of_the_clock_here_is_heard_too(server):
    added(server, days_ago=-1)

    assert len(activities(Home(server).pull())) == 1


def test_newest_come_first_and_older_ones_after_the_measurements(server):
    for days_ago in (200, 1, 900, 20):
        added(server, days_ago)
    server.add_vo2max(TODAY, 48.7)
    told = [each.day or each.name for each in Home(server).pull() if each.content]
    ago = [TODAY - timedelta(days=days) for days in (1, 20, 200, 900)]

    assert told == [*ago[:2], "garmin-vo2max-2026-03-20.json", *ago[2:]]


def test_more_than_one_page_comes_whole_and_once(server, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 10)
    for days_ago in range(40):
        added(server, days_ago)
        added(server, days_ago, name="Again")
    home = Home(server)
    numbers = [each.remote_id for each in activities(home.pull())]

    assert sorted(numbers) == sorted(map(str, server.activities))


@pytest.mark.parametrize("most", ["7", "20"])
def test_a_server_with_pages_smaller_than_asked_for_is_read_to_its_end(
    server, monkeypatch, most
):
    for days_ago in range(25):
        added(server, days_ago)
    search = server._search

    def stingy(asked):
        return search(replace(asked, query={**asked.query, "limit": most}))

    monkeypatch.setattr(server, "_search", stingy)

    assert len(activities(Home(server).pull())) == 25


def test_a_server_that_always_gives_the_first_page_is_not_asked_for_ever(
    server, monkeypatch
):
    added(server)
    search = server._search

    def stuck(asked):
        return search(replace(asked, query={**asked.query, "start": "0"}))

    monkeypatch.setattr(server, "_search", stuck)

    assert len(activities(Home(server).pull())) == 1


def test_a_list_with_no_activity_in_it_is_no_answer(server):
    nonsense = [1, "x", None, {"activityId": None}]
    server.faults.append(Fault(LIST, Answer(200, nonsense), times=None))

    with pytest.raises(ConnectorError) as refused:
        Home(server).pull()

    assert refused.value.trouble is Trouble.DOWN


@pytest.mark.parametrize(
    "change",
    [
        {"name": "renamed"},
        {"kind": "treadmill_running"},
        {"distance": 5000.0},
        {"startTimeLocal": "2026-03-19 08:00:00"},
        {"summarizedExerciseSets": [{"category": "SQUAT", "reps": 5}]},
    ],
)
def test_an_edited_activity_comes_again(server, change):
    home = Home(server)
    number = added(server)
    home.pull()
    changed = {"activityName" if k == "name" else k: v for k, v in change.items()}
    server.edit(number, **changed)
    (pulled,) = activities(home.pull())

    assert pulled.remote_id == str(number)
    assert activities(home.pull()) == []


def test_what_garmin_works_out_anew_by_itself_is_no_edit(server):
    home = Home(server)
    number = added(server)
    home.pull()
    server.edit(number, vO2MaxValue=50.0, trainingEffectLabel="TEMPO")

    assert activities(home.pull()) == []


def test_a_deleted_activity_is_told_once_and_only_if_it_is_really_gone(server):
    home = Home(server)
    gone, moved = added(server), added(server, days_ago=2)
    home.pull()
    server.delete(gone)
    server.edit(moved, startTimeLocal="2026-01-02 07:00:00")
    told = activities(home.pull())

    assert [each.remote_id for each in told if each.content is None] == [str(gone)]
    assert [each for each in activities(home.pull()) if each.content is None] == []


def test_an_activity_that_is_back_comes_again(server):
    home = Home(server)
    number = added(server)
    kept = dict(server.activities[number])
    home.pull()
    server.delete(number)
    home.pull()
    server.activities[number], server.files[number] = kept, FIT
    (pulled,) = activities(home.pull())

    assert pulled.content == FIT


@pytest.mark.parametrize(
    "answer", [HTML, Answer(200, {}), Answer(204), Answer(200, {"error": "no"})]
)
def test_a_list_that_is_none_is_no_athlete_who_did_nothing(server, answer):
    home = Home(server)
    added(server)
    home.pull()
    server.faults.append(Fault(LIST, answer, times=None))

    with pytest.raises(ConnectorError) as error:
        home.pull()
    assert error.value.trouble is Trouble.DOWN
    assert all(each.deleted_at is None for each in home.activities.values())


# Older ones


def test_the_older_ones_are_looked_through_once_more_after_four_weeks(server):
    home = Home(server)
    old = added(server, days_ago=300)
    added(server, days_ago=600)
    home.pull()
    server.edit(old, activityName="Long ago")
    assert activities(home.pull()) == []

    home.today += timedelta(days=29)
    (pulled,) = activities(home.pull())
    assert pulled.title == "Long ago"

    server.delete(old)
    home.today += timedelta(days=29)
    (pulled,) = activities(home.pull())
    assert (pulled.remote_id, pulled.content) == (str(old), None)


def test_as_much_as_one_run_may_ask_is_no_trouble_and_the_next_goes_on(server):
    home = Home(server)
    home.pull()
    home.cursor.pop("whole_on")
    for days_ago in range(40, 100):
        added(server, days_ago)
    runs = 0
    while "whole_on" not in home.cursor:
        home.pull(cap=30)
        runs += 1
        assert runs < 10

    assert len(home.activities) == 60
    assert runs == 3


def test_a_killed_run_asks_for_no_file_twice(server, monkeypatch):
    monkeypatch.setattr(listing, "PAGE", 10)
    home = Home(server)
    for days_ago in range(0, 400, 5):
        added(server, days_ago)
    downloads = []
    for most in (7, 40, 80, None):
        home.pull(most)
        downloads += [line for line in home.asked if DOWNLOAD in line]

    assert len(downloads) == len(set(downloads)) == len(home.activities) == 80


# What cannot be had


def test_an_entry_without_a_file_comes_as_garmins_own_words(server):
    sets = {"exerciseSets": [{"setType": "ACTIVE", "weight": 100_000.0}]}
    number = server.add_activity(
        None,
        start="2026-03-19 19:00:00",
        kind="strength_training",
        details={"exerciseSets": sets},
    )
    (pulled,) = activities(Home(server).pull())
    document = json.loads(pulled.content)

    assert pulled.name == f"garmin-{number}.json"
    assert document["coach"] == "garmin activity/1"
    assert document["activity"]["activityId"] == number
    assert document["exerciseSets"] == sets


def zipped(**files):
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name.replace("_", "."), content)
    return packed.getvalue()


@pytest.mark.parametrize(
    "answer",
    [
        b"PK\x03\x04 no archive",
        zipped(readme_txt=b"nothing"),
        zipped(bomb_fit=bytes(80 * 1024**2)),
        zipped(a_fit=FIT)[:-30],
    ],
    ids=["garbage", "no file", "bomb", "cut"],
)
def test_one_broken_activity_hides_none_of_the_others(server, answer):
    home = Home(server)
    for days_ago in (3, 2, 1):
        added(server, days_ago)
    server.faults.append(Fault(f"GET {DOWNLOAD}", Answer(200, answer)))
    told = activities(home.pull())

    assert [each.content for each in told] == [None, FIT, FIT]
    assert len(home.issues) == 1
    # The same file would be as broken the next time.
    assert activities(home.pull()) == []


def test_a_file_that_did_not_come_is_asked_for_again_the_next_time(server):
    home = Home(server)
    for days_ago in (2, 1):
        added(server, days_ago)
    server.faults.append(down(f"GET {DOWNLOAD}", times=3))

    assert len(activities(home.pull())) == 1
    assert len(home.issues) == 1
    assert len(activities(home.pull())) == 1


def test_two_files_in_a_row_that_did_not_come_are_a_service_that_is_down(server):
    for days_ago in (3, 2, 1):
        added(server, days_ago)
    server.faults.append(down(f"GET {DOWNLOAD}", times=None))

    with pytest.raises(ConnectorError) as error:
        Home(server).pull()
    assert error.value.trouble is Trouble.DOWN


def test_a_service_that_asks_to_be_left_alone_is(server):
    home = Home(server)
    for days_ago in (3, 2, 1):
        added(server, days_ago)
    server.faults.append(limited(f"GET {DOWNLOAD}"))

    with pytest.raises(ConnectorError) as error:
        home.pull()
    assert error.value.trouble is Trouble.LIMITED
    assert error.value.retry_after_s == 120
    assert len(home.asked) == 2


@pytest.mark.parametrize("name", ["old_tcx", "old_gpx"])
def test_an_old_upload_comes_as_the_file_it_was(server, name):
    added(server)
    answer = Answer(200, zipped(**{name: b"<xml/>"}))
    server.faults.append(Fault(f"GET {DOWNLOAD}", answer))
    (pulled,) = activities(Home(server).pull())

    assert pulled.content == b"<xml/>"
    assert pulled.name.endswith(name[-3:])


def test_an_entry_without_a_number_is_told_and_left_out(server):
    home = Home(server)
    added(server)
    server.edit(added(server, days_ago=2), activityId=None)

    assert len(activities(home.pull())) == 1
    assert "no number" in str(home.issues[0])
