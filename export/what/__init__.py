"""What stands in each document, one file per document.

A document is made of what a workbook says, in words; where the words came from it does not know. Whoever may know both
sides joins them: `DOCUMENTS["plan"](plan_content(sheet))`, with `plan_content` from `exercises.gather`, and hands the
result to a writer, such as `export.pdf.write`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from export.what.plan import plan
from workbook.blocks import Document
from workbook.content import PlanContent

DOCUMENTS: Mapping[str, Callable[[PlanContent], Document]] = {"plan": plan}
