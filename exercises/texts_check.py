"""Are the texts of a pack all there, in every language, and do they render?"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from exercises.texts import TemplateError, render
from workbook.pack import Column, Exercise, Field, Pack
from workbook.words import _

_LONGEST = 10_000
_FORMS = ("one", "the", "many", "all")
_ALWAYS = ("title", "purpose", "prepare", "hands_on", "example.who", "example.text", "facilitator.close")
_LISTS = ("facilitator.pitfalls", "facilitator.stuck")
_SAMPLE: dict[str, Any] = {
    "item": "x", "name": "x", "value": "x", "text": "x", "n": 2, "of": 3, "limit": 5,
}  # fmt: skip
"""The variables blind-spot texts may use, for trying them out."""

Refuse = Callable[..., Exception]


def check_texts(pack: Pack, error: Refuse) -> None:
    """Raises `error(file, key, problem, remedy)` for the first text that is missing, too long or wrong."""
    for language in pack.languages:
        tree = pack.texts[language]
        for form in _FORMS:
            if not isinstance(_at(tree, f"customer.{form}"), str):
                raise _missing(error, f"{language}.toml", f"customer.{form}")
        for chapter in pack.chapters:
            if not isinstance(_at(tree, f"chapters.{chapter}"), str):
                raise _missing(error, f"{language}.toml", f"chapters.{chapter}")
        for programme in pack.programmes:
            if not isinstance(_at(tree, f"programmes.{programme}.title"), str):
                raise _missing(error, f"{language}.toml", f"programmes.{programme}.title")
    for exercise in pack.exercises.values():
        for language in pack.languages:
            _check_exercise(pack, exercise, language, error)


def languages_complete(pack: Pack, exercise: Exercise) -> list[str]:
    """The languages in which every text of the exercise is there and not empty."""
    return [
        language
        for language in pack.languages
        if all(_at(exercise.texts[language], key) for key in _wanted(exercise))
    ]


def _check_exercise(pack: Pack, exercise: Exercise, language: str, error: Refuse) -> None:
    where = f"{exercise.folder}/{language}.toml"
    tree = exercise.texts[language]
    for key in _wanted(exercise):
        if not _at(tree, key):
            raise _missing(error, where, key)
    customer = dict.fromkeys(_FORMS, "x")
    for key, text in _leaves(tree):
        if len(text) > _LONGEST:
            raise error(where, key, _("the text is longer than 10,000 characters."), _("Shorten it."))
        try:
            render(text, {"customer": customer, **_SAMPLE})
        except TemplateError as problem:
            raise error(
                where, key, _("the text cannot be filled in: {why}.").format(why=problem),
                _("Use customer.one, customer.the, customer.many, customer.all."),
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
        for column in field.columns:
            at = f"fields.{field.id}.columns.{column.id}"
            yield f"{at}.label"
            yield from _options(at, column)
    for rule in exercise.blind_spots:
        yield f"blind_spots.{rule.id}.{'none_accountable' if rule.rule == 'duties' else 'text'}"
    for picture in exercise.pictures:
        yield f"pictures.{picture}.title"


def _options(at: str, spec: Field | Column) -> Iterator[str]:
    yield from (f"{at}.options.{option}" for option in spec.options)


def _leaves(tree: Any, at: str = "") -> Iterator[tuple[str, str]]:
    if isinstance(tree, str):
        yield at, tree
    elif isinstance(tree, dict):
        for key, value in tree.items():
            yield from _leaves(value, f"{at}.{key}" if at else str(key))
    elif isinstance(tree, list):
        for number, value in enumerate(tree):
            yield from _leaves(value, f"{at}[{number}]")


def _at(tree: Any, key: str) -> Any:
    for part in key.split("."):
        if not isinstance(tree, dict) or part not in tree:
            return None
        tree = tree[part]
    return tree


def _missing(error: Refuse, where: str, key: str) -> Exception:
    return error(where, key, _("this text is missing."), _("Write it, in the language of the file."))
