"""How many there are, in words. Up to twelve a number is a word, as in any printed text."""

from __future__ import annotations

from workbook.content import PlanContent
from workbook.number_words import number_word
from workbook.words import catalogue


def cover_sentence(content: PlanContent) -> str:
    """Who and how much, and what to look for: *Six leaders, three customer groups, eight actions. ...*"""
    words = catalogue(content.language)
    _, ngettext = words.gettext, words.ngettext
    people, groups, actions = len(content.people), groups_served(content), len(content.actions)
    if not actions:
        return _("No actions yet. The next page says where to begin.")
    counted = [
        ngettext("one action", "{n} actions", actions).format(n=number_word(actions, content.language))
    ]
    if groups:
        said = ngettext("one customer group", "{n} customer groups", groups)
        counted.insert(0, said.format(n=number_word(groups, content.language)))
    if people:
        said = ngettext("one leader", "{n} leaders", people)
        counted.insert(0, said.format(n=number_word(people, content.language)))
    sentence = ", ".join(counted)
    sentence = f"{sentence[:1].upper()}{sentence[1:]}."
    if not groups:
        return sentence
    whose = ngettext(
        "Here is whose need it answers to.", "Here is whose need each of them answers to.", actions
    )
    return f"{sentence} {whose}"


def cover_description(content: PlanContent) -> str:
    """What the drawing on the cover shows, for whoever hears it instead."""
    words = catalogue(content.language)
    _, ngettext = words.gettext, words.ngettext
    people, actions = len(content.people), len(content.actions)
    sentences = [_("A red thread runs over the page.")]
    if people:
        strands = ngettext(
            "One strand leads to it, for the one who took part.",
            "{n} strands meet in it, one for each person who took part.",
            people,
        )
        sentences.append(strands.format(n=number_word(people, content.language)))
    if actions:
        knots = ngettext(
            "There is one knot on it, for the one action.",
            "There are {n} knots on it, one for each action.",
            actions,
        )
        sentences.append(knots.format(n=number_word(actions, content.language)))
    return " ".join(f"{sentence[:1].upper()}{sentence[1:]}" for sentence in sentences)


def groups_served(content: PlanContent) -> int:
    """How many customer groups the plan does something for."""
    return sum(any(need.actions for need in group.needs) for group in content.customers)
