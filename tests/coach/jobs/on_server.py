"""An athlete's home whose database a PostgreSQL keeps, with words in every place."""

from contextlib import closing

from coach.credentials.files import FileKeep
from coach.database import open_database
from coach.database.migrate import migrate
from tests.coach.database.nouns import NOW, fill
from tests.homes import Home, march, runs

TOKENS, KEY = '{"di_token": "canary-token-1234"}', "canary-hevy-key-5678"
HEVY_CSV = (
    '"title","start_time","end_time","description","exercise_title","superset_id",'
    '"exercise_notes","set_index","set_type","weight_kg","reps","distance_km",'
    '"duration_seconds","rpe"\n'
    '"Push","2 Mar 2026, 18:00","2 Mar 2026, 19:00","canary day",'
    '"Bench Press (Barbell)","","canary set",0,"normal",80,5,"","",8\n'
)
LOOKS_SEALED = "sealed:1:of course not"


def write(home, file):
    """Everything an athlete can say in their own words."""
    home.did(march(3), note="canary: left knee")
    home.load(runs(weeks=1, note="canary of the plan"))
    workout = home.plan()["workouts"][-1]["id"]
    home.run("log", "missed", workout, "--reason", "canary wedding")
    home.run("log", "injury", "knee", "--severity", "2", "--note", "canary stairs")
    file.write_text(HEVY_CSV, encoding="utf-8")
    home.run("import", file)
    home.run("review", "--date", march(7), "--prepare-only")


def filled(folder, url):
    """A home in that folder, its database filled for two athletes."""
    home = Home(folder / "home", url=url)
    with closing(open_database(home.url)) as database:
        migrate(database)
    home.did(march(4), note=LOOKS_SEALED)
    write(home, folder / "hevy.csv")
    with closing(open_database(home.url)) as database:
        bob = database.add_athlete("Bob", "UTC", NOW).id
        with database.writing(bob) as store:
            fill(store, "Bob")
            store.save_secret("garmin", None)
    FileKeep(home.folder).save("garmin", TOKENS)
    FileKeep(home.folder).save("hevy", KEY)
    return home
