"""The picture kinds a pack can name: answers in, lines, circles and words out."""

from __future__ import annotations

from exercises.pictures.kind import PictureKind
from exercises.pictures.matrix import MATRIX

PICTURES: dict[str, PictureKind] = {"matrix": MATRIX}

__all__ = ["PICTURES", "PictureKind"]
