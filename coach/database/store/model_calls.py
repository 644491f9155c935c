"""What language models were asked, and the leave to ask them."""

from dataclasses import fields

from coach.database.store.rows import Rows
from coach.database.tables.decisions import CONSENTS, MODEL_CALLS
from coach.domain.model_call import Consent, ModelCall


class ModelCallRows(Rows):
    """Calls in the order they were made, and consents."""

    def model_calls(self) -> tuple[ModelCall, ...]:
        """Every call, the oldest first."""
        names = [field.name for field in fields(ModelCall)]
        rows = self._all(MODEL_CALLS, order=["id"])
        return tuple(
            ModelCall(**{n: getattr(row, _COLUMNS.get(n, n)) for n in names})
            for row in rows
        )

    def add_model_call(self, call: ModelCall) -> None:
        """Keep one more."""
        names = [field.name for field in fields(ModelCall)]
        values = {_COLUMNS.get(name, name): getattr(call, name) for name in names}
        self._add(MODEL_CALLS, {"id": self._next(MODEL_CALLS), **values})

    def consent(self, writer: str) -> Consent | None:
        """The leave to ask that writer; None when it was not given."""
        row = self._first(CONSENTS, CONSENTS.c.writer == writer)
        if row is None:
            return None
        return Consent(row.writer, row.given_at, row.with_texts)

    def consents(self) -> tuple[Consent, ...]:
        """Every leave that was given."""
        rows = self._all(CONSENTS, order=["writer"])
        return tuple(Consent(r.writer, r.given_at, r.with_texts) for r in rows)

    def save_consent(self, consent: Consent) -> None:
        """Keep it."""
        values = {"given_at": consent.given_at, "with_texts": consent.with_texts}
        self._put(CONSENTS, {"writer": consent.writer}, values, {})

    def remove_consent(self, writer: str) -> None:
        """It is taken back."""
        self._remove(CONSENTS, CONSENTS.c.writer == writer)


_COLUMNS = {"review_day": "review_date"}
