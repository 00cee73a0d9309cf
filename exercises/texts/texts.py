"""A pack's texts in one language, with the group's own word for its customers filled in.

Texts are jinja2 templates, rendered in a sandbox. Almost all of them only name a variable, and jinja2 takes 80 ms to
import, so a text whose braces hold nothing but plain names is filled in here; everything else goes to jinja2. A test
holds the two to the same result.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from workbook.pack import Exercise, Pack

_PLAIN = re.compile(r"\{\{\s*([a-z_]+(?:\.[a-z_]+)*)\s*\}\}")
_LONGEST = 20_000
_DEEPEST = 30
FILTERS = ("capitalize", "lower", "upper", "trim")
"""The filters a text may use: those that cannot grow it."""


class TemplateError(ValueError):
    """A text that cannot be rendered; the message says why."""


def render(text: str, values: Mapping[str, object]) -> str:
    """The text with its variables filled in. Raises `TemplateError`."""
    if "{" not in text:
        return text
    plain = _PLAIN.sub("", text)
    if "{{" in plain or "{%" in plain or "{#" in plain:
        return _render_with_jinja(text, values)
    return _PLAIN.sub(lambda found: str(_look_up(found[1], values)), text)


def _look_up(name: str, values: Mapping[str, object]) -> Any:
    found: Any = values
    for part in name.split("."):
        if not isinstance(found, Mapping) or part not in found:
            raise TemplateError(f"there is no variable {name}")
        found = found[part]
    return found


@lru_cache(1)
def _environment() -> Any:
    from jinja2 import StrictUndefined
    from jinja2.sandbox import ImmutableSandboxedEnvironment

    # What is rendered is shown as plain text, and escaped by whoever writes markup; escaping here would do it twice.
    # The last line end is kept, as it is where jinja2 is not needed.
    environment = ImmutableSandboxedEnvironment(
        autoescape=False, undefined=StrictUndefined, keep_trailing_newline=True
    )
    environment.globals.clear()
    return environment


@lru_cache(256)
def _template(text: str) -> Any:
    """The compiled template, if it keeps to what is simple.

    The sandbox lets nothing out, but `{{ 'x' * 10**8 }}` or a loop in a loop would still stop the program. So only
    what a sentence can need is allowed: names, their parts, choosing between words, looking one up.
    """
    from jinja2 import nodes

    if len(text) > _LONGEST:
        raise TemplateError("it is too long")
    allowed = (
        nodes.Template, nodes.Output, nodes.TemplateData, nodes.Name, nodes.Const, nodes.Getattr, nodes.If,
        nodes.CondExpr, nodes.Compare, nodes.Operand, nodes.And, nodes.Or, nodes.Not, nodes.Dict, nodes.Pair,
        nodes.List, nodes.Tuple, nodes.Filter, nodes.Call,
    )  # fmt: skip
    waiting: list[Any] = [(_environment().parse(text), 0)]
    while waiting:
        node, depth = waiting.pop()
        if not isinstance(node, allowed) or depth > _DEEPEST:
            raise TemplateError(f"{type(node).__name__} is not allowed here")
        if isinstance(node, nodes.Filter) and node.name not in FILTERS:
            raise TemplateError(f"the filter {node.name} is not allowed here")
        if isinstance(node, nodes.Call):
            called = node.node
            if not (
                isinstance(called, nodes.Getattr)
                and called.attr == "get"
                and isinstance(called.node, nodes.Dict)
            ):
                raise TemplateError("nothing can be called but get of { ... }")
            waiting += [(child, depth + 1) for child in (called.node, *node.args, *node.kwargs)]
            continue
        if isinstance(node, nodes.Getattr) and node.attr not in ("one", "the", "many", "all"):
            raise TemplateError(f"there is no variable with a part {node.attr}")
        waiting += [(child, depth + 1) for child in node.iter_child_nodes()]
    return _environment().from_string(text)


def _render_with_jinja(text: str, values: Mapping[str, object]) -> str:
    from jinja2 import TemplateError as JinjaError

    try:
        rendered = str(_template(text).render(values))
    except TemplateError:
        raise
    except (
        JinjaError,
        SyntaxError,
        TypeError,
        ValueError,
        ArithmeticError,
        MemoryError,
        RecursionError,
    ) as error:
        raise TemplateError(str(error)) from error
    if len(rendered) > _LONGEST:
        raise TemplateError("it grows too long")
    return rendered


class Texts:
    """The texts of a pack in one language. Keys are dotted: `pages.needs.question`."""

    def __init__(self, pack: Pack, language: str, customer: Mapping[str, str] | None = None) -> None:
        self._pack = pack
        self.language = language if language in pack.languages else pack.languages[0]
        default = pack.texts.get(self.language, {}).get("customer", {})
        chosen = {form: word for form, word in (customer or {}).items() if word}
        # A group that gave only one form gets it in all four: better than two different words in one sentence.
        if chosen:
            default = dict.fromkeys(default, chosen.get("one") or next(iter(chosen.values())))
        self.customer: dict[str, str] = {**default, **chosen}

    def exercise(self, exercise: Exercise, key: str, /, **values: object) -> str:
        """A text of an exercise; empty if it has none."""
        found = self._text(exercise.texts.get(self.language, {}), key, values)
        return found or self._text(self._of_the_kind(exercise, key), key.split(".", 2)[-1], values)

    def exercise_list(self, exercise: Exercise, key: str, /, **values: object) -> list[str]:
        """A list of texts of an exercise, each filled in; empty where it has none."""
        found = _walk(exercise.texts.get(self.language, {}), key)
        found = found if isinstance(found, list) else []
        return [render(text, {"customer": self.customer, **values}) for text in found]

    def pack(self, key: str, /, **values: object) -> str:
        """A text of the pack itself, such as `title` or `chapters.1`; empty if it has none."""
        return self._text(self._pack.texts.get(self.language, {}), key, values)

    def words(self) -> list[dict[str, str]]:
        """The words for customers that the pack knows, each in its four forms."""
        found = self._pack.texts.get(self.language, {}).get("word", [])
        return [dict(word) for word in found]

    def _of_the_kind(self, exercise: Exercise, key: str) -> Mapping[str, Any]:
        """The texts of a kind that brings columns of its own: those of our pack, where another says nothing."""
        at = key.split(".", 3)
        if len(at) < 4 or at[0] != "fields" or at[2] not in ("columns", "options", "letters"):
            return {}
        field = exercise.fields.get(at[1])
        return {} if field is None else self._pack.texts_of_kind(field.kind, self.language)

    def _text(self, tree: Mapping[str, Any], key: str, values: Mapping[str, object]) -> str:
        found = _walk(tree, key)
        return render(found, {"customer": self.customer, **values}) if isinstance(found, str) else ""


def _walk(tree: Mapping[str, Any], key: str) -> Any:
    found: Any = tree
    for part in key.split("."):
        if not isinstance(found, Mapping) or part not in found:
            return None
        found = found[part]
    return found
