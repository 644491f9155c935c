"""What single rules were set to, each word kept."""

from datetime import date

from coach.database.store.rows import Rows
from coach.database.tables.decisions import RULE_SETTINGS
from coach.domain.judgement import Aggressiveness, RuleSetting


class RuleSettingRows(Rows):
    """Settings of rules; a row is added and never changed."""

    def rule_settings(self, as_of: date | None = None) -> tuple[RuleSetting, ...]:
        """Every word that held by that evening, the oldest first."""
        until = () if as_of is None else (RULE_SETTINGS.c.since <= as_of,)
        rows = self._all(RULE_SETTINGS, *until, order=["since", "rule", "number"])
        return tuple(
            RuleSetting(
                row.rule,
                row.since,
                row.reason,
                row.set_at,
                row.setting and Aggressiveness(row.setting),
            )
            for row in rows
        )

    def add_rule_setting(self, said: RuleSetting) -> None:
        """Keep one more word; it comes after those of its day."""
        mine = RULE_SETTINGS.c.rule == said.rule
        number = len(self._all(RULE_SETTINGS, mine, only=["number"])) + 1
        row = {
            "rule": said.rule,
            "number": number,
            "since": said.since,
            "reason": said.reason,
            "set_at": said.set_at,
            "setting": said.setting and said.setting.value,
        }
        self._add(RULE_SETTINGS, row)
