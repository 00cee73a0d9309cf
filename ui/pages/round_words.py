"""What is said about a round: what became of an answer, and how many there are. Nothing is promised that is not so."""

from __future__ import annotations

from exercises.answers.sheet import Row
from exercises.together.private_round import PrivateRound
from ui.pages.round_face import first_name
from ui.parts.foot import FootWords
from ui.session import Session
from workbook.words import _, ngettext


def _not_saved_yet() -> str:
    return _("The answer is hidden, but it is not saved yet. Do not close Samsyn.")


def done_words(session: Session, round_: PrivateRound, person: Row) -> str:
    """What has become of the answer of somebody who is done."""
    name = first_name(person.words)
    if session.has_unsaved():
        return _not_saved_yet()
    if round_.revealed:
        return _("{name}'s answer is with the others now.").format(name=name)
    if round_.anonymous:
        return _("The answer is saved and hidden, without a name. It cannot be opened again.")
    return _(
        "{name}'s answer is saved and hidden. It is not shown until you show everyone's at once."
    ).format(name=name)


def hidden_words(session: Session, person: Row, why: str) -> str:
    """What has become of what somebody had begun, and why it was hidden."""
    name = first_name(person.words)
    if session.has_unsaved():
        hidden = _not_saved_yet()
    elif name:
        hidden = _("What {name} has written so far is saved and hidden.").format(name=name)
    else:
        hidden = _("What was written so far is saved and hidden.")
    return f"{hidden} {why}".strip()


def left_words(round_: PrivateRound) -> str:
    """For whoever is asked before the round is left."""
    if round_.revealed:
        return _("What they have begun is kept. It joins the others when they are done.")
    return ngettext(
        "{n} of {of} has answered; what is written stays hidden.",
        "{n} of {of} have answered; what is written stays hidden.",
        round_.answered,
    ).format(n=round_.answered, of=round_.of)


def foot_words(round_: PrivateRound, writing: bool) -> FootWords:
    """How many have answered, and how many have not."""
    if writing:
        return FootWords(_("{n} of {of} have answered").format(n=round_.answered, of=round_.of))
    if not round_.of or round_.all_answered or round_.revealed:
        return FootWords()
    if not round_.anybody_answered:
        return FootWords(_("Nobody has answered yet"))
    n = round_.of - round_.answered
    return FootWords(ngettext("{n} has not answered yet", "{n} have not answered yet", n).format(n=n))
