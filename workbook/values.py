"""JSON values as they are read: what each is, where it could be anything, and what is done to one as a whole."""

from __future__ import annotations

from typing import TypeGuard

from workbook.model import Value
from workbook.typed_text import clean

# --- what a value is ----------------------------------------------------------------------------------------------


def text_of(value: Value) -> str:
    """The value where it is a text; empty for anything else."""
    return value if isinstance(value, str) else ""


def is_number(value: object) -> TypeGuard[int]:
    """True for a whole number; yes and no are none, though Python reckons with them."""
    return isinstance(value, int) and not isinstance(value, bool)


def number_of(value: Value) -> int | None:
    """The value where it is a whole number; None for anything else."""
    return value if is_number(value) else None


def number_or_text(value: Value) -> int | str | None:
    """The value where it is a whole number or a text, such as *don't know*; None for anything else."""
    return value if is_number(value) or isinstance(value, str) else None


def is_texts(value: object) -> TypeGuard[list[str]]:
    """True for a list with nothing but texts in it, or nothing at all."""
    return isinstance(value, list) and all(isinstance(part, str) for part in value)


def texts_of(value: Value) -> list[str]:
    """The texts of a list, in its order, without what is none; empty for what is no list."""
    return [part for part in value if isinstance(part, str)] if isinstance(value, list) else []


def parts_of(value: Value) -> list[Value]:
    """The parts of a list; of anything else the value itself, alone, and nothing of None."""
    if isinstance(value, list):
        return value
    return [] if value is None else [value]


# --- as a whole ---------------------------------------------------------------------------------------------------


def clean_value(value: Value) -> Value:
    """The JSON value with each of its texts, keys included, made fit to keep; tuples become lists."""
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list | tuple):
        return [clean_value(part) for part in value]
    if isinstance(value, dict):
        return {clean(str(name)): clean_value(part) for name, part in value.items()}
    return value


def without(value: Value, id_: str) -> Value:
    """The JSON value without the id: left out of lists and dictionaries, None if the value is nothing else."""
    if value == id_:
        return None
    if isinstance(value, list):
        return [without(part, id_) for part in value if part != id_]
    if isinstance(value, dict):
        return {name: without(part, id_) for name, part in value.items() if part != id_ and name != id_}
    return value
