"""The one kind of error that is meant for people.

Anything else that is raised is a bug and says so, with details to copy. Low layers never open a dialog.
"""

from __future__ import annotations


class WorkbookError(Exception):
    """Something a person can do something about.

    `problem` says what happened and what is safe, `remedy` what to do; both are whole sentences in the language of
    the interface, ready to be shown.
    """

    def __init__(self, problem: str, remedy: str = "") -> None:
        super().__init__(f"{problem} {remedy}".strip())
        self.problem = problem
        self.remedy = remedy


class ReadOnlyError(WorkbookError):
    """The workbook is open for reading only, so nothing can be written in it."""


class NotSavedError(WorkbookError):
    """A change could not be written to disk; the text is still on the screen."""
