"""What comes with Samsyn is kept as it was read, and never after it has changed."""

import marshal
import os
import sys
from importlib.util import cache_from_source
from pathlib import Path

import pytest

from exercises.packs import compiled as compiled_module
from exercises.packs import pack_files
from exercises.packs.pack_files import PackError, read_toml


@pytest.fixture
def ours(tmp_path, monkeypatch) -> Path:
    """A folder that comes with Samsyn, on a computer that may keep bytecode."""
    monkeypatch.setattr(pack_files, "OURS", tmp_path)
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    monkeypatch.setattr(sys, "pycache_prefix", None)
    path = tmp_path / "sv.toml"
    path.write_text('title = "one"', encoding="utf-8")
    return path


def beside(path: Path) -> Path:
    return Path(cache_from_source(str(path)))


def test_what_was_read_is_kept_beside(ours, monkeypatch):
    assert read_toml(ours) == {"title": "one"}
    assert marshal.loads(beside(ours).read_bytes())[1] == {"title": "one"}
    monkeypatch.setattr(pack_files, "_read_toml", lambda _path: pytest.fail("it was read again"))
    assert read_toml(ours) == {"title": "one"}


def test_a_changed_file_is_read_again(ours):
    read_toml(ours)
    before = ours.stat()
    ours.write_text('title = "two"', encoding="utf-8")
    os.utime(ours, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert read_toml(ours) == {"title": "two"}
    ours.write_text('title = "three"', encoding="utf-8")
    os.utime(ours, ns=(before.st_atime_ns, before.st_mtime_ns + 1))
    assert read_toml(ours) == {"title": "three"}


@pytest.mark.parametrize("junk", [b"", b"junk", marshal.dumps(7), marshal.dumps(((0, 0), {"title": "old"}))])
def test_what_is_kept_and_broken_is_read_again(ours, junk):
    read_toml(ours)
    beside(ours).write_bytes(junk)
    assert read_toml(ours) == {"title": "one"}
    assert marshal.loads(beside(ours).read_bytes())[1] == {"title": "one"}


def test_where_nothing_may_be_kept_it_is_read_all_the_same(ours, monkeypatch):
    beside(ours).parent.write_text("a file where the folder should be")
    assert read_toml(ours) == {"title": "one"}
    beside(ours).parent.unlink()
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert read_toml(ours) == {"title": "one"}
    assert not beside(ours).parent.exists()


def test_a_pack_of_ones_own_leaves_nothing_beside_it(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    path = tmp_path / "sv.toml"
    path.write_text('title = "one"', encoding="utf-8")
    assert read_toml(path) == {"title": "one"}
    assert [found.name for found in tmp_path.iterdir()] == ["sv.toml"]


def test_a_mistake_is_said_every_time(ours):
    ours.write_text("title = ", encoding="utf-8")
    for _again in range(2):
        with pytest.raises(PackError):
            read_toml(ours)


def test_ours_is_the_folder_of_the_exercises():
    assert (compiled_module.OURS / "leda" / "pack.toml").is_file()
