"""Are the texts of a pack all there, in every language, and do they render?"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from exercises.fields import KINDS
from exercises.pictures import PICTURES
from exercises.rules import RULES
from exercises.texts.texts import TemplateError, render
from workbook.pack import Column, Exercise, Field, Pack
from workbook.words import _

_LONGEST = 10_000
_DEEPEST = 10
_FORMS = ("one", "the", "many", "all")
_ALWAYS = ("title", "purpose", "prepare", "hands_on", "example.who", "example.text", "facilitator.close")
_LISTS = ("facilitator.pitfalls", "facilitator.stuck")
_SAMPLE: dict[str, Any] = {"n": 2, "of": 3, "limit": 5}
_WORD = "x"
"""What variables are tried out with: numbers as above, words as this."""

Refuse = Callable[..., Exception]


def check_texts(pack: Pack, error: Refuse) -> None:
    """Raises `error(file, key, problem, remedy)` for the first text that is missing, too long or wrong."""
    for language in pack.languages:
        where = f"{language}.toml"
        tree = pack.texts[language]
        for key in (
            "title",
            *(f"customer.{form}" for form in _FORMS),
            *(f"chapters.{chapter}" for chapter in pack.chapters),
            *(f"programmes.{programme}.title" for programme in pack.programmes),
        ):
            if not _is_text(_at(tree, key)):
                raise _missing(error, where, key)
        words = tree.get("word", [])
        for number, word in enumerate(words if isinstance(words, list) else [None]):
            for form in _FORMS:
                if not _is_text(_at(word, form)):
                    raise _missing(error, where, f"word[{number}].{form}")
        _check_leaves(where, tree, {}, error)
    for exercise in pack.exercises.values():
        for language in pack.languages:
            _check_exercise(exercise, language, error)


def languages_complete(pack: Pack, exercise: Exercise) -> list[str]:
    """The languages in which every text of the exercise is there and not empty."""
    return [
        language
        for language in pack.languages
        if all(_at(exercise.texts[language], key) for key in _wanted(exercise))
    ]


def _check_exercise(exercise: Exercise, language: str, error: Refuse) -> None:
    where = f"{exercise.folder}/{language}.toml"
    tree = exercise.texts[language]
    lists = _lists(exercise)
    for key in _wanted(exercise):
        found = _at(tree, key)
        if not found:
            raise _missing(error, where, key)
        if key in lists:
            if not isinstance(found, list) or not all(_is_text(part) for part in found):
                raise error(where, key, _("this must be a list of texts."), _('Write ["like", "this"].'))
        elif not _is_text(found):
            raise error(where, key, _("this must be a text."), _("Write it between quotation marks."))
    known = {
        f"blind_spots.{rule.id}.{name}": variables
        for rule in exercise.blind_spots
        for name, variables in RULES[rule.rule].texts.items()
    }
    _check_leaves(where, tree, known, error)


def _check_leaves(where: str, tree: Any, known: Mapping[str, tuple[str, ...]], error: Refuse) -> None:
    """Every text can be filled in with the variables it has: `customer`, and those of its blind-spot rule."""
    customer = dict.fromkeys(_FORMS, _WORD)
    for key, text in _leaves(tree, error, where):
        if len(text) > _LONGEST:
            raise error(where, key, _("the text is longer than 10,000 characters."), _("Shorten it."))
        variables = known.get(key, ())
        try:
            render(text, {"customer": customer, **{name: _SAMPLE.get(name, _WORD) for name in variables}})
        except TemplateError as problem:
            names = ["customer.one", "customer.the", "customer.many", "customer.all", *variables]
            raise error(
                where, key, _("the text cannot be filled in: {why}.").format(why=str(problem)[:200]),
                _("Between double braces it may use: {names}.").format(names=", ".join(names)),
            ) from problem  # fmt: skip


def _wanted(exercise: Exercise) -> Iterator[str]:
    """Every key an exercise must have a text for."""
    yield from (*_ALWAYS, *_LISTS)
    for page in exercise.pages:
        yield f"pages.{page.id}.question"
    for field in exercise.fields.values():
        yield f"fields.{field.id}.label"
        yield from _options(f"fields.{field.id}", field)
        for seed in field.seeds:
            yield f"fields.{field.id}.seeds.{seed}"
        kind = KINDS[field.kind]
        for column in () if kind.own_columns and not kind.own_texts else field.columns:
            at = f"fields.{field.id}.columns.{column.id}"
            yield f"{at}.label"
            yield from _options(at, column)
    for rule in exercise.blind_spots:
        yield from (f"blind_spots.{rule.id}.{name}" for name in RULES[rule.rule].texts)
    for picture in exercise.pictures.values():
        yield from (f"pictures.{picture.id}.{name}" for name in PICTURES[picture.kind].texts)


def _lists(exercise: Exercise) -> set[str]:
    """The keys whose texts are lists."""
    pictures = exercise.pictures.values()
    return {*_LISTS, *(f"pictures.{p.id}.{name}" for p in pictures for name in PICTURES[p.kind].lists)}


def _options(at: str, spec: Field | Column) -> Iterator[str]:
    yield from (f"{at}.options.{option}" for option in spec.options)


def _leaves(tree: Any, error: Refuse, where: str) -> Iterator[tuple[str, str]]:
    """Every text of the tree with its key."""
    waiting = [("", tree, 0)]
    while waiting:
        at, found, depth = waiting.pop()
        if isinstance(found, str):
            yield at, found
        elif depth > _DEEPEST:
            raise error(
                where,
                at[:80],
                _("the texts are nested too deep."),
                _("See docs/pack-format.md for the keys."),
            )
        elif isinstance(found, dict):
            waiting += [(f"{at}.{key}" if at else str(key), value, depth + 1) for key, value in found.items()]
        elif isinstance(found, list):
            waiting += [(f"{at}[{number}]", value, depth + 1) for number, value in enumerate(found)]


def _is_text(found: Any) -> bool:
    return isinstance(found, str) and bool(found.strip())


def _at(tree: Any, key: str) -> Any:
    for part in key.split("."):
        if not isinstance(tree, dict) or part not in tree:
            return None
        tree = tree[part]
    return tree


def _missing(error: Refuse, where: str, key: str) -> Exception:
    return error(where, key, _("this text is missing."), _("Write it, in the language of the file."))
