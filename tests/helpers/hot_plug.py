"""Screens that come, go and move: Qt's own platform without a screen is told another arrangement while it runs.

The platform has a door for this that Python does not see (`setConfiguration` of its native interface), so it is opened
by ctypes. That needs the calling convention of Linux on x86-64; elsewhere the tests that plug are left out.
"""

from __future__ import annotations

import ctypes
import json
import platform
import sys
from pathlib import Path

import PySide6
from PySide6.QtWidgets import QApplication

can_plug = sys.platform == "linux" and platform.machine() == "x86_64"

LAPTOP = {"name": "laptop", "x": 0, "y": 0, "width": 1366, "height": 768}
WALL = {"name": "wall", "x": 1366, "y": 0, "width": 1920, "height": 1080}
ALONE = {"name": "", "x": 0, "y": 0, "width": 800, "height": 800}
"""What the platform has when it starts."""

_SLOT = 12
"""`nativeResourceForIntegration` in the table of virtual functions, after the twelve of QObject."""


def plug(*screens: dict[str, object]) -> None:
    """From now on these are the screens; one that keeps its name is the same screen, somewhere else."""
    core, gui = (_library(name) for name in ("Core", "Gui"))
    words = ctypes.c_char_p(json.dumps({"screens": screens}).encode())
    at = ctypes.c_void_p
    said, named, document, made = (ctypes.create_string_buffer(32) for _ in range(4))
    address = ctypes.addressof

    text = core["_ZN10QByteArrayC1EPKcx"]
    text.argtypes, text.restype = (at, ctypes.c_char_p, ctypes.c_longlong), None
    text(address(said), words, -1)
    text(address(named), b"setConfiguration", -1)
    read = core["_ZN13QJsonDocument8fromJsonERK10QByteArrayP15QJsonParseError"]
    read.argtypes, read.restype = (at, at, at), None
    read(address(document), address(said), None)
    inside = core["_ZNK13QJsonDocument6objectEv"]
    inside.argtypes, inside.restype = (at, at), None
    inside(address(made), address(document))

    native = gui["_ZN15QGuiApplication23platformNativeInterfaceEv"]
    native.restype = at
    here = native()
    table = ctypes.cast(ctypes.cast(here, ctypes.POINTER(at))[0], ctypes.POINTER(at))
    door = ctypes.CFUNCTYPE(at, at, at)(table[_SLOT])(here, address(named))
    assert door, "the platform has no such door"
    ctypes.CFUNCTYPE(None, at, at)(door)(address(made), here)
    QApplication.processEvents()


def _library(name: str) -> ctypes.CDLL:
    return ctypes.CDLL(str(Path(PySide6.__file__).parent / "Qt" / "lib" / f"libQt6{name}.so.6"))
