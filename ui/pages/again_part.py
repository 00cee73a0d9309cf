"""An exercise done again, on its first page: which time it is, when the last one was, and a quiet way to begin."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.answers.again import again, can_do_again, last_day
from exercises.fields.asked import shows_spread
from exercises.together.private_round import PrivateRound
from ui.context import Context
from ui.parts.buttons import OutlineButton
from ui.parts.stack import column, empty, gap, hairline, set_shown
from ui.parts.words import Words
from workbook.dates import day_words
from workbook.words import _, language, ngettext


class AgainPart(QWidget):
    """Nothing at all before there is anything to do again; `done` when a new time has begun."""

    done = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._stack = column(context.look, self, space=8)
        self._shown: tuple[str, ...] | None = None
        self.refresh()

    def refresh(self) -> None:
        """Shows what the workbook says now."""
        state = (which_time(self._context), *self._offer())
        if state == self._shown:
            return
        self._shown = state
        empty(self._stack)
        set_shown(self, any(state))
        if not any(state):
            return
        look, (time, what, button) = self._context.look, state
        self._stack.addWidget(gap(look, 20))
        self._stack.addWidget(hairline())
        self._stack.addSpacing(look.px(6))
        if time:
            self._stack.addWidget(Words(look, time, "bold"))
        if what:
            self._stack.addWidget(Words(look, what, colour="ink2"))
        if button:
            self._stack.addSpacing(look.px(2))
            made = OutlineButton(look, button, size=36)
            made.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
            made.setAccessibleDescription(what)
            made.clicked.connect(self._begin)
            self._stack.addWidget(made, 0, Qt.AlignmentFlag.AlignLeft)

    def _offer(self) -> tuple[str, str]:
        """(what happens, the button's words); or only how values from before Samsyn become last time's."""
        context = self._context
        sheet, exercise = context.sheet, context.exercise
        if can_do_again(sheet, exercise):
            words = _(
                "What you rated, voted on, chose and wrote row by row begins anew, and last time's stands beside it. "
                "Your lists stay as they are."
            )
            return f"{words} {self._set_aside()}".strip(), _("Do the exercise again")
        fields = (field for field in exercise.fields.values() if not field.retired)
        rates = any(field.by == "both" and shows_spread(field) for field in fields)
        if not rates or sheet.round_of(exercise.id) > 1 or sheet.workbook.read_only:
            return "", ""
        return _(
            "Have you rated this before, on paper? Write what you agreed on then under Decide, "
            "come back here and do the exercise again: it will stand beside as last time's."
        ), ""

    def _set_aside(self) -> str:
        """What becomes of the answers of a private round that has not been shown."""
        context = self._context
        rounds = [
            PrivateRound(context.sheet, context.exercise, page)
            for page in context.exercise.pages
            if page.by == "each" and page.fields
        ]
        n = max((held.answered for held in rounds if held.goes_on), default=0)
        if not n:
            return ""
        return ngettext(
            "{n} has answered and has not been shown: that answer is put aside and shown to nobody.",
            "{n} have answered and have not been shown: those answers are put aside and shown to nobody.",
            n,
        ).format(n=n)

    def _begin(self) -> None:
        context = self._context
        session, words = context.session, _("Do the exercise again")
        if session.private or not can_do_again(context.sheet, context.exercise):
            return
        if not session.do(words, lambda: again(context.sheet, context.exercise, label=words)):
            return
        self.done.emit()
        session.message.emit(_("The exercise begins anew. Last time's answers stand beside."), "undo")


def last_day_words(context: Context) -> str:
    """*Last time, 10 March 2026*, or without the day where nobody knows it."""
    day = last_day(context.sheet, context.exercise)
    if day is None:
        return _("Last time")
    return _("Last time, {date}").format(date=day_words(day, language()))


def which_time(context: Context) -> str:
    """*The second time. Last time was 10 March 2026.* Nothing the first time."""
    sheet, exercise = context.sheet, context.exercise
    n = sheet.times_before(exercise) + 1
    if n == 1:
        return ""
    times = {2: _("second"), 3: _("third"), 4: _("fourth"), 5: _("fifth"), 6: _("sixth")}
    if n in times:
        words = _("You do this exercise for the {nth} time.").format(nth=times[n])
    else:
        words = _("You have done this exercise {n} times before.").format(n=n - 1)
    day = last_day(sheet, exercise)
    if day is None:
        return words
    return words + " " + _("Last time was {date}.").format(date=day_words(day, language()))
