import pytest

from tests.homes import runs


def checks(document):
    return {check["name"]: check for check in document["checks"]}


def test_a_new_home_is_well_and_told_what_is_missing(home):
    document = home.json("doctor")

    found = checks(document)
    assert document["schema"] == "coach/doctor/1"
    assert document["ok"] is True
    assert found["database"]["state"] == "fine"
    assert found["activities"]["state"] == "note"
    assert found["plan"]["fix"].startswith("Run coach plan load")


def test_a_home_in_use_has_nothing_to_note(home):
    home.load(runs())
    home.did("2026-03-02")

    states = {check["state"] for check in home.json("doctor")["checks"]}

    assert states == {"fine"}


def test_what_could_not_be_read_is_listed(home, tmp_path):
    (tmp_path / "broken.fit").write_bytes(b"\x0e\x10 no .FIT at all")
    home.json("import", tmp_path / "broken.fit", code=65)

    assert "broken.fit" in checks(home.json("doctor"))["unreadable"]["what"]


@pytest.mark.parametrize("mode", [0o755, 0o750])
def test_a_home_that_others_can_read_is_closed(home, mode):
    home.did("2026-03-02")
    home.folder.chmod(mode)

    home.run("doctor")

    assert home.folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_others_that_became_a_home_is_told(home):
    home.folder.chmod(0o755)

    document = home.json("doctor", code=1)

    assert document["ok"] is False
    assert "chmod 700" in checks(document)["home"]["fix"]


def test_a_damaged_database_is_unreadable_input(home):
    home.load(runs())
    content = bytearray(home.database.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    home.database.write_bytes(bytes(content))

    error = home.json("doctor", code=65)

    assert error["error"]["fix"]


def test_findings_are_lines_for_a_person(home):
    lines = home.run("doctor").out.splitlines()

    assert any("Python" in line for line in lines)
    assert any(str(home.folder) in line for line in lines)
