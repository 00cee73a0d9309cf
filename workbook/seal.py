"""A checksum for every row, because SQLite returns a flipped bit as if somebody had typed it.

Measured in the design: 427 of 600 single bit flips came back as wrong data and the integrity check missed nearly all of
them. With a checksum per row and a count per table none is silent.
"""

from __future__ import annotations

from collections.abc import Sequence

try:
    # hashlib has it from here, and brings OpenSSL besides: 3 ms and 4 MB of every start.
    from _blake2 import blake2b
except ImportError:
    from hashlib import blake2b


def seal(values: Sequence[object]) -> bytes:
    """Eight bytes over a row's values, in the order of its columns."""
    return blake2b(repr(tuple(values)).encode("utf-8", "surrogatepass"), digest_size=8).digest()
