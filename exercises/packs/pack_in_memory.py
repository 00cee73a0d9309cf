"""A folder that is only in memory: what was in a `.samsynpack`, for whoever reads a pack to go through as on disk."""

from __future__ import annotations

from collections.abc import Iterator, Mapping


class PackedPath:
    """A file or folder among files in memory. It has what the reader asks of a `Path`, and leads nowhere else."""

    def __init__(self, files: Mapping[str, bytes], root: str, at: str = "") -> None:
        self._files, self._root, self._at = files, root, at

    @property
    def name(self) -> str:
        return self._at.rpartition("/")[2] or self._root

    @property
    def parent(self) -> PackedPath:
        return PackedPath(self._files, self._root, self._at.rpartition("/")[0])

    def __truediv__(self, name: str) -> PackedPath:
        return PackedPath(self._files, self._root, f"{self._at}/{name}" if self._at else name)

    def __lt__(self, other: PackedPath) -> bool:
        return self._at < other._at

    def iterdir(self) -> Iterator[PackedPath]:
        """The files and folders that lie directly in it, by name; none in a file."""
        start = f"{self._at}/" if self._at else ""
        names = {file[len(start) :].partition("/")[0] for file in self._files if file.startswith(start)}
        yield from (self / name for name in sorted(names))

    def is_file(self) -> bool:
        return self._at in self._files

    def is_dir(self) -> bool:
        return not self._at or any(file.startswith(f"{self._at}/") for file in self._files)

    def is_symlink(self) -> bool:
        return False

    def read_bytes(self, most: int) -> bytes:
        """No more than the first `most` bytes."""
        return self._files[self._at][:most]
