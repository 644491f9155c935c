from coach.database import open_database
from coach.database.migrate import migrate
from coach.database.revision import HEAD, revision


def test_a_new_database_gets_all_tables(database_url):
    database = open_database(database_url)
    assert not database.is_current()
    assert revision(database) is None

    migrate(database)

    assert revision(database) == HEAD
    assert database.is_current()
    assert database.check() == ()
    database.close()
