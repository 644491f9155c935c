import pytest

from connectors.planfile.document import Listing, Table, Text, read_document
from connectors.planfile.findings import Findings
from tests.connectors.planfile.writing import told


def document(text):
    findings = Findings("plan.yaml")
    content = text if isinstance(text, bytes) else text.encode()
    return read_document(content, findings), findings.errors


def wrong(text):
    return told(document(text)[1])


def test_everything_stays_the_text_the_athlete_wrote():
    node, errors = document("a: no\nb: 1:30\nc: 2026-01-05\nd: 0x10\ne: ~\nf:\n")

    assert errors == ()
    assert [(key.value, value.value) for key, value in node.entries] == [
        ("a", "no"),
        ("b", "1:30"),
        ("c", "2026-01-05"),
        ("d", "0x10"),
        ("e", "~"),
        ("f", ""),
    ]


def test_every_node_knows_its_line():
    node, _ = document("\na:\n  - x\n  - - y\n\n# z\nb: {c: d}\n")

    (_, items), (key, table) = node.entries
    assert isinstance(node, Table)
    assert node.line == 2
    assert isinstance(items, Listing)
    assert [item.line for item in items.items] == [3, 4]
    assert key.line == table.line == 7
    assert table.entries == ((Text("c", 7), Text("d", 7)),)


def test_a_key_that_stands_twice_is_told_with_both_lines():
    assert wrong("a: 1\nb: 2\na: 3\n") == [
        (3, "'a' stands here a second time (first: line 1)")
    ]


def test_aliases_repeat_what_their_anchor_marks():
    node, errors = document("- &set [x, y]\n- *set\n")

    assert errors == ()
    assert node.items[0] == node.items[1]


def test_an_alias_of_nothing_or_of_itself_is_told():
    ((line, why),) = wrong("a:\n  - *missing\n")
    ((own_line, own_why),) = wrong("a: &a\n  - *a\n")

    assert (line, own_line) == (2, 2)
    assert "*missing points at nothing" in why
    assert "*a points at nothing" in own_why


def test_aliases_that_would_write_out_to_millions_are_refused_at_once():
    laughs = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
    laughs += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]" for n in range(1, 12)]

    ((line, why),) = wrong("\n".join(laughs))

    assert line == 5
    assert "more than 20000 entries" in why


@pytest.mark.parametrize("deep", ["[" * 3000, "{a: " * 3000, "- " * 3000, "? " * 3000])
def test_lists_without_end_inside_each_other_are_refused(deep):
    ((line, why),) = wrong(deep)

    assert line == 1
    assert "deep" in why or "not YAML" in why


@pytest.mark.parametrize(
    ("text", "line", "why"),
    [
        ("", 1, "the file is empty"),
        ("# nothing\n", 1, "the file is empty"),
        ("a: 1\nb: !!int 3\n", 2, "the tag"),
        ("a: 1\nb: !python/object:x {}\n", 2, "the tag"),
        ("a: 1\n---\nb: 2\n", 2, "a second document"),
        ("a: 1\n? [x]\n: 2\n", 2, "a name was expected"),
        ("a: 1\n\tb: 2\n", 2, "not YAML"),
        ("a: b: c\n", 1, "not YAML"),
        ("a: 1\nb: @x\n", 2, "not YAML"),
        ("a: [1\n", 2, "not YAML"),
        ("a: 1\nb: \x07\n", 2, "control character"),
        (b"a: 1\nb: \xff\n", 2, "not UTF-8"),
        ('a: 1\nb: "\\UFFFFFFFF"\n', 2, "too large"),
        ("%YAML 1." + "9" * 5000 + "\n---\na: 1\n", 1, "too large"),
        (b"a: " + b"x" * 300_000, 1, "at most 256 kB"),
    ],
)
def test_what_is_no_plain_yaml_is_told_with_its_line(text, line, why):
    ((found_line, found_why),) = wrong(text)

    assert found_line == line
    assert why in found_why


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        ("a: b: c\n", "quotes"),
        ("a: @x\n", "quotes"),
        ("a:\n  - x\n - y\n", "indentation"),
        ("a:\n\t- x\n", "spaces, not tabs"),
    ],
)
def test_the_usual_slips_in_yaml_come_with_their_remedy(text, fix):
    _, (issue,) = document(text)

    assert fix in issue.fix


def test_a_byte_order_mark_and_windows_line_ends_make_no_difference():
    node, errors = document(b"\xef\xbb\xbfa: 1\r\nb: 2\r\n")

    assert errors == ()
    assert node.entries == (
        (Text("a", 1), Text("1", 1)),
        (Text("b", 2), Text("2", 2)),
    )


def test_invisible_characters_do_not_get_in():
    node, _ = document('a: "x\\u202ey\\u0007"\n')

    assert node.entries[0][1] == Text("xy", 1)
