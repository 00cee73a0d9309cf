"""A page the group fills in together: its question, the editors of its fields, and what stands beside them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from exercises.progress import field_progress
from exercises.sheet import Row
from ui.context import Context
from ui.editors import make_editor, mode_of
from ui.editors.choosing import PickEditor
from ui.editors.duties import DutiesEditor
from ui.editors.editor import Editor
from ui.editors.list_editor import ListEditor
from ui.editors.scales import SpreadEditor
from ui.editors.shared import Suggestions
from ui.pages.not_shown import NotShown, suggestions_wait_for, waits_for
from ui.pages.page import Act, FootWords, SheetPage
from ui.pages.spot_rows import SpotRows
from ui.parts.buttons import IconButton
from ui.parts.matrix_view import PictureView
from ui.parts.role_cell import BLEED
from ui.parts.stack import column, empty, row
from ui.parts.words import Words
from workbook.model import Event
from workbook.pack import Field, Page
from workbook.picture import Picture
from workbook.text import lines
from workbook.tokens import READING_WIDTH
from workbook.words import _, ngettext

_WIDE_KINDS = frozenset({"grid", "responsibility", "votes", "pick"})
_SIDE_BY_SIDE = 940
"""From this width (at 100 %) the picture stands beside the list, below it else."""
_WHOLE_GRID = 900
_ROW_WITH_SCALES = 660
_ROW_WITH_COLUMN = 780
"""Below these the key of the grid, the scales of a row, and its second column stand under each other."""


class GroupPage(SheetPage):
    """`start` is the row under which to begin, for a page that goes through the rows of another list."""

    def __init__(self, context: Context, start: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._fields = [context.exercise.fields[name] for name in context.page.fields]
        self._parents = self._find_parents()
        self._at = next((i for i, row_ in enumerate(self._parents) if row_.id == start), 0)
        self.whole_width = any(field.kind in _WIDE_KINDS for field in self._fields)
        self._width = 1400.0
        self._editors: list[Editor] = []
        self._suggestions: Suggestions | None = None
        self._picture: PictureView | None = None
        self._spread: SpreadEditor | None = None
        self._outer = QHBoxLayout(self)
        look = self.look
        self._bleeds = any(field.kind == "responsibility" for field in self._fields)
        side = 32 - BLEED if self._bleeds else 32
        self._outer.setContentsMargins(look.px(side), look.px(20), look.px(side), look.px(24))
        self._outer.setSpacing(look.px(28))
        self._unshown: list[Page | None] = []
        self._build()

    # --- building -----------------------------------------------------------------------------------------------

    def _find_parents(self) -> list[Row]:
        """The rows the page goes through one at a time (customer groups), from its first field that has any."""
        for field in self._fields:
            if field.per and field.kind in ("items", "checklist"):
                return self.sheet.rows_per(field)
            if field.kind == "grid":
                source = self.sheet.field(field.rows, field.exercise)
                if source.per and source.kind == "items":
                    used = {row_.parent for row_ in self.sheet.grid_rows(field)}
                    return [row_ for row_ in self.sheet.rows_per(source) if row_.id in used]
        return []

    def _build(self) -> None:
        empty(self._outer)
        self._editors.clear()
        self._suggestions = self._picture = self._spread = None
        self._unshown = self._hidden()
        look, page = self.look, self.context.page
        main = QWidget()
        if not self.whole_width:
            main.setMaximumWidth(look.px(READING_WIDTH + 60))
        stack = column(look, main)
        # The grid tints its broken rows beyond the text on both sides; the words above keep the page's margin.
        head = column(look, margins=(BLEED, 0, BLEED, 0) if self._bleeds else (0, 0, 0, 0))
        stack.addLayout(head)
        head.addWidget(Words(look, self.context.say(f"pages.{page.id}.question"), "lead"))
        help_ = self.context.say(f"pages.{page.id}.help")
        if help_:
            head.addWidget(Words(look, help_, colour="ink2"))
        self._spots = SpotRows(self.context)
        if self._parents:
            stack.addSpacing(look.px(6))
            stack.addLayout(self._switch())
        stack.addSpacing(look.px(16))
        context = self.context.under(self._parents[self._at].id) if self._parents else self.context
        missing = self._missing_parents()
        if missing:
            stack.addWidget(missing)
        else:
            for number, field in enumerate(self._fields):
                if number:
                    stack.addSpacing(look.px(26))
                hidden = self._unshown[number]
                stack.addWidget(self._editor(context, field) if hidden is None else self._wait(hidden))
        stack.addSpacing(look.px(20))
        stack.addWidget(self._spots)
        stack.addStretch(1)
        self._outer.addWidget(main, 100)
        side = self._side(context)
        if side is not None:
            self._outer.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        elif not self.whole_width:
            self._outer.addStretch(1)
        self._direct()

    def _hidden(self) -> list[Page | None]:
        """For each field, and then for what it suggests, the page of each that it must wait for."""
        shown = [waits_for(self.context, field) for field in self._fields]
        return shown + [suggestions_wait_for(self.context, field) for field in self._fields]

    def _wait(self, page: Page) -> QWidget:
        waiting = NotShown(self.context, page)
        waiting.acted.connect(lambda: self.go.emit(self.context.exercise.id, page.id, ""))
        return waiting

    def _missing_parents(self) -> QWidget | None:
        """What to show when the rows this page stands on are not there yet."""
        field = next((f for f in self._fields if f.per and f.kind == "items"), None)
        if field is None or self._parents:
            return None
        from ui.parts.empty_state import EmptyState

        first, _dot, rest = self.context.field_text(field, "empty").partition(". ")
        source = self.sheet.field(field.per, field.exercise)
        state = EmptyState(self.look, first + ".", rest, _("Go to {number}").format(number=source.exercise))
        state.acted.connect(lambda: self.go.emit(source.exercise, "", ""))
        return state

    def _editor(self, context: Context, field: Field) -> Editor:
        editor = make_editor(context, field)
        if isinstance(editor, ListEditor) and field.kind == "items":
            editor = ListEditor(context, field, row_action=(_("Catch an action"), self._catch_from))
        if (
            field.kind not in ("short_text", "long_text", "choice", "choices", "word")
            and len(self._fields) > 1
        ):
            holder = _Titled(editor, context.field_text(field, "label"), context.field_text(field, "help"))
            self._editors.append(editor)
            return holder  # the editor with its heading
        self._editors.append(editor)
        if isinstance(editor, SpreadEditor):
            self._spread = editor
            editor.chosen_changed.connect(lambda _id: self._show_picture())
        return editor

    def _switch(self) -> QHBoxLayout:
        """*Customer group 1 of 3: ...* with a way to the one before and after."""
        line = row(self.look, space=4)
        n, of = self._at + 1, len(self._parents)
        line.addWidget(Words(self.look, _("{n} of {of}:").format(n=n, of=of), wrap=False, colour="ink2"))
        line.addWidget(Words(self.look, self._parents[self._at].words, "bold"), 0)
        for icon, name, by in (("left", _("The one before"), -1), ("right", _("The next one"), 1)):
            button = IconButton(self.look, icon, name)
            button.setEnabled(0 <= self._at + by < of)
            button.clicked.connect(lambda _on=False, by=by: self._turn(by))
            line.addWidget(button)
        line.addStretch(1)
        return line

    def _turn(self, by: int) -> None:
        self.session.leave()
        self._at = max(0, min(self._at + by, len(self._parents) - 1))
        self._build()
        self.focus_first()
        self.state_changed.emit()

    def _side(self, context: Context) -> QWidget | None:
        """The picture, or what was said before and may be taken in."""
        for editor in self._editors:
            if isinstance(editor, ListEditor) and editor.field.suggest:
                holder = QWidget()
                holder.setFixedWidth(self.look.px(330))
                hidden = suggestions_wait_for(self.context, editor.field)
                if hidden is not None:
                    column(self.look, holder).addWidget(self._wait(hidden))
                    return holder
                self._suggestions = Suggestions(context, editor.field, partial(self._take, editor.field))
                column(self.look, holder).addWidget(self._suggestions)
                return holder
        if self.context.page.picture and self._spread is not None and self._spread.rows_shown():
            return self._picture_side()
        return None

    def _picture_side(self) -> QWidget:
        from ui.pages.legend import Legend

        assert self._spread is not None
        look, id_ = self.look, self.context.page.picture
        holder = QWidget()
        holder.setFixedWidth(look.px(360))
        stack = column(look, holder)
        stack.addWidget(Words(look, self.context.say(f"pictures.{id_}.title"), "panel"))
        help_ = self.context.say(f"pictures.{id_}.help")
        if help_:
            stack.addWidget(Words(look, help_, colour="ink2"))
        stack.addSpacing(look.px(12))
        self._picture = PictureView(look, self._draw())
        self._picture.chosen.connect(self._spread.choose)
        stack.addWidget(self._picture)
        stack.addSpacing(look.px(14))
        stack.addWidget(Legend(look, self._picture.picture_shown))
        return holder

    def _draw(self) -> Picture:
        from exercises.pictures import PICTURES

        assert self._spread is not None
        named = self.context.exercise.pictures[self.context.page.picture]
        rows = self._spread.rows_shown()
        return PICTURES[named.kind].draw(self.sheet, self.context.exercise, named, rows, self._spread.chosen)

    def _show_picture(self) -> None:
        if self._picture is not None and self._spread is not None:
            self._picture.set_picture(self._draw())
            self._picture.set_selected(self._spread.chosen)

    def fit(self, width: float) -> None:
        self._width = width
        self._direct()

    def _direct(self) -> None:
        for editor in self._editors:
            editor.set_narrow(self._width < _needs(editor))
        wide = self._width >= _SIDE_BY_SIDE
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._outer.direction() != way:
            self._outer.setDirection(way)

    # --- what one does ------------------------------------------------------------------------------------------

    def _take(self, field: Field, words: str) -> None:
        place, column_ = self.sheet.place(field), field.columns[0].id

        def write() -> None:
            item = self.sheet.workbook.add_item(place, parent=self.context.parent)
            self.sheet.set(field, item.id, column_, words)

        self.session.do(self.context.field_text(field, "label"), write)

    capture_wanted: Callable[[str, str, str], None] | None = None
    """Set by the view: (exercise, item, words) → opens *Catch an action*."""

    def _catch_from(self, id_: str) -> None:
        found = self.sheet.find(id_)
        if self.capture_wanted is not None and found is not None:
            self.capture_wanted(self.context.exercise.id, id_, found[1].words)

    def current_item(self) -> str:
        """The row the group is talking about, for *Catch an action*."""
        if self._spread is not None:
            return self._spread.chosen
        for editor in self._editors:
            if isinstance(editor, ListEditor) and editor.current_id():
                return editor.current_id()
        return ""

    def main(self) -> Act | None:
        if self._parents and self._at < len(self._parents) - 1:
            return Act(
                _("Next: {name}").format(name=_short(self._parents[self._at + 1].words)),
                lambda: self._turn(1),
            )
        return None

    def others(self) -> list[Act]:
        for editor in self._editors:
            if isinstance(editor, DutiesEditor) and editor.gaps():
                return [
                    Act(
                        _("Make the gaps actions"),
                        partial(self._gaps_to_actions, editor),
                        "plus",
                        False,
                    )
                ]
        return []

    def _gaps_to_actions(self, editor: DutiesEditor) -> None:
        known = {action.origin for action in self.sheet.plan.actions()}
        new = [gap for gap in editor.gaps() if (self.context.exercise.id, gap[0]) not in known]

        def write() -> None:
            for task, words, what in new:
                self.sheet.plan.catch(f"{words}: {what}", label="", origin=(self.context.exercise.id, task))

        if new:
            self.session.do(_("Make the gaps actions"), write)
        said = ngettext("{n} action caught.", "{n} actions caught.", len(new)).format(n=len(new))
        self.session.message.emit(
            said if new else _("The gaps are already in the plan."), "undo" if new else ""
        )

    def foot(self) -> FootWords:
        for editor in self._editors:
            if isinstance(editor, SpreadEditor) and editor.editable:
                done, of = editor.settled()
                return FootWords(
                    ngettext("{n} of {of} settled", "{n} of {of} settled", done).format(n=done, of=of)
                )
            if isinstance(editor, DutiesEditor):
                words = editor.overload_words()
                if words:
                    return FootWords(words, blind=True)
            if isinstance(editor, PickEditor):
                return FootWords(editor.foot_words())
        missing = [
            field
            for field in self._fields
            if field.required
            and mode_of(self.context, field) != "share"
            and not field_progress(self.sheet, field).complete
        ]
        if missing and len(self._fields) > 1:
            names = ", ".join(self.context.field_text(field, "label") for field in missing)
            return FootWords(_("Left to fill in: {names}").format(names=names))
        return FootWords()

    def refresh(self, event: Event | None = None) -> None:
        if [row_.id for row_ in self._find_parents()] != [row_.id for row_ in self._parents]:
            self._parents = self._find_parents()
            self._at = min(self._at, max(0, len(self._parents) - 1))
            self._build()
            return
        if self._hidden() != self._unshown:
            self._build()
        for editor in self._editors:
            if event is None or editor.places() & event.places:
                editor.refresh(event)
        if self._suggestions is not None:
            self._suggestions.refresh(event)
        self._spots.refresh(event)
        self._show_picture()
        self.state_changed.emit()

    def focus_first(self) -> None:
        for editor in self._editors:
            editor.focus_first()
            return

    def standing(self) -> tuple[str, ...]:
        return (self._parents[self._at].id if self._parents else "", self.current_item())

    def stand(self, where: tuple[str, ...]) -> None:
        for item in filter(None, where):
            self.show_item(item)

    def show_item(self, item: str) -> None:
        for number, row_ in enumerate(self._parents):
            found = self.sheet.find(item)
            if row_.id == item or (found is not None and found[1].parent == row_.id):
                self._turn(number - self._at)
        for editor in self._editors:
            if isinstance(editor, ListEditor):
                editor.focus_row(item)
            elif isinstance(editor, SpreadEditor) and item in {row_.id for row_ in editor.rows_shown()}:
                editor.choose(item)


class _Titled(Editor):
    """An editor under its own heading, where a page has several."""

    def __init__(self, editor: Editor, title: str, help_: str) -> None:
        super().__init__(editor.context, editor.field)
        stack = column(self.look, self, space=2)
        stack.addWidget(Words(self.look, title, "bold"))
        if help_:
            stack.addWidget(Words(self.look, help_, colour="ink2"))
        stack.addSpacing(self.look.px(8))
        stack.addWidget(editor)


def _short(words: str) -> str:
    words = (lines(words) or [""])[0]
    return words if len(words) <= 32 else words[:31] + "…"


def _needs(editor: Editor) -> int:
    """The width from which what belongs to a row stands beside it."""
    if isinstance(editor, DutiesEditor):
        return _WHOLE_GRID
    return _ROW_WITH_COLUMN if isinstance(editor, ListEditor) else _ROW_WITH_SCALES
