"""Packs to look at, data only: `our-street`, a small one to begin from, and `new-team`, *Start-up for a new team*,
three quarters of an hour in three languages, written from docs/pack-format.md alone.
"""

from __future__ import annotations

from pathlib import Path

FIRST_PACK = Path(__file__).parent / "our-street"
"""The complete pack of docs/pack-format.md."""
