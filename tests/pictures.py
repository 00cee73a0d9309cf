"""The README's pictures: a few of what `tests/screens.py` paints, in English, made small.

`make pictures` writes them to docs/pictures/.
"""

from __future__ import annotations

import tempfile
from pathlib import Path

from PIL import Image

from tests import screens
from ui.app import make_application

PICTURES = Path(__file__).parents[1] / "docs" / "pictures"
TAKEN = {
    "alone": "en-light/1.1-mention-handover",
    "room": "en-light/2.1-spread-room1",
    "decide": "en-light/2.1-agree",
    "facilitator": "en-light/facilitator",
    "plan": "en-light/6.3-plan",
    "print": "en-print/plan-02",
}
HIGHEST = 900
COLOURS = 256


def main() -> None:
    make_application(["samsyn"])
    screens.QCursor.setPos(5000, 5000)
    with tempfile.TemporaryDirectory() as scratch:
        screens.paint("en", "light", [], Path(scratch))
        screens.paint_plan("en", Path(scratch))
    for name, taken in TAKEN.items():
        with Image.open(screens.OUT / f"{taken}.png") as opened:
            picture = opened.convert("RGB")
        if picture.height > HIGHEST:
            picture = picture.resize(
                (picture.width * HIGHEST // picture.height, HIGHEST), Image.Resampling.LANCZOS
            )
        few = picture.quantize(COLOURS, dither=Image.Dither.NONE)
        few.save(PICTURES / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
