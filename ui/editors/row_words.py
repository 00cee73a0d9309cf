"""What a row is called: in serif where it is somebody's voice, and *Short name: what it means* on two lines."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.parts.stack import column
from ui.parts.words import VoiceText, Words

_SHORT_NAME = 32


def short_name(words: str) -> tuple[str, str]:
    """*Continuity: the same faces* in its two parts; a row without a short name is all name."""
    name, colon, rest = words.partition(": ")
    if colon and rest.strip() and len(name) <= _SHORT_NAME and "\n" not in name:
        return name, rest.strip()[:1].upper() + rest.strip()[1:]
    return words, ""


def row_words(look: Look, words: str, *, voice: bool = False, beneath: str = "") -> QWidget:
    """The words of a row, and beneath them in small what else was said of it."""
    holder = QWidget()
    stack = column(look, holder, space=1)
    if voice:
        stack.addWidget(VoiceText(look, words, "voice"))
    else:
        name, rest = short_name(words)
        stack.addWidget(Words(look, name, "bold"))
        if rest:
            stack.addWidget(Words(look, rest, "cell", colour="ink2"))
    if beneath:
        stack.addWidget(Words(look, beneath, "cell", colour="ink2"))
    return holder
