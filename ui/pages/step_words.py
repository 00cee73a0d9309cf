"""What the four steps of an exercise are called."""

from __future__ import annotations

from workbook.words import _


def step_names() -> dict[str, str]:
    """The four steps by name."""
    return {"why": _("Why"), "alone": _("Alone"), "share": _("Share"), "decide": _("Decide")}
