"""Bodies in and pages out, as Hevy has them."""

from tests.fakes.hevy.bodies import BodyError
from tests.fakes.server import Answer


def body(asked, check):
    """What was sent, once the check let it through."""
    try:
        found = asked.json
    except ValueError:
        raise BodyError("Invalid request body") from None
    check(found, "")
    return found


def in_shape(shape, status, routine):
    """A routine as a write is answered: bare, wrapped or not at all."""
    if shape == "empty":
        return Answer(status)
    if shape == "none":
        return Answer(204)
    return Answer(status, {"routine": [routine]} if shape == "wrapped" else routine)


def page(asked, name, items, *, usual=5, most=10, past_end=200):
    """One page of the items, as the request asks for it."""
    try:
        number = int(asked.query.get("page", "1"))
        size = int(asked.query.get("pageSize", str(usual)))
    except ValueError:
        return Answer(400, {"error": "Invalid page or page size"})
    if number < 1 or not 1 <= size <= most:
        return Answer(400, {"error": "Invalid page size"})
    count = -(-len(items) // size)
    if number > count and past_end != 200:
        return Answer(past_end, {"error": "Page not found"})
    shown = items[(number - 1) * size : number * size]
    return Answer(200, {"page": number, "page_count": count, name: shown})
