"""A page the group fills in together: its question, the editors of its fields, and what stands beside them."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QBoxLayout, QHBoxLayout, QWidget

from exercises.answers.sheet import Row
from exercises.answers.visibility import Hidden
from exercises.fields.asked import shows_spread
from exercises.fields.kind import kind_of
from ui.context import Context
from ui.editors.by_kind import Wishes, make_editor
from ui.editors.editor import Editor
from ui.editors.last_time import SinceLast
from ui.editors.names import NamesSwitch
from ui.editors.nothing import nothing_in
from ui.editors.shared import Suggestions
from ui.editors.titled import Titled
from ui.pages.decision import DecisionPart, has_decision
from ui.pages.group_foot import foot_of
from ui.pages.not_opened import not_opened
from ui.pages.not_shown import NotShown, suggestions_wait_for, waits_for
from ui.pages.page import SheetPage
from ui.pages.parent_switch import ParentSwitch
from ui.pages.picture_side import PictureSide, follows, is_awaited
from ui.pages.spot_rows import SpotRows
from ui.parts.foot import Act, FootWords
from ui.parts.role_cell import BLEED
from ui.parts.stack import column, empty, row
from ui.parts.words import Words
from workbook.model import Event
from workbook.pack import Field
from workbook.tokens import READING_WIDTH
from workbook.typed_text import lines, shortened
from workbook.words import _

_SIDE_BY_SIDE, _LEAST_PICTURE = 940, 250
"""From this width (at 100 %) the picture stands beside the list, if so much is left for it."""


class GroupPage(SheetPage):
    """`start` is the row under which to begin, for a page that goes through the rows of another list."""

    def __init__(self, context: Context, start: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._fields = [context.exercise.fields[name] for name in context.page.fields]
        self._parents = self._find_parents()
        self._at = next((i for i, row_ in enumerate(self._parents) if row_.id == start), 0)
        self.whole_width = any(_is_wide(field, context.mode_of(field)) for field in self._fields)
        self._width = 1400.0
        self._editors: list[Editor] = []
        self._worked: Editor | None = None
        self._since: list[SinceLast] = []
        self._suggestions: Suggestions | None = None
        self._beside: QWidget | None = None
        self._picture: PictureSide | None = None
        self._grids: list[Editor] = []
        """Those that have a row the group talks about."""
        self._decision: DecisionPart | None = None
        self._outer = QHBoxLayout(self)
        look = self.look
        self._bleeds = any(kind_of(field).shares_duties for field in self._fields)
        side = 32 - BLEED if self._bleeds else 32
        self._outer.setContentsMargins(look.px(side), look.px(20), look.px(side), look.px(24))
        self._outer.setSpacing(look.px(28))
        self._unshown: list[Hidden | None] = []
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keyboard_moved)
        self._build()

    # --- building -----------------------------------------------------------------------------------------------

    def _find_parents(self) -> list[Row]:
        """The rows the page goes through one at a time (customer groups), from its first field that has any."""
        for field in self._fields:
            if field.per and kind_of(field).writes_rows:
                return self.sheet.rows_per(field)
            if shows_spread(field) and self.context.mode_of(field) != "write":
                source = self.sheet.field(field.rows, field.exercise)
                if source.per and kind_of(source).writes_rows:
                    used = {row_.parent for row_ in self.sheet.grid_rows(field)}
                    return [row_ for row_ in self.sheet.rows_per(source) if row_.id in used]
        return []

    def _build(self) -> None:
        empty(self._outer)
        self._editors.clear()
        self._since.clear()
        self._grids.clear()
        self._suggestions = self._beside = self._picture = None
        self._unshown = self._hidden()
        look, page = self.look, self.context.page
        self._main = main = QWidget()
        if not self.whole_width:
            main.setMaximumWidth(look.px(READING_WIDTH + 60))
        stack = column(look, main)
        # The grid tints its broken rows beyond the text on both sides; the words above keep the page's margin.
        head = column(look, margins=(BLEED, 0, BLEED, 0) if self._bleeds else (0, 0, 0, 0))
        stack.addLayout(head)
        lead = row(look, space=16)
        lead.addWidget(Words(look, self.context.say(f"pages.{page.id}.question"), "lead"), 1)
        names = NamesSwitch(look)
        lead.addWidget(names, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(lead)
        help_ = self.context.say(f"pages.{page.id}.help")
        if help_:
            head.addWidget(Words(look, help_, colour="ink2"))
        left = not_opened(self.context, lambda page_id: self.go.emit(self.context.exercise.id, page_id, ""))
        if left is not None:
            head.addWidget(left)
        self._spots = SpotRows(self.context, self._in_hand)
        self._spots.mend.connect(self.mend)
        if self._parents:
            stack.addSpacing(look.px(6))
            switch = ParentSwitch(look, self._at, [row_.words for row_ in self._parents])
            switch.turned.connect(self._turn)
            stack.addWidget(switch)
        self._slot = column(look, margins=(0, 8, 0, 0))
        stack.addLayout(self._slot)
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
                if hidden is None:
                    self._since.append(SinceLast(context, field))
                    stack.addWidget(self._since[-1])
        stack.addSpacing(look.px(20))
        stack.addWidget(self._spots)
        names.follow(self._editors)
        margin = BLEED if self._bleeds else 0
        decides = has_decision(context)
        self._decision = DecisionPart(context, self.current_item, margin=margin) if decides else None
        if self._decision is not None:
            stack.addSpacing(look.px(14))
            stack.addWidget(self._decision)
        stack.addStretch(1)
        self._outer.addWidget(main, 100)
        side = self._side(context)
        if side is not None:
            self._outer.addWidget(side, 0, Qt.AlignmentFlag.AlignTop)
        elif not self.whole_width:
            self._outer.addStretch(1)
        self._direct()

    def waits(self) -> bool:
        """True while what belongs here has not been shown to anybody yet."""
        return any(self._unshown)

    def _hidden(self) -> list[Hidden | None]:
        """For each field, and then for what it suggests, what it must wait for."""
        shown = [waits_for(self.context, field) for field in self._fields]
        return shown + [suggestions_wait_for(self.context, field) for field in self._fields]

    def _wait(self, hidden: Hidden) -> QWidget:
        waiting = NotShown(self.context, hidden)
        waiting.acted.connect(lambda: self.go.emit(hidden.exercise.id, hidden.page.id, ""))
        return waiting

    def _missing_parents(self) -> QWidget | None:
        """What to show when the rows this page stands on are not there yet."""
        field = next((f for f in self._fields if f.per and kind_of(f).writes_rows), None)
        if field is None or self._parents:
            return None
        return nothing_in(self.context, field, self.go.emit)

    def _editor(self, context: Context, field: Field) -> Editor:
        wishes = Wishes((_("Catch an action"), self._catch_from), begins=not self._grids)
        editor = make_editor(context, field, wishes)
        editor.go.connect(self.go)
        if editor.talks_of_one:
            self._grids.append(editor)
        editor.chosen_changed.connect(lambda id_: self._talks_about(editor, id_))
        editor.current_changed.connect(lambda _id: self._show_picture())
        self._editors.append(editor)
        if editor.has_own_title or len(self._fields) == 1:
            return editor
        return Titled(editor, context.field_text(field, "label"), context.field_text(field, "help"))

    def _talks_about(self, editor: Editor, id_: str) -> None:
        """The group has gone to a row: the other grids of the page let go of theirs."""
        if id_ and editor.talks_of_one:
            for other in self._grids:
                if other is not editor:
                    other.let_go()
        self._show_picture()
        self.state_changed.emit()

    def _turn(self, by: int) -> None:
        self.session.leave()
        self._at = max(0, min(self._at + by, len(self._parents) - 1))
        self._build()
        self.focus_first()
        self.state_changed.emit()

    def _side(self, context: Context) -> QWidget | None:
        """The picture, or what was said before and may be taken in."""
        for editor in self._editors:
            if editor.suggests():
                self._beside = holder = QWidget()
                hidden = suggestions_wait_for(self.context, editor.field)
                if hidden is not None:
                    column(self.look, holder).addWidget(self._wait(hidden))
                    return holder
                self._suggestions = Suggestions(context, editor.field)
                column(self.look, holder).addWidget(self._suggestions)
                return holder
        named = self.context.page.picture
        if not named or is_awaited(self.context) or any(self._unshown[: len(self._fields)]):
            return None
        follows_ = follows(context, self._editors, self.go.emit)
        if follows_.rows():
            self._picture = PictureSide(context, follows_)
        return self._picture

    def _show_picture(self) -> None:
        if self._picture is not None:
            self._picture.refresh()

    def fit(self, width: float) -> None:
        self._width = width
        self._direct()

    def _direct(self) -> None:
        for editor in self._editors:
            editor.set_narrow(self._width < editor.beside_from)
        if self._decision is not None:
            self._decision.fit(self._width)
        self._place_picture()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:
            self._place_picture()  # how wide the rows are at least is known only when they have been shown
        return super().event(event)

    def _place_picture(self) -> None:
        sides = self._outer.contentsMargins()
        taken = sides.left() + sides.right() + self._outer.spacing() + self.look.px(12)  # and the scroll bar
        room = round(self._width * self.look.zoom) - taken - self._main.minimumSizeHint().width()
        wide = self._width >= _SIDE_BY_SIDE and room >= self.look.px(_LEAST_PICTURE)
        if self._picture is not None:
            self._move_picture(self._picture, wide, room)
        if self._beside is not None:
            width = min(self.look.px(Suggestions.WIDTH), room) if wide else self.look.px(Suggestions.WIDTH)
            self._beside.setFixedWidth(width)
            if self._suggestions is not None:
                self._suggestions.set_width(width)
        way = QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom
        if self._outer.direction() != way:
            self._outer.setDirection(way)

    def _move_picture(self, picture: PictureSide, wide: bool, room: int) -> None:
        """Beside the rows; where there is no room for that it waits behind a button under the question."""
        if wide and self._outer.indexOf(picture) < 0:
            self._slot.removeWidget(picture)
            self._outer.addWidget(picture, 0, Qt.AlignmentFlag.AlignTop)
        elif not wide and self._slot.indexOf(picture) < 0:
            self._outer.removeWidget(picture)
            self._slot.addWidget(picture)
        picture.place(beside=wide, room=room)

    # --- what one does ------------------------------------------------------------------------------------------

    def _catch_from(self, id_: str) -> None:
        found = self.sheet.find(id_)
        if found is not None:
            self.capture_wanted.emit(self.context.exercise.id, id_, found[1].words)

    def current_item(self) -> str:
        """The row the group is talking about, for *Catch an action*: a blind spot's, or where the keyboard was last."""
        worked = [editor for editor in self._editors if editor is self._worked]
        found = (editor.current_id() for editor in (*worked, *self._grids, *self._editors))
        return self._spots.current_item() or next(filter(None, found), "")

    def _keyboard_moved(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None:
            self._worked = next((each for each in self._editors if each.isAncestorOf(now)), self._worked)

    def main(self) -> Act | None:
        if self._parents and self._at < len(self._parents) - 1:
            first_line = next(iter(lines(self._parents[self._at + 1].words)), "")
            return Act(_("Next: {name}").format(name=shortened(first_line, 28)), lambda: self._turn(1))
        return None

    def others(self) -> list[Act]:
        offers = (editor.offer() for editor in self._editors)
        return [offer for offer in offers if offer is not None][:1]

    def foot(self) -> FootWords:
        return foot_of(self.context, self._fields, self._editors)

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
        for since in self._since:
            since.refresh()
        if self._suggestions is not None:
            self._suggestions.refresh(event)
        self._spots.refresh(event)
        if self._decision is not None:
            self._decision.refresh(event)
        self._show_picture()
        self.state_changed.emit()

    def focus_first(self) -> None:
        for editor in self._editors:
            editor.focus_first()
            return

    def talked_about(self) -> tuple[str, str]:
        return self._parents[self._at].id if self._parents else "", self.current_item()

    def standing(self) -> tuple[str, ...]:
        return self.talked_about()

    def stand(self, where: tuple[str, ...]) -> None:
        for item in filter(None, where):
            self.show_item(item)

    def show_item(self, item: str) -> None:
        self._turn_to(item)
        for editor in self._editors:
            editor.focus_row(item)

    def show_gap(self, item: str, field: str, column: str) -> None:
        self._turn_to(item)
        for editor in self._editors:
            if editor.field.id == field:
                editor.focus_at(item, column)

    def _turn_to(self, item: str) -> None:
        """Turns to the row under which that one stands, or to that one itself."""
        for number, row_ in enumerate(self._parents):
            found = self.sheet.find(item)
            if row_.id == item or (found is not None and found[1].parent == row_.id):
                self._turn(number - self._at)

    def _in_hand(self) -> str:
        """The row that somebody works in now: the keyboard is in it."""
        focus = QApplication.focusWidget()
        within = (editor for editor in self._editors if focus is not None and editor.isAncestorOf(focus))
        return next((editor.current_id() for editor in within), "")


def _is_wide(field: Field, mode: str) -> bool:
    """True for what goes beyond the width of a text: what is about rows, and everybody's cards."""
    kind = kind_of(field)
    return bool(kind.stands_on(field)) or kind.lays_dots or (kind.writes_rows and mode == "share")
