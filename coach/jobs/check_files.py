"""Every stored file read once: is it still what came in?"""

from coach.database import Database
from coach.errors import CoachError


def damaged_files(database: Database) -> tuple[str, ...]:
    """What is wrong with stored files, each athlete's; empty when all is well."""
    found: list[str] = []
    for athlete in database.athletes():
        with database.reading(athlete.id) as store:
            for file in store.files():
                try:
                    store.file_content(file.sha256)
                except CoachError as error:
                    found.append(f"{file.name}: {error.what} {error.why}")
    return tuple(found)
