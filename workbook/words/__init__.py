"""The product's own words in the reader's language (gettext; the catalogues lie beside this file).

English is what stands in the code; `sv.po` and `nb.po` say it as a colleague would. The interface has one language at
a time, set with `use`. A document is written in the language of its workbook, so it asks for that catalogue itself.
"""

from __future__ import annotations

import gettext as _gettext
from functools import lru_cache
from pathlib import Path

LANGUAGES = ("sv", "nb", "en")
"""The languages of the product, the first one is the default."""

NAMES = {"sv": "Svenska", "nb": "Norsk", "en": "English"}
"""Each language by its own name, so that whoever needs it can find it."""

_HERE = Path(__file__).parent


@lru_cache
def catalogue(language: str) -> _gettext.NullTranslations:
    """The catalogue of one language; English needs none."""
    if language == "en":
        return _gettext.NullTranslations()
    path = _HERE / language / "LC_MESSAGES" / "samsyn.mo"
    if not path.exists():
        return _gettext.NullTranslations()
    with path.open("rb") as file:
        return _gettext.GNUTranslations(file)


class _Current:
    language = LANGUAGES[0]


def use(language: str) -> None:
    """Sets the language of the interface: sv, nb or en; any other sets the default, sv."""
    _Current.language = language if language in LANGUAGES else LANGUAGES[0]


def language() -> str:
    """The language of the interface: sv, nb or en."""
    return _Current.language


def _(message: str) -> str:
    """The message in the language of the interface."""
    return catalogue(_Current.language).gettext(message)


def ngettext(one: str, many: str, n: int) -> str:
    """The message for n things in the language of the interface."""
    return catalogue(_Current.language).ngettext(one, many, n)


def pgettext(context: str, message: str) -> str:
    """The message where the same English word needs different words elsewhere."""
    return catalogue(_Current.language).pgettext(context, message)
