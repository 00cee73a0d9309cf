"""The blind-spot rules a pack can name."""

from __future__ import annotations

from exercises.rules.answer_rules import ANSWER_RULES
from exercises.rules.duty_rules import DUTY_RULES
from exercises.rules.plan_rules import PLAN_RULES
from exercises.rules.rating_rules import RATING_RULES
from exercises.rules.rule import Found, Rule

RULES: dict[str, Rule] = {**ANSWER_RULES, **RATING_RULES, **DUTY_RULES, **PLAN_RULES}

__all__ = ["RULES", "Found", "Rule"]
