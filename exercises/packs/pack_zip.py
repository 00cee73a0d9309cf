"""A pack as one file, a `.samsynpack`: a zip that is looked through before anything in it is unpacked, and only in
memory.

It may come from anybody. So its list of contents is bounded before Python reads it, every name is one that could lie in
a folder on any computer, and what comes out is counted while it comes.
"""

from __future__ import annotations

import io
import re
import shutil
import stat
import struct
import tempfile
import unicodedata
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from hashlib import blake2b
from pathlib import Path

from exercises.packs.pack_files import LARGEST_FILE, Folder, PackError, exercise_folders, read_file, read_toml
from exercises.packs.pack_in_memory import PackedPath
from exercises.packs.reader import read_pack
from workbook.model import PACK_SUFFIX
from workbook.overwriting import PACK, must_be_free_for
from workbook.pack import Pack
from workbook.words import _

SUFFIX = PACK_SUFFIX

_LARGEST = 10_000_000
"""A pack packed."""
_LARGEST_UNPACKED = 30_000_000
_MOST_ENTRIES = 2_000
_MOST_CONTENTS = _MOST_ENTRIES * 400
_RATIO = 150
"""Words become a fifth of their size, at most a hundredth where somebody repeats one; a bomb becomes a thousandth."""
_SMALL = 20_000
_MADE = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r'[^\\:*?"<>|\x00-\x1f\x7f-\x9f\ud800-\udfff]{1,100}')
_DEVICE = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_NOT_OURS = re.compile(r"(^|/)(__MACOSX/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What computers put into a zip by themselves."""
_ABOUT = re.compile(r"(licen[cs]e|readme|copying|ofl)(\.txt|\.md)?", re.IGNORECASE)
"""What may lie beside the .toml files."""


def files_of(path: Path) -> dict[str, bytes]:
    """The files of the pack at `path`, a folder or a `.samsynpack`, by their names. Raises `PackError`."""
    if not path.is_dir():
        return unpack(_read(path), path.name)
    return dict(_in_folder(path))


def pack_in(files: Mapping[str, bytes], name: str) -> Pack:
    """The pack that the files make up. `name` is what its folder is called in what is said about it."""
    return read_pack(PackedPath(files, name))


def packed(files: Mapping[str, bytes]) -> bytes:
    """The files as a zip, without a trace of when, where and by whom: the same files are always the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in sorted(files):
            info = zipfile.ZipInfo(name, _MADE)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # the same on Windows
            info.external_attr = (stat.S_IFREG | 0o644) << 16
            archive.writestr(info, files[name], compresslevel=9)
    return out.getvalue()


def digest(files: Mapping[str, bytes]) -> str:
    """What the pack is known by: the same for the same contents, however they were packed."""
    found = blake2b(digest_size=16)
    for name in sorted(files):
        for part in (name.encode(), files[name]):
            found.update(len(part).to_bytes(8, "big") + part)
    return found.hexdigest()


def unpack(data: bytes, name: str) -> dict[str, bytes]:
    """What is in a packed pack, checked. `name` is the file's. Raises `PackError`."""
    _look_at_end(data, name)
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return _without_top(_unpacked(archive, name), name)
    except (
        zipfile.BadZipFile, zlib.error, struct.error, EOFError, OSError, ValueError, RuntimeError,
    ) as error:  # fmt: skip
        raise PackError(
            name, "", _("the file is damaged and cannot be unpacked."), _("Have it sent again.")
        ) from error


def _unpacked(archive: zipfile.ZipFile, name: str) -> dict[str, bytes]:
    wanted = [info for info in archive.infolist() if not _NOT_OURS.search(info.orig_filename)]
    seen: set[str] = set()
    for info in wanted:
        _check_entry(info, f"{name}/{_shown(info.orig_filename)}", name)
        folded = unicodedata.normalize("NFC", info.orig_filename.rstrip("/")).casefold()
        if folded in seen:
            raise PackError(
                f"{name}/{_shown(info.orig_filename)}", "", _("the name is there twice."),
                _("Give every file a name of its own; capitals do not tell two apart."),
            )  # fmt: skip
        seen.add(folded)
    folders = {folded.rpartition("/")[0] for folded in seen}
    for info in wanted:
        folded = unicodedata.normalize("NFC", info.orig_filename).casefold()
        if folded in folders:  # with its slash a folder's own entry is another name
            raise PackError(
                f"{name}/{_shown(info.orig_filename)}", "", _("the name is there twice."),
                _("A file and a folder cannot have the same name."),
            )  # fmt: skip
    if sum(info.file_size for info in wanted) > _LARGEST_UNPACKED:
        raise _too_large(name)
    files: dict[str, bytes] = {}
    total = 0
    for info in wanted:
        if info.is_dir():
            continue
        with archive.open(info) as entry:
            read = entry.read(LARGEST_FILE + 1)
        total += len(read)
        if len(read) > LARGEST_FILE or total > _LARGEST_UNPACKED:
            raise _too_large(f"{name}/{_shown(info.orig_filename)}")
        files[info.filename] = read
    return files


def _check_entry(info: zipfile.ZipInfo, where: str, archive: str) -> None:
    """Raises `PackError` unless the entry is a plain file or folder with a plain name."""
    name = info.orig_filename
    if not info.flag_bits & 0x800 and not name.isascii():
        raise PackError(
            archive, "", _("the names of its files are not in UTF-8."),
            _("Make it with Samsyn: main.py pack zip FOLDER OUT.samsynpack."),
        )  # fmt: skip
    parts = name.removesuffix("/").split("/")
    if not all(map(_is_plain, parts)):
        raise PackError(
            where, "", _("this cannot be a name in a pack: it leads out of it, or no computer may have it."),
            _("Use letters, digits, - and _, and no \\, : or .. in names."),
        )  # fmt: skip
    kind = stat.S_IFMT(info.external_attr >> 16)
    if kind not in (0, stat.S_IFDIR if info.is_dir() else stat.S_IFREG):
        raise PackError(
            where, "", _("this is a link or a device, and no file."), _("Put the file itself into the pack.")
        )
    if info.is_dir():
        return
    if not name.endswith(".toml") and not (len(parts) <= 2 and _ABOUT.fullmatch(parts[-1])):
        raise PackError(
            where, "", _("a pack holds .toml files, a licence and a readme, and nothing else."), _("Take it out.")
        )  # fmt: skip
    if len(parts) > 3:
        raise PackError(
            where, "", _("the folders are nested too deep."),
            _("Put each exercise in a folder of its own, beside pack.toml."),
        )  # fmt: skip
    if info.flag_bits & 0x1:
        raise PackError(where, "", _("the file is locked with a password."), _("Pack it without one."))
    if info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
        raise PackError(
            where, "", _("the file is packed in a way that is not known here."), _("Pack it as an ordinary zip.")
        )  # fmt: skip
    if info.file_size > LARGEST_FILE:
        raise PackError(where, "", _("the file is larger than a megabyte."), _("Shorten its texts."))
    if info.file_size > _SMALL and info.file_size > _RATIO * max(info.compress_size, 1):
        raise PackError(
            where, "", _("the file becomes more than {n} times larger unpacked.").format(n=_RATIO),
            _("No text does. Ask whoever made the pack for another."),
        )  # fmt: skip


def _is_plain(part: str) -> bool:
    """True for a name that every file system can have, and that leads nowhere."""
    return bool(
        _NAME.fullmatch(part)
        and part.strip(" ") == part
        and not part.endswith(".")
        and part not in (".", "..")
        and not _DEVICE.fullmatch(part)
    )


def _without_top(files: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Without the folder round everything that there is where somebody has packed the folder itself."""
    tops = {file.partition("/")[0] for file in files}
    if "pack.toml" not in files and len(tops) == 1:
        top = f"{tops.pop()}/"
        if f"{top}pack.toml" in files:
            files = {file.removeprefix(top): data for file, data in files.items()}
    for file in files:
        if file.count("/") > 1:
            raise PackError(
                f"{name}/{_shown(file)}", "", _("the folders are nested too deep."),
                _("Put each exercise in a folder of its own, beside pack.toml."),
            )  # fmt: skip
    return files


def _look_at_end(data: bytes, name: str) -> None:
    """The list of contents stands last in a zip, and its size before it; a long one is not read at all."""
    if len(data) > _LARGEST:
        raise _too_large(name)
    at = data.rfind(b"PK\x05\x06", max(0, len(data) - 65_557))
    end = data[at : at + 22]
    if at < 0 or len(end) < 22:
        raise PackError(
            name, "", _("the file is no packed pack."),
            _("Choose a folder with a pack.toml in it, or a file that ends in {suffix}.").format(suffix=SUFFIX),
        )  # fmt: skip
    entries, size = int.from_bytes(end[10:12], "little"), int.from_bytes(end[12:16], "little")
    # A longer list uses the larger numbers of zip64, which say 65,535 here.
    if entries > _MOST_ENTRIES or size > _MOST_CONTENTS or b"PK\x06\x07" in data[max(0, at - 20) : at]:
        raise PackError(
            name, "", _("the pack has more than {n} files.").format(n=_MOST_ENTRIES),
            _("Make two packs of it."),
        )  # fmt: skip


def _in_folder(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The files in a folder that belong to the pack: its own, its languages', its exercises', and about it."""
    total = 0
    for name, path in _belonging(folder):
        data = read_file(path)
        total += len(data)
        if total > _LARGEST_UNPACKED:
            raise _too_large(folder.name)
        if not all(map(_is_plain, name.split("/"))):
            raise PackError(
                name, "", _("no computer may have this name."), _("Use letters, digits, - and _ in names.")
            )
        yield name, data


def _belonging(folder: Path) -> Iterator[tuple[str, Folder]]:
    languages = read_toml(folder / "pack.toml").get("languages")
    spoken = [
        f"{language}.toml"
        for language in (languages if isinstance(languages, list) else [])
        if isinstance(language, str) and re.fullmatch(r"\w{2,8}", language)
    ][:200]
    for path in sorted(folder.iterdir()):
        if path.name in ("pack.toml", *spoken) or (_ABOUT.fullmatch(path.name) and path.is_file()):
            yield path.name, path
    for exercise in exercise_folders(folder):
        for name in ("exercise.toml", *spoken):
            inside = exercise / name
            if inside.is_file() or inside.is_symlink():
                yield f"{exercise.name}/{name}", inside


def _read(path: Path) -> bytes:
    try:
        # Anything but a file (a pipe, a device) might keep us waiting for ever.
        if not path.is_file():
            raise FileNotFoundError
        with path.open("rb") as file:
            return file.read(_LARGEST + 1)
    except OSError as error:
        raise PackError(
            path.name, "", _("there is no such folder or file, or it cannot be read."),
            _("Choose a folder with a pack.toml in it, or a file that ends in {suffix}.").format(suffix=SUFFIX),
        ) from error  # fmt: skip


def _too_large(where: str) -> PackError:
    return PackError(where, "", _("there is more in it than a pack may hold."), _("Make two packs of it."))


def _shown(name: str) -> str:
    """A name from outside, fit to be said in a sentence."""
    return "".join(letter if letter.isprintable() else "?" for letter in name)[:80]


def write_folder(files: Mapping[str, bytes], folder: Path) -> None:
    """Writes the files of a pack to a folder that is new or empty; it is there whole or not at all.

    Raises `PackError` for a folder that has something in it, OSError if it cannot be written.
    """
    folder = folder.absolute()
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise PackError(
            folder.name, "", _("there is something there already. It has not been touched."),
            _("Name a folder that is new or empty."),
        )  # fmt: skip
    folder.parent.mkdir(parents=True, exist_ok=True)
    beside = Path(tempfile.mkdtemp(prefix=".samsyn-", dir=folder.parent))
    try:
        beside.chmod(0o755)
        for name in sorted(files):
            path = beside / name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(files[name])
        if folder.exists():  # somebody may be standing in it, so it stays the same folder
            for part in sorted(beside.iterdir()):
                part.replace(folder / part.name)
            beside.rmdir()
        else:
            beside.replace(folder)
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise


def write_file(data: bytes, path: Path) -> None:
    """Writes a packed pack, in the place of an older one only when it is whole.

    Raises `WorkbookError` where something else lies, OSError if it cannot be written.
    """
    must_be_free_for(path, PACK)
    beside = path.with_name(f".{path.name}.new")
    try:
        beside.write_bytes(data)
        beside.replace(path)
    except BaseException:
        beside.unlink(missing_ok=True)
        raise
