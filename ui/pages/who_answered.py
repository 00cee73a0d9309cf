"""Who has answered and who has not: ticks, never how much. Those who are away are named quietly."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from exercises.answers.sheet import Row, Sheet
from exercises.fields.roles import field_with
from exercises.together.private_round import PrivateRound
from ui.look.look import Look
from ui.pages.round_parts import PersonRow
from ui.parts.stack import column, hairline, row
from ui.parts.words import Words
from workbook.values import text_of
from workbook.words import _, ngettext


class WhoHasAnswered(QWidget):
    """The people of the round; `turn` is the id of whoever is next."""

    def __init__(self, look: Look, sheet: Sheet, round_: PrivateRound, turn: str) -> None:
        super().__init__()
        self._look = look
        self._stack = column(look, self)
        head = row(look)
        title = _("Who has voted") if round_.is_vote else _("Who has answered")
        head.addWidget(Words(look, title, "panel"), 1)
        count = _("{n} of {of}").format(n=round_.answered, of=round_.of)
        head.addWidget(Words(look, count, colour="ink2", wrap=False))
        self._stack.addLayout(head)
        self._stack.addSpacing(look.px(12))
        roles = _roles(sheet)
        done_words = _("Answered") if round_.revealed else _("Done, answer hidden")
        if round_.hands_done:
            self._stack.addWidget(hairline())
            self._stack.addWidget(PersonRow(look, _("All together"), "", _("Hands counted"), False))
        for person in round_.people():
            self._stack.addWidget(hairline())
            done = done_words if round_.is_done(person.id) else ""
            self._stack.addWidget(
                PersonRow(look, person.words, roles.get(person.id, ""), done, person.id == turn)
            )
        self._stack.addWidget(hairline())
        for words in _remarks(round_):
            self._stack.addSpacing(look.px(10))
            self._stack.addWidget(Words(look, words, "small", colour="ink2"))


def _remarks(round_: PrivateRound) -> list[str]:
    """What is to be said under the list."""
    said: list[str] = []
    if round_.who_is_forgotten:
        n = round_.answered
        said.append(
            ngettext(
                "{n} has answered without a name. Samsyn has been closed since, and no longer knows who it was.",
                "{n} have answered without names. Samsyn has been closed since, and no longer knows who they were.",
                n,
            ).format(n=n)
        )
    away = round_.away()
    if away:
        said.append(_("Away today: {names}").format(names=names_of(away)))
    if round_.is_vote and not round_.revealed:
        said.append(_("The dots are shown to everybody at once, without names."))
    if not round_.all_answered and not round_.revealed:
        said.append(_("Is somebody away today? Skip them. They can answer later."))
    return said


def names_of(people: list[Row]) -> str:
    """Names in a row, with commas."""
    return ", ".join(person.words for person in people)


def _roles(sheet: Sheet) -> dict[str, str]:
    """What each participant is, by id, where the pack asks for it."""
    field = field_with(sheet.pack, "people")
    if field is None:
        return {}
    return {p.id: text_of(sheet.value(field, p.id, "role")) for p in sheet.people()}
