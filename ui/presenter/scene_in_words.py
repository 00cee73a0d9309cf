"""A scene in words, for whoever hears the big screen."""

from __future__ import annotations

from collections.abc import Iterator

from workbook.blocks import DutyGrid, Facts, Text
from workbook.picture import Drawn
from workbook.scene_parts import Bars, Columns, PlanPart, Scene, ScenePart, Strip, Strips, Thing
from workbook.words import _, ngettext


def answered_words(n: int, of: int) -> str:
    """*3 of 6 have answered*"""
    return ngettext("{n} of {of} has answered", "{n} of {of} have answered", n).format(n=n, of=of)


def from_words(people: int) -> str:
    """*from 5 of you*"""
    return ngettext("from {n} of you", "from {n} of you", people).format(n=people)


def unsure_words(n: int) -> str:
    """*1 doesn't know*"""
    return ngettext("{n} doesn't know", "{n} don't know", n).format(n=n)


def foot_words(strip: Strip) -> str:
    """What stands under a strip: how many don't know, and what was agreed the last time."""
    unsure = unsure_words(strip.dont_know) if strip.dont_know else ""
    return ". ".join(filter(None, (unsure, strip.last)))


def page_words(n: int, of: int) -> str:
    """*Page 2 of 3*"""
    return _("Page {n} of {of}").format(n=n, of=of)


def scene_words(scene: Scene) -> str:
    """The whole scene, line by line."""
    lines = [scene.where, scene.question]
    if scene.answered is not None:
        lines.append(answered_words(*scene.answered))
    for part in scene.content:
        lines += _part(part)
    lines += [scene.prompt, scene.place]
    return "\n".join(line for line in lines if line)


def _part(part: ScenePart) -> Iterator[str]:
    match part:
        case Columns():
            for heap in part.heaps:
                yield heap.title
                yield from (_thing(thing) for thing in heap.things)
        case Strips():
            yield from (_strip(strip) for strip in part.strips)
        case Bars():
            for bar in part.bars:
                words = ngettext("{words}: {n} dot", "{words}: {n} dots", bar.dots)
                said = [words.format(words=bar.words, n=bar.dots), from_words(bar.people)]
                yield ", ".join(said + ([_("chosen")] if bar.chosen else []))
        case Facts():
            yield from (": ".join(filter(None, pair)) for pair in part.pairs)
        case Drawn():
            yield part.picture.description
        case DutyGrid():
            for task, duties in part.tasks:
                held = [
                    f"{role} {duty.letter}" for role, duty in zip(part.roles, duties, strict=True) if duty
                ]
                yield f"{task}: {', '.join(held)}"
        case PlanPart():
            yield part.title
            for action in part.actions:
                said = [action.title, action.need, action.owner, action.due]
                yield ", ".join(part for part in said if part)
        case Text():
            yield part.lead_in
            yield part.text


def _thing(thing: Thing) -> str:
    said = [f"{thing.number}. {thing.words}" if thing.number else thing.words]
    if thing.people:
        said.append(ngettext("{n} person", "{n} people", thing.people).format(n=thing.people))
    if thing.beneath:
        said.append(thing.beneath)
    return ", ".join(said)


def _strip(strip: Strip) -> str:
    said = [
        ngettext("{n} chose {value}", "{n} chose {value}", n).format(n=n, value=value)
        for value, n in strip.counts
    ]
    if strip.dont_know:
        said.append(unsure_words(strip.dont_know))
    if strip.agreed is not None:
        said.append(_("Agreed: {value}.").format(value=strip.agreed))
    if strip.last:
        said.append(strip.last)
    return f"{strip.title}: {', '.join(said)}" if strip.title else ", ".join(said)
