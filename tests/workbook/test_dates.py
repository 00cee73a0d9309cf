"""Dates in words, and what people type when they mean one."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from workbook.dates import day_words, due_words, iso_date, parse_due, range_words
from workbook.words import LANGUAGES

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("language", "words", "weekday", "span"),
    [
        ("sv", "24 april", "fredag 24 april", "10 mars till 24 april 2026"),
        ("nb", "24. april", "fredag 24. april", "10. mars til 24. april 2026"),
        ("en", "24 April", "Friday 24 April", "10 March to 24 April 2026"),
    ],
)
def test_dates_in_words(language, words, weekday, span):
    day = date(2026, 4, 24)
    assert day_words(day, language, year=2026) == words
    assert day_words(day, language) == f"{words} 2026"
    assert day_words(day, language, year=2026, weekday=True) == weekday
    assert range_words(date(2026, 3, 10), day, language) == span


def test_a_range_says_nothing_twice():
    assert range_words(date(2026, 3, 10), date(2026, 3, 10), "sv") == "10 mars 2026"
    assert range_words(date(2026, 3, 21), date(2026, 3, 10), "sv") == "10 till 21 mars 2026"
    assert range_words(date(2026, 3, 10), date(2026, 3, 21), "nb") == "10. til 21. mars 2026"
    assert range_words(date(2026, 12, 1), date(2027, 1, 9), "sv") == "1 december 2026 till 9 januari 2027"


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("24/4", "sv"), ("24.4", "sv"), ("24.4.", "nb"), ("24 april", "sv"), ("24 apr", "sv"), ("24 apr.", "sv"),
        ("2026-04-24", "sv"), ("24/4 2026", "sv"), ("24/4-26", "sv"), ("24.4.2026", "nb"), ("24.04.26", "nb"),
        ("24. april", "nb"), ("24.april", "nb"), ("24. apr 2026", "nb"), ("den 24:e april", "sv"),
        ("senast 24/4", "sv"), ("senest 24. april", "nb"), ("fredag 24 april", "sv"), ("fre 24/4", "sv"),
        ("24 April", "en"), ("April 24", "en"), ("April 24, 2026", "en"), ("by 24th April", "en"),
        ("the 24th April 2026", "en"), ("  24   APRIL ", "sv"), ("24/04/2026", "en"),
    ],
)  # fmt: skip
def test_what_people_type_for_a_date(text, language):
    assert parse_due(text, language, TODAY) == "2026-04-24"


@pytest.mark.parametrize(
    "text",
    [
        "hösten", "v. 14", "i höst, efter mötet", "31/2", "31 april", "40/1", "0/0", "24", "april", "2026",
        "2026-13-01", "måndag 24 april", "24/4 eller 25/4", "kl 13.00 på måndag", "1/2/345", "24 mai", "24/426", "",
        "²/4", "senast", "24/4-", "9999/9999", "24 april 0000",
    ],
)  # fmt: skip
def test_words_that_are_no_date_stay_as_they_are(text):
    assert parse_due(text, "sv", TODAY) == text


def test_a_day_without_a_year_is_the_next_one():
    assert parse_due("10 mars", "sv", TODAY) == "2026-03-10"
    assert parse_due("9/3", "sv", TODAY) == "2027-03-09"
    assert parse_due("29 feb", "sv", TODAY) == "2028-02-29"
    assert parse_due("29/2", "sv", date(2096, 3, 1)) == "2104-02-29"


def test_words_are_put_in_one_line():
    assert parse_due(" i \n höst ", "sv", TODAY) == "i höst"
    assert due_words("i höst", "sv", TODAY) == "i höst"
    assert due_words("2027-01-09", "sv", TODAY) == "9 januari 2027"
    assert iso_date("2026-4-24") is None
    assert iso_date("2026-02-30") is None


DAYS = st.dates(date(2000, 1, 1), date(2199, 12, 31))


@given(DAYS, st.sampled_from(LANGUAGES), st.booleans())
def test_what_is_shown_reads_back_as_the_same_day(day, language, weekday):
    words = day_words(day, language, weekday=weekday)
    assert parse_due(words, language, TODAY) == day.isoformat()


@given(DAYS, st.integers(0, 365), st.sampled_from(LANGUAGES))
def test_a_coming_due_date_reads_back(today, ahead, language):
    due = (today + timedelta(ahead)).isoformat()
    assert parse_due(due_words(due, language, today), language, today) == due


@pytest.mark.slow
@given(st.text(), st.sampled_from(LANGUAGES), DAYS)
def test_nothing_typed_is_lost(text, language, today):
    found = parse_due(text, language, today)
    assert iso_date(found) is not None or found == " ".join(text.split())
