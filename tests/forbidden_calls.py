"""What import-linter cannot see: calls that ask the time or read the environment."""

import ast

ASKS_THE_TIME = frozenset(
    {
        "datetime.datetime.now",
        "datetime.datetime.utcnow",
        "datetime.datetime.today",
        "datetime.date.today",
        "time.time",
        "time.time_ns",
        "time.localtime",
        "time.gmtime",
        "time.ctime",
        "time.strftime",
    }
)
READS_THE_ENVIRONMENT = frozenset({"os.environ", "os.environb", "os.getenv"})
TOUCHES_THE_WORLD = frozenset(
    {
        "open",
        "print",
        "input",
        "breakpoint",
        "eval",
        "exec",
        "__import__",
        "importlib.import_module",
    }
)


def uses(source, forbidden):
    """The forbidden names that the source uses, each as `line: name`."""
    tree = ast.parse(source)
    meaning = _imported(tree)
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            names = [f"{node.module}.{each.name}" for each in node.names]
        elif isinstance(node, ast.Attribute | ast.Name):
            names = [_dotted(node, meaning)]
        else:
            continue
        found += [f"{node.lineno}: {name}" for name in names if name in forbidden]
    return found


def _imported(tree):
    meaning = {}
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom):
            for each in node.names:
                meaning[each.asname or each.name] = f"{node.module}.{each.name}"
        elif isinstance(node, ast.Import):
            for each in node.names:
                if each.asname:
                    meaning[each.asname] = each.name
    return meaning


def _dotted(node, meaning):
    if isinstance(node, ast.Name):
        return meaning.get(node.id, node.id)
    if isinstance(node, ast.Attribute):
        return f"{_dotted(node.value, meaning)}.{node.attr}"
    return ""
