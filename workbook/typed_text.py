"""What people type, made safe to keep: nothing they wrote is lost, only what no file can hold."""

from __future__ import annotations

import os
import re

_HALVES = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_UNKEEPABLE = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n|[\r\x0b\x0c\u2028\u2029]")


def clean(text: str) -> str:
    """The text with line ends made equal and without NUL, control characters and lone surrogates.

    SQLite stops counting at a NUL and refuses lone surrogates; a pasted text may hold both, and the line ends of Word
    and Qt. Everything else, emoji and right-to-left marks included, stays exactly as it was typed.
    """
    # Two halves that belong together (as some clipboards hand them over) are one character, and are kept.
    text = _HALVES.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _LINE_END.sub("\n", _UNKEEPABLE.sub("", text))


def one_line(text: str) -> str:
    """Cleaned, in one line, without space at the ends."""
    return " ".join(clean(text).split())


def shortened(words: str, most: int) -> str:
    """The words as they are, or their first `most` characters, of which the last is an ellipsis."""
    return words if len(words) <= most else words[: most - 1].rstrip() + "…"


def lines(text: str) -> list[str]:
    """The non-empty lines of a pasted text, without the bullets and numbers people paste along."""
    found = []
    for line in clean(text).split("\n"):
        bare = re.sub(r"^\s*(?:[-–•*·▪◦]|\d{1,3}[.)])\s+", "", line).strip()
        if bare:
            found.append(" ".join(bare.split()))
    return found


def new_id() -> str:
    """An identity for a new item: 32 hexadecimal digits, random, so that it says nothing of who or when."""
    return os.urandom(16).hex()
