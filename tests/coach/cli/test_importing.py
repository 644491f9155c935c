def test_a_person_reads_how_many_came_in_and_what_to_do_next(home, folder, fortnight):
    ran = home.run("import", folder)

    assert f"{len(fortnight)} imported" in ran.out
    assert "coach activities" in ran.out


def test_what_could_not_be_read_is_said_on_stderr(home, tmp_path):
    (tmp_path / "broken.fit").write_bytes(b"\x0e\x10 no .FIT at all")

    ran = home.run("import", tmp_path / "broken.fit", code=65)

    assert "1 unreadable" in ran.out
    assert "broken.fit" in ran.err


def test_a_folder_without_files_is_said(home, tmp_path):
    (tmp_path / "empty").mkdir()

    assert home.run("import", tmp_path / "empty").out


def test_with_json_only_the_document_is_on_stdout_and_nothing_on_stderr(home, folder):
    ran = home.run("import", folder, "--json")

    assert ran.document["schema"] == "coach/import/1"
    assert ran.err == ""


def test_import_without_a_path_is_a_usage_error(home):
    home.json("import", code=2)
