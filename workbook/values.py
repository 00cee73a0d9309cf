"""What is done to a JSON value as a whole: cleaning its texts, taking out a reference."""

from __future__ import annotations

from typing import Any

from workbook.model import Value
from workbook.typed_text import clean


def clean_value(value: Value) -> Any:
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
