"""P8: a corrupt database is found out, named with its newest good copy, and kept."""

import pytest

from tests.homes import march


def no_header(content):
    return b"\0" * 100 + content[100:]


def torn_page(content):
    middle = len(content) // 2 // 4096 * 4096
    return content[:middle] + b"\xff" * 4096 + content[middle + 4096 :]


def cut_off(content):
    return content[: len(content) * 2 // 3]


def emptied(_):
    return b""


def zeroed(content):
    return b"\0" * len(content)


@pytest.mark.parametrize("damage", [no_header, torn_page, cut_off, emptied, zeroed])
@pytest.mark.parametrize("encrypted", [False, True])
def test_damage_is_told_with_a_way_back_and_nothing_is_replaced(
    home, tmp_path, damage, encrypted
):
    from dataclasses import replace

    home = replace(home, key_file=tmp_path / "key")
    home.did(march(3))
    if encrypted:
        home.run("db", "encrypt", "--yes")
    good = home.json("db", "backup")["backup"]
    newer = home.folder / "backups" / "coach-20270101T000000Z.db"
    newer.write_bytes(home.database.read_bytes()[:5000])
    home.database.write_bytes(damage(home.database.read_bytes()))
    before = home.database.read_bytes()

    error = home.json("db", "check", code=65)["error"]

    assert good in error["fix"]
    assert "coach db restore" in error["fix"]
    assert home.database.read_bytes() == before
    home.run("activities", code=None)
    assert home.database.read_bytes() == before
    home.json("db", "restore", "--yes")
    assert len(home.json("activities")["activities"]) == 1


def test_without_a_good_backup_it_says_so(home):
    home.did(march(3))
    home.database.write_bytes(torn_page(home.database.read_bytes()))

    assert "no good backup" in home.json("db", "check", code=65)["error"]["fix"]
