"""What stands in each document, one file per document.

A document is made of what a workbook says, in words; where the words came from it does not know. Whoever may know both
sides joins them: `DOCUMENTS["plan"](plan_content(sheet))`, with `plan_content` from `exercises.content.gather_plan`,
and for the minutes `minutes_content` from `exercises.content.gather_minutes`. The result goes to a writer, such as
`export.pdf.write` or `export.html.write`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TypedDict

from export.what.action_plan import plan
from export.what.minutes import minutes
from workbook.blocks import Document
from workbook.content import PlanContent
from workbook.minutes_content import MinutesContent


class Documents(TypedDict):
    """Every document by its name; each takes the content of its own kind."""

    plan: Callable[[PlanContent], Document]
    minutes: Callable[[MinutesContent], Document]


DOCUMENTS: Documents = {"plan": plan, "minutes": minutes}
