"""Qt without a screen, set before anything imports it, and the fonts loaded once for the whole run."""

import os

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(scope="session")
def qapp(qapp):
    from ui.look.fonts import load_fonts

    qapp.setStyle("Fusion")
    load_fonts()
    return qapp


@pytest.fixture(autouse=True)
def english():
    """Every test begins in English, whatever the one before it chose."""
    from workbook import words

    words.use("en")
