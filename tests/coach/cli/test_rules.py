import pytest

CODES = [
    *("AD01", "CB01", "EX01", "FA01", "FA02", "FA03", "GO01", "GO02", "HO01", "IF01"),
    *(
        "IN01",
        "MO01",
        "PL01",
        "RA01",
        "SC01",
        "SC02",
        "SE01",
        "SI01",
        "SP01",
        "ST01",
        "TA01",
        "TE01",
    ),
    *("TU01", "VO01", "VO02"),
]


def test_every_rule_is_listed_with_what_it_does(home):
    document = home.json("rules")

    rules = document["rules"]
    assert document["schema"] == "coach/rules/1"
    assert sorted(rule["code"] for rule in rules) == CODES
    assert all("**Fires when**" in rule["description"] for rule in rules)
    listed = home.run("rules").out
    assert all(listed.count(code) == 1 for code in CODES)


@pytest.mark.parametrize("code", ["AD01", "ad01"])
def test_one_rule_is_told_in_full(home, code):
    ran = home.run("rules", code)

    for part in ("Fires when", "Proposes", "Stays silent when"):
        assert part in ran.out
    assert [rule["code"] for rule in home.json("rules", code)["rules"]] == ["AD01"]


def test_an_unknown_rule_is_a_usage_error_that_lists_the_known(home):
    error = home.json("rules", "XX99", code=2)

    assert all(code in error["error"]["why"] for code in CODES)


def test_rules_need_no_home(coach_home, homes):
    from tests.homes import Home

    Home(coach_home).run("rules")

    assert not coach_home.exists()
