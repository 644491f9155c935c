"""`POST /api/chat`, of models that were pulled."""

from tests.fakes.llm import Speaking
from tests.fakes.server import Answer, Fake, route

MODELS = {"llama3.2"}
_DEFAULT_CONTEXT, _LETTERS_A_TOKEN = 4096, 3


def chat(text, done_reason="stop", model="llama3.2"):
    """An answer in one piece."""
    return Answer(
        200,
        {
            "model": model,
            "created_at": "2026-03-08T21:00:00.000000Z",
            "message": {"role": "assistant", "content": text},
            "done": True,
            "done_reason": done_reason,
            "total_duration": 1,
            "prompt_eval_count": 800,
            "eval_count": 50,
        },
    )


class FakeOllama(Speaking, Fake):
    """A server without a key; what is too long for its context is cut off unsaid."""

    @route("POST", "/api/chat")
    def answer_chat(self, asked):
        body = asked.json
        if body.get("model") not in MODELS:
            return Answer(404, {"error": f"model '{body.get('model')}' not found"})
        if body.get("stream") is not False:
            return Answer(400, {"error": "this fake does not stream"})
        context = body.get("options", {}).get("num_ctx", _DEFAULT_CONTEXT)
        room = context * _LETTERS_A_TOKEN
        if sum(len(m["content"]) for m in body["messages"]) > room:
            return chat('{"text": "I have forgotten what this was about."}')
        said = self.next_said(body)
        return said if isinstance(said, Answer) else chat(said)
