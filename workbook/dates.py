"""Dates in words, and what people type when they mean a date.

A small table instead of Babel: a date must read back the way it was written, and people type *sept* and *apr* where
CLDR has *sep.* and *apr.*, with dots that come and go between its releases. It also spares the start 30 ms.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from workbook.light_dataclass import dataclass

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_FIGURES = re.compile(r"(\d{1,2})\s?[/.]\s?(\d{1,2})(?:(?:\s?[/.-]\s?|\s|\.\s)(\d{4}|\d{2}))?\.?", re.ASCII)


@dataclass(frozen=True, slots=True)
class _Names:
    """How one language says dates. `dot` follows the day, `until` joins two dates."""

    months: tuple[str, ...]
    days: tuple[str, ...]
    dot: str
    until: str
    before: tuple[str, ...]
    """Words that may stand before a due date without changing it."""
    ordinals: tuple[str, ...]
    """What may be written after the day's number."""
    more: Mapping[str, int]
    """Short forms people write, besides the first three letters."""


_NAMES = {
    "sv": _Names(
        ("januari", "februari", "mars", "april", "maj", "juni",
         "juli", "augusti", "september", "oktober", "november", "december"),
        ("måndag", "tisdag", "onsdag", "torsdag", "fredag", "lördag", "söndag"),
        "", "till", ("senast", "den"), (":e", ":a"), {"sept": 9},
    ),
    "nb": _Names(
        ("januar", "februar", "mars", "april", "mai", "juni",
         "juli", "august", "september", "oktober", "november", "desember"),
        ("mandag", "tirsdag", "onsdag", "torsdag", "fredag", "lørdag", "søndag"),
        ".", "til", ("senest", "innen", "den"), (), {"sept": 9},
    ),
    "en": _Names(
        ("January", "February", "March", "April", "May", "June",
         "July", "August", "September", "October", "November", "December"),
        ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"),
        "", "to", ("by", "the", "on"), ("st", "nd", "rd", "th"), {"sept": 9},
    ),
}  # fmt: skip


def day_words(day: date, language: str, *, year: int | None = None, weekday: bool = False) -> str:
    """The date in words: *24 april*, with its year unless that is `year`, on request *fredag 24 april*."""
    names = _names(language)
    words = f"{day.day}{names.dot} {names.months[day.month - 1]}"
    if day.year != year:
        words += f" {day.year:04}"
    return f"{names.days[day.weekday()]} {words}" if weekday else words


def range_words(first: date, last: date, language: str) -> str:
    """Two dates in words, saying nothing twice: *10 mars till 21 april 2026*; one date if they are the same."""
    first, last = min(first, last), max(first, last)
    if first == last:
        return day_words(last, language)
    names = _names(language)
    if (first.year, first.month) == (last.year, last.month):
        start = f"{first.day}{names.dot}"
    else:
        start = day_words(first, language, year=last.year)
    return f"{start} {names.until} {day_words(last, language)}"


def due_words(due: str, language: str, today: date) -> str:
    """A due date for showing: an ISO date in words, with its year unless that is this year's; words as they are."""
    day = iso_date(due)
    return due if day is None else day_words(day, language, year=today.year)


def parse_due(text: str, language: str, today: date) -> str:
    """What somebody typed as an ISO date where it is one, otherwise the words as they are, in one line.

    Without a year it is the next such day from `today` on, so hand it only what was typed anew: the *31 mars* that
    `due_words` shows of a day gone by would come back as next year's. A weekday must be that day's own.
    """
    words = " ".join(text.split())
    rest, weekday = _without_lead(words.casefold(), _names(language))
    found = _day_and_month(rest, _names(language))
    if found is None:
        return words
    day = _resolve(*found, today)
    if day is None or (weekday is not None and day.weekday() != weekday):
        return words
    return day.isoformat()


def iso_date(text: str) -> date | None:
    """The date an ISO text such as 2026-04-24 says, or None."""
    found = _ISO.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def _names(language: str) -> _Names:
    return _NAMES.get(language, _NAMES["en"])


def _without_lead(words: str, names: _Names) -> tuple[str, int | None]:
    """The words without *senast*, *den* and the like, and the weekday that stood there."""
    weekday = None
    days = {day.casefold(): number for number, day in enumerate(names.days)}
    days |= {day[:3]: number for day, number in days.items()}
    while True:
        first, _space, rest = words.partition(" ")
        bare = first.rstrip(",.")
        if rest and bare in days and weekday is None:
            weekday = days[bare]
        elif not rest or first not in names.before:
            return words, weekday
        words = rest


def _day_and_month(words: str, names: _Names) -> tuple[int, int, int | None] | None:
    """(day, month, year or None) of a written date."""
    iso = _ISO.fullmatch(words)
    if iso:
        return int(iso[3]), int(iso[2]), int(iso[1])
    figures = _FIGURES.fullmatch(words)
    if figures:
        return int(figures[1]), int(figures[2]), _year(figures[3])
    ordinal = "|".join(map(re.escape, names.ordinals)) or r"(?!)"
    day = rf"(?P<day>\d{{1,2}})(?:{ordinal}|\.)?"
    month, year = r"(?P<month>[^\W\d_]+)\.?", r"(?:,? (?P<year>\d{4}))?"
    for order in (f"{day} ?{month}{year}", f"{month} {day}{year}"):
        found = re.fullmatch(order, words)
        number = _month(found["month"], names) if found else None
        if found and number:
            return int(found["day"]), number, _year(found["year"])
    return None


def _month(word: str, names: _Names) -> int | None:
    for number, name in enumerate(names.months, start=1):
        if word in (name.casefold(), name.casefold()[:3]):
            return number
    return names.more.get(word)


def _year(figures: str | None) -> int | None:
    return None if figures is None else int(figures) + (2000 if len(figures) == 2 else 0)


def _resolve(day: int, month: int, year: int | None, today: date) -> date | None:
    """The date, or without a year the next one from today on; 29 February may be eight years away."""
    years = range(today.year, today.year + 9) if year is None else [year]
    for candidate in years:
        try:
            found = date(candidate, month, day)
        except ValueError:
            continue
        if year is not None or found >= today:
            return found
    return None
