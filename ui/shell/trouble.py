"""What is wrong with a workbook as long as it is open, said in the head of its sheet."""

from __future__ import annotations

from workbook.words import _, ngettext
from workbook.workbook import Workbook


def standing_trouble(workbook: Workbook) -> tuple[str, str]:
    """(what is so, what one can do), both empty where nothing is wrong."""
    n = len(workbook.damaged)
    if n:
        problem = ngettext(
            "{n} answer is damaged and is not shown.", "{n} answers are damaged and are not shown.", n
        )
        return problem.format(n=n), _("The rest can be read. Look in an earlier copy for it.")
    if workbook.read_only:
        return (
            _("You are reading this workbook; nothing can be changed."),
            _("Save a copy to work in it."),
        )
    return "", ""
