"""Parameters learned from many lifters, shipped as JSON with recipe and scores.

How each was made stands in its own `recipe`; `coach/learning` has the terms.
"""

import json
from collections.abc import Mapping
from functools import cache
from importlib import resources
from types import MappingProxyType

from coach.domain.learned import Task

KINDS = "kinds"
"""What kinds of lifters there are and what they do: where someone new begins."""


@cache
def pooled(of: Task | str) -> Mapping[str, object]:
    """The pooled parameters of that task, or of the kinds of lifters.

    Raises:
        FileNotFoundError: none are shipped for it.
    """
    file = resources.files(__name__) / f"{of}.json"
    return MappingProxyType(json.loads(file.read_text("utf-8")))
