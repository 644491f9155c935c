"""`POST /v1/messages` with a key, a version and a body that has to be right."""

from tests.fakes.llm import Speaking
from tests.fakes.server import Answer, Fake, route

KEY = "sk-ant-made-up-0123456789"

_KINDS = {
    400: "invalid_request_error",
    401: "authentication_error",
    404: "not_found_error",
    429: "rate_limit_error",
    500: "api_error",
    529: "overloaded_error",
}
_FIELDS = {"max_tokens", "messages", "model", "output_config", "system"}
"""No temperature, top_p or top_k: the newest models refuse them."""

MODELS = {"claude-haiku-5-5", "claude-sonnet-5-5"}


def error(status, text="out of order", **headers):
    """An error in the shape all of them have."""
    body = {"type": "error", "error": {"type": _KINDS[status], "message": text}}
    return Answer(status, {**body, "request_id": "req_1"}, headers)


def message(text, stop="end_turn", model="claude-haiku-5-5", usage=(900, 60)):
    """An answer as it comes where nothing is wrong."""
    return Answer(
        200,
        {
            "id": "msg_1",
            "type": "message",
            "role": "assistant",
            "model": model,
            "content": [{"type": "text", "text": text}],
            "stop_reason": stop,
            "stop_sequence": None,
            "usage": {"input_tokens": usage[0], "output_tokens": usage[1]},
        },
    )


class FakeAnthropic(Speaking, Fake):
    """One account with one key."""

    def check(self, asked):
        if asked.headers.get("authorization") == f"Bearer {KEY}":
            return None
        if asked.headers.get("x-api-key") == KEY:
            return None
        return error(401, "invalid x-api-key")

    @route("POST", "/v1/messages")
    def messages(self, asked):
        body = asked.json
        if "anthropic-version" not in asked.headers:
            return error(400, "anthropic-version: header is required")
        extra = set(body) - _FIELDS
        if extra or not {"max_tokens", "messages", "model"} <= set(body):
            return error(400, f"{sorted(extra)}: Extra inputs are not permitted")
        if body["model"] not in MODELS:
            return error(404, f"model: {body['model']}")
        roles = [each["role"] for each in body["messages"]]
        if roles != (["user", "assistant"] * len(roles))[: len(roles)]:
            return error(400, "messages: roles must alternate")
        said = self.next_said(body)
        if isinstance(said, Answer):
            return said
        return message(said, model=body["model"])
