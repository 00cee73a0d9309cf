"""The picture kinds a pack can name: answers in, lines, circles and words out."""

from __future__ import annotations

from exercises.pictures.bars import PAIRS, RATIO
from exercises.pictures.house import HOUSE
from exercises.pictures.matrix import MATRIX
from exercises.pictures.picture_kind import PictureKind
from exercises.pictures.plan_progress import PROGRESS
from exercises.pictures.profile import PROFILE
from exercises.pictures.radar import RADAR
from exercises.pictures.run_chart import RUN_CHART

PICTURES: dict[str, PictureKind] = {
    "matrix": MATRIX, "pairs": PAIRS, "ratio": RATIO, "profile": PROFILE, "house": HOUSE, "radar": RADAR,
    "progress": PROGRESS, "run_chart": RUN_CHART,
}  # fmt: skip


__all__ = ["PICTURES", "PictureKind"]
