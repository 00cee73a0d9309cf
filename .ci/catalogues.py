"""Collect the texts that the code marks for translation, and bring the catalogues up to date.

The template goes to build/samsyn.pot, each language is workbook/words/<language>.po, and what the program
reads is workbook/words/<language>/LC_MESSAGES/samsyn.mo. The compiled files are kept in the tree, so that
Samsyn runs on any system without a build step.

No translation is ever lost: a text that the code no longer has moves to the end of its catalogue and
comes back from there. The files hold no dates and no line numbers, so a run that changes nothing shows
no difference.
"""

from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir, extract_from_file
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
WORDS = ROOT / "workbook" / "words"
LANGUAGES = ("sv", "nb")
SOURCES = ("main.py", "workbook", "ui", "exercises", "export")
KEYWORDS = {"_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
COMMENT_TAGS = ("Translators:",)


class Words(Catalog):
    """A catalogue whose head holds only what gettext needs: no dates, no names, no tool versions."""

    @property
    def mime_headers(self) -> list[tuple[str, str]]:
        headers = [("MIME-Version", "1.0"), ("Content-Type", "text/plain; charset=utf-8")]
        headers.append(("Content-Transfer-Encoding", "8bit"))
        if self.locale:
            headers += [("Language", str(self.locale)), ("Plural-Forms", self.plural_forms)]
        return headers


def empty(locale: str | None) -> Catalog:
    catalog = Words(locale=locale, charset="utf-8", fuzzy=False)
    catalog.header_comment = f"# Samsyn: {locale or 'the texts of the code'}. Kept by `make words`."
    return catalog


def collect() -> Catalog:
    """Every marked text of the sources."""
    template = empty(None)
    for source in SOURCES:
        path = ROOT / source
        if path.is_dir():
            found = [
                entry[2:]
                for entry in extract_from_dir(
                    path, [("**.py", "python")], keywords=KEYWORDS, comment_tags=COMMENT_TAGS
                )
            ]
        elif path.is_file():
            found = [
                entry[1:]
                for entry in extract_from_file("python", path, keywords=KEYWORDS, comment_tags=COMMENT_TAGS)
            ]
        else:
            continue
        for text, comments, context in found:
            template.add(text, auto_comments=comments, context=context)
    return template


def read(path: Path, language: str) -> Catalog:
    if not path.is_file():
        return empty(language)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def translations(catalog: Catalog) -> dict[tuple[str | None, str], Message]:
    """(context, text) -> message, of those that have a translation, retired ones included."""
    known: dict[tuple[str | None, str], Message] = {}
    for message in [*catalog.obsolete.values(), *(m for m in catalog if m.id)]:
        if message.string and any([message.string] if isinstance(message.string, str) else message.string):
            known[message.context, key(message)] = message
    return known


def key(message: Message) -> str:
    return message.id if isinstance(message.id, str) else message.id[0]


def update(language: str, template: Catalog) -> str:
    path = WORDS / f"{language}.po"
    known = translations(read(path, language))
    catalog = empty(language)
    missing = 0
    for message in template:
        if not message.id:
            continue
        old = known.get((message.context, key(message)))
        # A text that gained or lost its plural form needs a new translation.
        fits = old is not None and isinstance(old.id, str) == isinstance(message.id, str)
        if old is not None and fits:
            known.pop((message.context, key(message)))
        catalog.add(
            message.id,
            old.string if old is not None and fits else None,
            flags=message.flags | (old.flags & {"fuzzy"} if old is not None and fits else set()),
            auto_comments=message.auto_comments,
            user_comments=old.user_comments if old is not None and fits else (),
            context=message.context,
        )
        missing += not fits
    for (context, text), old in known.items():
        catalog.obsolete[text if context is None else (text, context)] = old
    with path.open("wb") as file:
        write_po(file, catalog, width=100, no_location=True, sort_output=True)
    compiled = WORDS / language / "LC_MESSAGES" / "samsyn.mo"
    compiled.parent.mkdir(parents=True, exist_ok=True)
    with compiled.open("wb") as file:
        write_mo(file, catalog)
    total = sum(1 for message in template if message.id)
    return f"{language}: {total - missing} of {total} texts translated"


def main() -> None:
    template = collect()
    pot = ROOT / "build" / "samsyn.pot"
    pot.parent.mkdir(exist_ok=True)
    with pot.open("wb") as file:
        write_po(file, template, width=100, no_location=True, sort_output=True)
    WORDS.mkdir(parents=True, exist_ok=True)
    for language in LANGUAGES:
        print(update(language, template))


if __name__ == "__main__":
    main()
