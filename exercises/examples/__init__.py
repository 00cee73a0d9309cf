"""Packs to look at: a small one to begin from, and one written from docs/pack-format.md alone. Data only."""

from __future__ import annotations

from pathlib import Path

FIRST_PACK = Path(__file__).parent / "our-street"
"""The complete pack of docs/pack-format.md."""

NEW_TEAM = Path(__file__).parent / "new-team"
"""*Start-up for a new team*: three quarters of an hour, in three languages."""
