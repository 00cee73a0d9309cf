"""Packs to look at, data only.

`our-street` is a small one to begin from; `new-team`, *Start-up for a new team*, is three quarters of an hour in three
languages, written from docs/pack-format.md alone.
"""

from __future__ import annotations

from pathlib import Path

FIRST_PACK = Path(__file__).parent / "our-street"
"""The complete pack of docs/pack-format.md."""
