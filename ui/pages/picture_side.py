"""The picture beside the rows it is drawn from: it grows as the group agrees, and is there as a table too."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtWidgets import QSizePolicy, QWidget

from exercises.answers.sheet import Row
from exercises.content.drawn_pictures import columns_of, is_hidden
from exercises.fields.asked import shows_spread
from exercises.fields.roles import page_of_role
from exercises.pictures import PICTURES
from exercises.plan.review import plan_page
from exercises.rules.come import written_on
from ui.context import Context
from ui.editors.editor import Editor
from ui.pages.again_part import last_day_words
from ui.pages.going_along import GoingAlong
from ui.pages.legend import Legend
from ui.pages.page import SheetPage
from ui.parts.buttons import OutlineButton
from ui.parts.matrix_view import PictureView
from ui.parts.stack import column
from ui.parts.words import Words
from workbook.follow_up import TURNS, Turns
from workbook.model import ACTIONS, Place
from workbook.pack import Field
from workbook.picture import Picture
from workbook.words import _

_BESIDE, _BELOW = 380, 520
"""How wide the picture is beside the rows, and at most where it stands in the page."""


@dataclass(frozen=True)
class PictureRows:
    """What the picture follows: the rows as the page lists them, the one that is chosen, and how one is chosen."""

    rows: Callable[[], Sequence[Row]]
    chosen: Callable[[], str]
    choose: Callable[[str], None]


def follows(context: Context, editors: Sequence[Editor], go: Callable[[str, str, str], None]) -> PictureRows:
    """The rows of the page's own editor where the picture is drawn from those; else the rows it names itself.

    `go` leads to (exercise, page, row), for the points of a picture whose rows are written on another page.
    """
    kind = PICTURES[context.exercise.pictures[context.page.picture].kind]
    if kind.of_the_plan:
        actions = context.sheet.plan.actions
        return PictureRows(
            lambda: [Row(each.id, each.title) for each in actions()],
            str,
            lambda point: go(*_followed_up(context, point.partition("/")[0])),
        )
    drawn = drawn_from(context)
    for editor in editors:
        if editor.pictured and editor.field in drawn:
            as_shown = kind.numbered or not editor.field.rows
            rows = editor.listed if as_shown else _in_order(context, editor)
            return PictureRows(rows, editor.current_id, editor.show_row)
    grids = [field for field in drawn if field.rows]
    return PictureRows(
        lambda: context.sheet.grid_rows(grids[0]) if grids else [],
        str,
        lambda id_: _to_row(context, grids, id_, go),
    )


def _followed_up(context: Context, action: str) -> tuple[str, str, str]:
    """Where an action is followed up while it is open, else the plan."""
    sheet, exercise = context.sheet, context.exercise
    page = page_of_role(exercise, "follow_up")
    if page and action in {each.id for each in Turns(sheet.workbook).to_follow_up(sheet.meeting_id())}:
        return exercise.id, page, action
    return *plan_page(sheet), action


def _to_row(context: Context, grids: Sequence[Field], id_: str, go: Callable[[str, str, str], None]) -> None:
    """Where the group agrees on that row."""
    for field in grids:
        page = written_on(context.sheet, field)
        if page is not None and id_ in {row.id for row in context.sheet.grid_rows(field)}:
            go(field.exercise, page.id, id_)


def _in_order(context: Context, editor: Editor) -> Callable[[], Sequence[Row]]:
    """The rows of the editor as their list has them: a house stands on its foundation, wherever one differs most."""

    def rows() -> Sequence[Row]:
        shown = {row_.id for row_ in editor.listed()}
        return [row_ for row_ in context.sheet.grid_rows(editor.field) if row_.id in shown]

    return rows


def drawn_from(context: Context) -> list[Field]:
    """The fields whose columns the page's picture names."""
    named = context.exercise.pictures[context.page.picture]
    return list(dict.fromkeys(field for field, _column in columns_of(context.sheet, context.exercise, named)))


def is_awaited(context: Context) -> bool:
    """True while anything the page's picture is drawn from is being answered alone, here or in another exercise."""
    return is_hidden(context.sheet, context.exercise, context.exercise.pictures[context.page.picture])


class PictureSide(QWidget):
    """The page's picture with its title and the words for its signs; it follows the chosen row, and leads to one.

    Where there is no room beside the rows it waits behind *Show the picture*.
    """

    def __init__(self, context: Context, follows_: PictureRows, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._follows = context, follows_
        look, id_ = context.look, context.page.picture
        self._kind = PICTURES[context.exercise.pictures[id_].kind]
        outer = column(look, self, space=12)
        self._button = OutlineButton(look, _("Show the picture"), size=36)
        self._button.clicked.connect(lambda: self._turn(not self._open))
        self._button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._button.hide()
        outer.addWidget(self._button)
        self._all = QWidget()
        outer.addWidget(self._all)
        stack = column(look, self._all)
        stack.addWidget(Words(look, context.say(f"pictures.{id_}.title"), "panel"))
        help_ = context.say(f"pictures.{id_}.help")
        if help_:
            stack.addWidget(Words(look, help_, colour="ink2"))
        stack.addSpacing(look.px(12))
        self._view = PictureView(look, self._draw())
        self._view.chosen.connect(follows_.choose)
        stack.addWidget(self._view)
        stack.addSpacing(look.px(14))
        drawn = drawn_from(context)
        answered_alone = any(shows_spread(field) for field in drawn)
        again = any(context.sheet.last_round(field) for field in drawn)
        last = last_day_words(context) if again else ""
        self._legend = Legend(look, lambda: self._view.picture_shown(), self._kind, answered_alone, last)
        stack.addWidget(self._legend)
        self._along = GoingAlong(self, look.px(16))
        self._turn(False)
        self.place(beside=True)

    def places(self) -> set[Place]:
        """The answers it is drawn from."""
        sheet = self._context.sheet
        found = {ACTIONS, TURNS} if self._kind.of_the_plan else set()
        for field in drawn_from(self._context):
            found.add(sheet.place(field))
            if field.rows:
                found.add(sheet.place(sheet.field(field.rows, field.exercise)))
        return found

    def _draw(self) -> Picture:
        context = self._context
        named = context.exercise.pictures[context.page.picture]
        rows, chosen = self._follows.rows(), self._follows.chosen()
        return self._kind.draw(context.sheet, context.exercise, named, rows, chosen)

    def place(self, *, beside: bool, room: int = 0) -> None:
        """Beside the rows it is there at once, narrower where `room` is; in the page it waits behind its button."""
        look = self._context.look
        width = min(room or look.px(_BESIDE), look.px(_BESIDE))
        self.setMinimumWidth(width if beside else 0)
        self.setMaximumWidth(width if beside else look.px(_BELOW))
        self._button.setVisible(not beside)
        self._all.setVisible(beside or self._open)
        # Two under each other, as the follow-up has them, stay where they are.
        self._along.active = beside and isinstance(self.parentWidget(), SheetPage)

    def _turn(self, open_: bool) -> None:
        self._open = open_
        self._button.set_text(_("Hide the picture") if open_ else _("Show the picture"))
        self._all.setVisible(open_)

    def refresh(self) -> None:
        """Draws it as things stand now."""
        self._view.set_picture(self._draw())
        self._view.set_selected(self._follows.chosen())
        self._legend.refresh()
