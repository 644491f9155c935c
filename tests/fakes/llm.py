"""What fakes of language models have in common: what they say, in order."""

import json
import re

from tests.fakes.server import Answer

_FACT = re.compile(r'^\{"id": .*\}$', flags=re.MULTILINE)


def facts_in(said):
    """The facts a model was told, as it reads them."""
    return [json.loads(line) for line in _FACT.findall(said)]


def obliging(said):
    """What a model answers that does as it is told: nothing but what facts say."""
    told = facts_in(said)
    done = [each["id"] for each in told if "done" in each["bears"]]
    proposed = [each["id"] for each in told if "proposed" in each["bears"]]
    text = f"You did {{{done[0]}}}."
    if proposed:
        text += f" It is for you to decide on what is proposed: {{{proposed[0]}}}."
    return json.dumps({"text": text})


class Speaking:
    """A fake that says what is in `says`, one a request, then what is true.

    What is put there is the text of an answer, or an `Answer` of its own.
    """

    key = None

    def __init__(self):
        super().__init__()
        self.says = []

    def next_said(self, body):
        said = self.says.pop(0) if self.says else None
        if isinstance(said, Answer):
            return said
        if said is None:
            user = [m["content"] for m in body["messages"] if m["role"] == "user"]
            return obliging(user[0])
        return said
