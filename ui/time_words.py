"""Times as people say them: how much is left, how long it takes, when it ends, and by how much that has moved."""

from __future__ import annotations

from datetime import datetime

from ui.clock import Clock
from workbook.number_words import number_word
from workbook.words import _, language, ngettext


def figures(left: int) -> str:
    """`left` seconds as *08:41*, over time as *+01:20*."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02}:{seconds:02}"


def left_words(left: int) -> str:
    """*Eight minutes and 41 seconds left*."""
    minutes, seconds = divmod(abs(left), 60)
    said = {
        "minutes": ngettext("one minute", "{n} minutes", minutes).format(n=number_word(minutes, language())),
        "seconds": ngettext("one second", "{n} seconds", seconds).format(n=number_word(seconds, language())),
    }
    if left == 0:
        words = _("Time is up")
    elif minutes and seconds:
        over, remain = _("{minutes} and {seconds} over time"), _("{minutes} and {seconds} left")
        words = (over if left < 0 else remain).format(**said)
    else:
        over, remain = _("{time} over time"), _("{time} left")
        words = (over if left < 0 else remain).format(time=said["minutes" if minutes else "seconds"])
    return words[:1].upper() + words[1:]


def warning_words(clock: Clock) -> str:
    """What the figures alone might not say: that the time is nearly or wholly up."""
    if not clock.begun or clock.left >= 60:
        return ""
    return _("Under a minute left") if clock.left > 0 else _("Over time")


def minutes_words(minutes: int) -> str:
    """*40 min*, *3 h 30 min*."""
    hours, rest = divmod(minutes, 60)
    parts = [_("{n} h").format(n=hours)] if hours else []
    if rest or not hours:
        parts.append(_("{n} min").format(n=rest))
    return " ".join(parts)


def clock_words(at: datetime) -> str:
    """A time of day as *12.40*."""
    return at.strftime(_("%H.%M"))


def end_words(ends: datetime, late: int | None) -> str:
    """*You end at 12.40, ten minutes later than planned.* `late` None says nothing of the plan."""
    time = clock_words(ends)
    if late is None:
        return _("You end at {time}.").format(time=time)
    if late == 0:
        return _("You end at {time}, as planned.").format(time=time)
    if late > 0:
        words = ngettext(
            "You end at {time}, one minute later than planned.",
            "You end at {time}, {n} minutes later than planned.",
            late,
        )
    else:
        words = ngettext(
            "You end at {time}, one minute earlier than planned.",
            "You end at {time}, {n} minutes earlier than planned.",
            -late,
        )
    return words.format(time=time, n=number_word(abs(late), language()))
