"""Twenty thousand keys into the real window, in a process of its own that must live to tell of them.

With PySide6 6.12 on Python 3.11 every call that returns None loses a reference to it, and the program dies after some
2,700 keys (see pyproject.toml). A process that dies takes the tests with it, hence the child: `python -m
tests.ui.test_typing_20000 WORKBOOK`.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import K
from tests.helpers.in_the_file import texts_in
from tests.helpers.meeting_child import Meeting, open_window, strict
from tests.helpers.patience import PATIENCE
from workbook.words import _

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
LETTERS = "Åäö, é och ett streck – så skriver den som har mycket att säga 😀 och bråttom. "
IN_A_LINE, IN_A_TEXT, IN_A_ROW, ROWS = 2_000, 8_000, 80, 110


def some(length: int, mark: str = "") -> str:
    """A text of that many keys, told apart from others by its beginning."""
    return (mark + LETTERS * (length // len(LETTERS) + 1))[: length - 1] + "."


def play(path: Path) -> tuple[int, list[str]]:
    """Types in lines, in a text and in a list; how many keys it took, and what they said."""
    window, drive = open_window(path.parent, OnlyFiles(to_save=path))
    texts: list[str] = []
    meeting = Meeting(window, drive, texts.append)
    drive.ctrl(K.Key_N)
    meeting.write("Tjugotusen")
    drive.click(_("Choose another place"))
    drive.click(_("Make the workbook"))
    meeting.on("0.1", "unit")
    for text in (some(IN_A_LINE), some(IN_A_LINE, "Enheten: "), some(IN_A_TEXT)):
        meeting.write(text)
        drive.tab()
    meeting.on("0.1", "people")
    meeting.on("0.1", "services")
    meeting.lines(*(some(IN_A_ROW, f"{number}: ") for number in range(ROWS)))
    meeting.on("0.1", "rules")
    window.close()
    return drive.keys, texts


def test_twenty_thousand_keys(tmp_path):
    path = tmp_path / "keys.samsyn"
    home = {"HOME": str(tmp_path), "XDG_DATA_HOME": str(tmp_path / "data"), "USERPROFILE": str(tmp_path)}
    child = subprocess.run(
        [sys.executable, "-W", "error", "-m", "tests.ui.test_typing_20000", str(path)],
        cwd=ROOT, env={**os.environ, **home}, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE,
    )  # fmt: skip
    assert (child.returncode, child.stderr) == (0, "")
    told = json.loads(child.stdout)
    assert told["keys"] >= 20_000
    assert len(told["texts"]) == 4 + ROWS
    assert set(told["texts"]) <= set(texts_in(path))


def main() -> None:
    from ui.app import make_application

    strict()
    app = make_application(sys.argv[:1])
    keys, texts = play(Path(sys.argv[1]))
    app.processEvents()
    print(json.dumps({"keys": keys, "texts": texts}), flush=True)


if __name__ == "__main__":
    main()
