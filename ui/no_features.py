"""Spares PySide the reading of every module of ours. Imported before them, it does its work by that.

PySide reads the source of every module that is imported, and keeps it, to see whether it may want snake_case. None of
ours does. On the sample's page that is 25 ms and 7 MB.
"""

from __future__ import annotations

import sys

import PySide6.QtCore  # noqa: F401  which brings what is spared

_feature = sys.modules.get("shibokensupport.feature")
if hasattr(_feature, "_mod_uses_pyside"):
    _feature._mod_uses_pyside = lambda _module: False  # type: ignore[union-attr]
