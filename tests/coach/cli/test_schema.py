import json

import pytest
from jsonschema import Draft202012Validator

from tests.documents import FORMATS


def test_every_document_is_listed(home):
    listed = home.run("schema").out.split()

    assert {"coach/review/1", "coach/error/1"} <= set(listed)
    assert [s["name"] for s in home.json("schema")["schemas"]] == listed


@pytest.mark.parametrize("name", ["slots", "slots/1", "coach/slots/1", "SLOTS"])
def test_one_schema_is_whole_in_itself_and_checks_the_document(home, name):
    schema = json.loads(home.run("schema", name).out)

    check = Draft202012Validator(schema, format_checker=FORMATS)
    check.validate(home.json("slots"))
    assert not check.is_valid({"schema": "coach/slots/1", "slots": []})
    assert home.json("schema", name)["schemas"] == [
        {"name": "coach/slots/1", "json_schema": schema}
    ]


def test_a_schema_that_shares_parts_brings_them_along(home):
    home.did("2026-03-08")

    schema = json.loads(home.run("schema", "activity").out)

    Draft202012Validator(schema).validate(home.json("activity", 1))


def test_an_unknown_document_is_a_usage_error_that_lists_the_known(home):
    error = home.json("schema", "nothing", code=2)["error"]

    assert "review" in error["why"]
