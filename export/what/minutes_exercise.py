"""What was decided in one exercise: its heading, how many answered, and each question with its answer."""

from __future__ import annotations

from export.what.in_full import InFull
from export.what.tallies import fist_words
from workbook.blocks import (
    Block,
    Bullets,
    DutyGrid,
    Facts,
    Figure,
    Heading,
    Text,
    Told,
)
from workbook.minutes_content import Check, NotedReservation, Round, Worked
from workbook.number_words import number_word
from workbook.picture import Drawn, Line
from workbook.words import catalogue

_SHORT = 400
_FEW = 8
"""An answer with more lines than these, or longer than that, gets the whole width under a heading of its own."""


def exercise_blocks(worked: Worked, language: str, in_full: InFull) -> list[Block]:
    """The exercise; empty if nothing came of it."""
    _ = catalogue(language).gettext
    inside: list[Block] = []
    short: list[tuple[str, str]] = []

    def put_short() -> None:
        if short:
            inside.append(Facts(tuple(short)))
            short.clear()

    for round_ in worked.rounds:
        if round_.gathered:
            said = (f"{words} ({', '.join(hints)})" if hints else words for words, hints in round_.gathered)
            short.append((round_.question, "; ".join(said)))
    for one in worked.decided:
        if isinstance(one.told, Bullets) and _is_short(one.told):
            short.append((one.label, "\n".join(one.told.items)))
        else:
            put_short()
            # A question that is the exercise itself needs no second heading.
            if one.label.strip() != worked.title.strip():
                inside.append(Heading(one.label, 3))
            inside.append(_in_document(one.told, language, in_full))
    put_short()
    inside += _pictures(worked.pictures, language)
    inside += _checks(worked.checks, language)
    inside += _reservations(worked.reservations, language)
    if not inside and not worked.rounds:
        return []
    who = _who_answered(worked.rounds, language)
    title = f"{worked.number} {worked.title}".strip()
    blocks: list[Block] = [Heading(title)]
    if who:
        blocks.append(Text(who, "small"))
    return [*blocks, *inside] if inside else [*blocks, Text(_("Nothing has been decided here yet."))]


def _who_answered(rounds: tuple[Round, ...], language: str) -> str:
    """How many answered and how: once for all rounds that were alike, otherwise by what was asked."""
    alike: dict[str, list[str]] = {}
    for round_ in rounds:
        alike.setdefault(_round(round_, language), []).append(round_.question)
    if len(alike) == 1:
        return next(iter(alike))
    return " ".join(
        f"{', '.join(questions)}: {said[:1].lower()}{said[1:]}" for said, questions in alike.items()
    )


def _round(round_: Round, language: str) -> str:
    words = catalogue(language)
    _, ngettext = words.gettext, words.ngettext
    hands = _("You answered by a show of hands.")
    if not round_.answered:
        return hands
    if round_.anonymous:
        said = ngettext(
            "One person answered on their own, without a name.",
            "{n} answered on their own, without names.",
            round_.answered,
        )
    else:
        said = ngettext(
            "One person answered on their own, by name.",
            "{n} answered on their own, by name.",
            round_.answered,
        )
    number = number_word(round_.answered, language)
    said = said.format(n=f"{number[:1].upper()}{number[1:]}")
    return f"{said} {hands}" if round_.by_hands else said


def _is_short(told: Bullets) -> bool:
    """True for what stands well beside its question. Several lines of somebody's voice are set as such, below it."""
    few = len(told.items) == 1 or (len(told.items) <= _FEW and not told.voice and not told.numbered)
    return few and sum(map(len, told.items)) <= _SHORT


def _in_document(told: Told, language: str, in_full: InFull) -> Block:
    if isinstance(told, Bullets):
        return told
    table = told.table(catalogue(language).gettext("Task")) if isinstance(told, DutyGrid) else told
    return in_full.table(table)


def _pictures(pictures: tuple[Drawn, ...], language: str) -> list[Block]:
    """Each picture under what it is called, with the words for its signs and its numbers beneath."""
    _ = catalogue(language).gettext
    blocks: list[Block] = []
    for one in pictures:
        signs = _("Black diamond: what you have agreed. Dots: your own answers.") if one.signs else ""
        if signs and any(
            isinstance(shape, Line) and shape.colour == "ink2" and shape.dash for shape in one.picture.shapes
        ):
            signs += " " + _("Dashes: last time.")
        blocks += [Heading(one.title, 3)] if one.title else []
        blocks.append(Figure(one.picture, "\n".join([*([signs] if signs else []), *one.numbers])))
    return blocks


def _checks(checks: tuple[Check, ...], language: str) -> list[Block]:
    """What the fists said; five fingers are full support, none is a no."""
    _ = catalogue(language).gettext
    if not checks:
        return []
    pairs = tuple((check.about or _("The decision"), fist_words(check.tally, language)) for check in checks)
    return [Heading(_("Fist of five, by a show of hands"), 3), Facts(pairs)]


def _reservations(reservations: tuple[NotedReservation, ...], language: str) -> list[Block]:
    _ = catalogue(language).gettext
    if not reservations:
        return []
    pairs = tuple(
        (
            one.who or _("Somebody who has left"),
            _("On “{what}”: {words}").format(what=one.about.rstrip("."), words=one.words)
            if one.about
            else one.words,
        )
        for one in reservations
    )
    return [Heading(_("Reservations"), 3), Facts(pairs)]
