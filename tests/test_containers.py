"""The container's files say what is there: paths, commands, settings. None is built."""

import json
import re
import shlex

import pytest
import yaml
from typer.main import get_command

from coach.cli.app import app
from coach.settings import Settings
from tests.conftest import ROOT

DOCKERFILE = (ROOT / "Dockerfile").read_text("utf-8")
INSTRUCTIONS = [
    line.partition(" ")[::2]
    for line in re.sub(r"\\\n\s*", "", DOCKERFILE).splitlines()
    if line and not line.startswith("#")
]
COMPOSE = yaml.safe_load((ROOT / "compose.yaml").read_text("utf-8"))


def said(instruction):
    return [rest for name, rest in INSTRUCTIONS if name == instruction]


def copied():
    """Every path that is copied out of the checkout."""
    words = [shlex.split(rest) for rest in said("COPY")]
    return [path for each in words if "--from" not in each[0] for path in each[:-1]]


@pytest.mark.parametrize("path", copied())
def test_what_is_copied_is_there_and_is_sent(path):
    assert (ROOT / path).exists()
    assert f"!{path}" in (ROOT / ".dockerignore").read_text().splitlines()


def test_nothing_is_sent_that_is_not_copied():
    lines = (ROOT / ".dockerignore").read_text().splitlines()

    assert {line[1:] for line in lines if line.startswith("!")} == set(copied())
    assert "*" in lines


def test_all_the_wheel_is_made_of_is_copied():
    project = (ROOT / "pyproject.toml").read_text()
    section = project.partition("force-include]")[2].partition("\n\n")[0]
    beside = re.findall(r'^"([\w/.]+)" =', section, re.MULTILINE)

    assert beside
    assert set(beside) <= set(copied())


def test_libraries_are_installed_by_hash_alone():
    (install,) = (rest for rest in said("RUN") if "requirements.lock" in rest)

    assert "--require-hashes" in install


def test_it_runs_as_nobody_in_particular_with_its_home_in_a_volume():
    assert said("USER") == ["coach"]
    assert said("VOLUME") == ["/data"]
    assert "COACH_HOME=/data" in said("ENV")[0]
    assert [name for name, _ in INSTRUCTIONS].index("USER") > [
        name for name, rest in INSTRUCTIONS if name
    ].index("RUN")


def test_its_commands_are_coachs():
    (entry,), (command,), (health,) = map(said, ("ENTRYPOINT", "CMD", "HEALTHCHECK"))
    program, *words = json.loads(health.partition("CMD ")[2])

    assert json.loads(entry) == [program] == ["coach"]
    assert set(get_command(app).commands) >= {*json.loads(command), words[0]}


def test_the_health_of_a_container_is_told_without_a_change(home):
    home.json("status")
    rows = home.rows()

    home.run("status", "--json")

    assert home.rows() == rows


def test_only_images_of_plain_names_are_used():
    images = [rest.split()[0] for rest in said("FROM")]
    images += [s["image"] for s in COMPOSE["services"].values()]

    assert [
        name for name in images if not re.fullmatch(r"[a-z]+(:[\w.-]+)?", name)
    ] == []


def test_sqlite_is_what_one_gets_and_postgresql_is_a_profile():
    services = COMPOSE["services"]

    assert "profiles" not in services["coach"]
    assert "COACH_DATABASE_URL" not in services["coach"]["environment"]
    for name in ("coach-postgres", "postgres"):
        assert services[name]["profiles"] == ["postgres"]
    url = services["coach-postgres"]["environment"]["COACH_DATABASE_URL"]
    assert url.startswith("postgresql+psycopg://coach:${")


def test_every_setting_of_the_containers_is_one():
    known = {f"COACH_{name.upper()}" for name in Settings.__dataclass_fields__}
    used = {
        name
        for service in COMPOSE["services"].values()
        for name in service["environment"]
        if name.startswith("COACH_")
    }

    assert used <= known


def test_every_volume_has_a_name():
    named = {
        volume.partition(":")[0]
        for service in COMPOSE["services"].values()
        for volume in service["volumes"]
    }

    assert named == set(COMPOSE["volumes"])


def test_no_secret_is_written_into_them():
    for text in (DOCKERFILE, (ROOT / "compose.yaml").read_text()):
        for name in re.findall(r"(\w*(?:PASSWORD|KEY|URL))\s*[:=]\s*(.*)", text):
            assert "${" in name[1] or name[1].startswith("postgresql"), name
