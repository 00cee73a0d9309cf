"""The action plan: table, board or per person, with the details of the chosen action beside it."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from exercises.fields.roles import field_on
from exercises.plan import review
from exercises.plan.review import BlindSpot
from ui.context import Context
from ui.pages.page import SheetPage
from ui.parts.foot import Act, FootWords
from ui.parts.stack import column
from ui.plan.action_list import ActionList
from ui.plan.details import Details
from ui.plan.plan_as_table import TableView
from ui.plan.plan_head import PlanHead
from ui.plan.plan_in_words import Reading
from ui.plan.plan_writer import PlanWriter
from workbook.model import Event
from workbook.tokens import WIDTH_FULL, WIDTH_NARROW
from workbook.words import _, ngettext

if TYPE_CHECKING:
    from ui.plan.board import BoardView
    from ui.plan.per_person import PersonView


class PlanPage(SheetPage):
    """The page of the pack's plan."""

    whole_width = True
    scrolls_itself = True

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        field = field_on(context.exercise, context.page, "plan")
        assert field is not None
        self.field = field
        self._writer = PlanWriter(context.session)
        self._reading = Reading(context.session.sheet, self.field)
        self._spots: list[BlindSpot] = []
        self._chosen = self._reading.rows[0].id if self._reading.rows else ""
        self._open: bool | None = None
        self._open_elsewhere = False
        self._said: tuple[object, ...] = ()
        self._shown = "table"
        self.table = TableView(context, self.field, self._reading.statuses)
        self.details = Details(context, self.field, self._reading, self._writer)
        self.details.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.table)
        column(self.look, self).addWidget(self._stack)
        self._head = PlanHead(self.look)
        self._connect()
        self.refresh()

    def _connect(self) -> None:
        self._head.chosen.connect(self.show_view)
        self.table.added.connect(self._add)
        self.table.catch.connect(lambda: self.table.line.setFocus(Qt.FocusReason.OtherFocusReason))
        self.table.spots.mend.connect(self._mend)
        self.table.spots.leave.connect(self._leave_spot)
        self.table.list.nudged.connect(self._nudge)
        self.table.list.dropped.connect(
            lambda id_, before, group: self._move(id_, before, choice=group or "now")
        )
        self._connect_list(self.table.list)
        self.details.closed.connect(self._close_details)
        self.details.stepped.connect(self._step)
        self.details.deleted.connect(self._delete)
        self.details.go.connect(lambda exercise, item: self.go.emit(exercise, "", item))

    def _connect_list(self, list_: ActionList) -> None:
        list_.picked.connect(self._pick)
        list_.opened.connect(self._open_details)
        list_.deleted.connect(self._delete)
        list_.cycled.connect(self._writer.cycle_status)

    @cached_property
    def board(self) -> BoardView:
        """The actions in a column for each status; made when it is first shown."""
        from ui.plan.board import BoardView

        board = BoardView(self.context, self._reading.statuses)
        board.moved.connect(lambda id_, status, before: self._move(id_, before, status=status))
        for list_ in board.lists():
            self._connect_list(list_)
        self._stack.addWidget(board)
        return board

    @cached_property
    def person(self) -> PersonView:
        """The actions of each person; made when it is first shown."""
        from ui.plan.per_person import PersonView

        person = PersonView(self.context, self._reading.statuses)
        person.list.dropped.connect(lambda id_, _before, group: self._writer.set(id_, "owner", group))
        self._connect_list(person.list)
        self._stack.addWidget(person)
        return person

    def _view(self) -> TableView | BoardView | PersonView:
        """The one that is shown of the three."""
        if self._shown == "board":
            return self.board
        return self.table if self._shown == "table" else self.person

    # --- what the frame asks ------------------------------------------------------------------------------------

    def main(self) -> Act | None:
        words = self.context.say(f"pages.{self.context.page.id}.next") or _("Print the plan")
        return Act(words, lambda: self.print_wanted.emit("plan"))

    def others(self) -> list[Act]:
        if self._shown != "table" or not self._reading.rows:
            return []
        words = _("The group's order") if self.table.by_effect else _("Effect against effort")
        return [Act(words, self._toggle_order, icon="sort", leads_on=False)]

    def foot(self) -> FootWords:
        beside = self._shown != "table"
        if beside and self._head.is_narrow() and (opened := self._open_spots()):
            # The head has no room for it there.
            return FootWords(
                ngettext("{n} blind spot", "{n} blind spots", opened).format(n=opened), blind=True
            )
        if self._shown == "board" and self._reading.rows:
            return FootWords(_("Alt ← → moves the card between the columns"))
        return FootWords(self._reading.counted())

    def head_widget(self) -> QWidget | None:
        return self._head

    def panel(self) -> QWidget | None:
        return self.details if self._open and self._reading.row(self._chosen) is not None else None

    def focus_first(self) -> None:
        list_ = self._list()
        if not self._reading.rows:
            self.table.line.setFocus(Qt.FocusReason.OtherFocusReason)
        elif list_ is not None:
            list_.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.board.focus_card(self._chosen)

    def standing(self) -> tuple[str, ...]:
        by_effect, opened = "effect" * self.table.by_effect, "open" * bool(self._open)
        return (self._shown, self._chosen, by_effect, opened)

    def stand(self, where: tuple[str, ...]) -> None:
        view, chosen, by_effect, opened = where
        self.table.by_effect = bool(by_effect)
        if view != self._shown:
            self.show_view(view)
        self._open = bool(opened)
        self._chosen = chosen
        self.refresh()

    def show_item(self, item: str) -> None:
        if self._reading.row(item) is not None:
            self._pick(item)
            self._focus_chosen()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        narrow = self.width() < self.look.px(WIDTH_NARROW)
        if narrow != self._head.is_narrow():
            self._head.set_narrow(narrow)
            self._tell()

    def showEvent(self, event: QShowEvent) -> None:
        """The details are open from the start where there is room for them beside the table."""
        super().showEvent(event)
        if self._open is None:
            self._open = self.window().width() / self.look.zoom >= WIDTH_FULL
            self._tell()

    # --- refresh ------------------------------------------------------------------------------------------------

    def refresh(self, event: Event | None = None) -> None:
        before = self._reading
        sheet = self.session.sheet
        self._reading = reading = Reading(sheet, self.field)
        if reading.row(self._chosen) is None:
            self._chosen = self._nearest(before)
        # What the actions themselves lack comes first: it is what one mends here.
        self._spots = sorted(review.review(sheet), key=lambda spot: spot.exercise != self.context.exercise.id)
        self.table.spots.set_spots(self._spots)
        self._refresh_view()
        self.details.refresh(reading, event)
        self.details.show_action(self._chosen)
        self._tell()

    def _nearest(self, before: Reading) -> str:
        """The action that stands where the chosen one stood, now that it is gone."""
        was = before.row(self._chosen)
        in_table = self._shown == "table"
        rows = self._reading.rows if in_table else self._reading.planned() or self._reading.rows
        after = [row.id for row in rows if was is None or row.number >= was.number]
        return after[0] if after else rows[-1].id if rows else ""

    def _refresh_view(self) -> None:
        """Only the view one sees; the others catch up when they are shown."""
        self._view().refresh(self._reading, self._chosen)

    def _tell(self) -> None:
        """Asks for head, foot and panel again, if they have anything new to say."""
        opened = self._open_spots()
        self._head.set_blind_spots(0 if self._shown == "table" else opened)
        acts = [act.words for act in self.others()]
        said = (self._shown, self.foot(), acts, self.panel() is not None)
        if said != self._said:
            self._said = said
            self.state_changed.emit()

    def _open_spots(self) -> int:
        return sum(not spot.reason for spot in self._spots)

    # --- views --------------------------------------------------------------------------------------------------

    def _list(self) -> ActionList | None:
        """The list of the view one sees; the board has three."""
        if self._shown == "board":
            return None
        return self.table.list if self._shown == "table" else self.person.list

    def show_view(self, key: str) -> None:
        """Shows the plan as `table`, `board` or per `person`."""
        before, self._shown = self._shown, key
        self.session.leave()
        self._head.set_view(key)
        self._stack.setCurrentWidget(self._view())
        if key == "board":
            # The board takes the whole width until a card is opened.
            self._open_elsewhere, self._open = bool(self._open), False
        elif before == "board":
            self._open = self._open_elsewhere or bool(self._open)
        self._refresh_view()
        self._tell()

    def _toggle_order(self) -> None:
        self.table.by_effect = not self.table.by_effect
        self._refresh_view()
        self._tell()

    # --- acts ---------------------------------------------------------------------------------------------------

    def _pick(self, id_: str) -> None:
        """Another action is the chosen one: in the view and in the details."""
        self._chosen = id_
        list_ = self._list()
        if list_ is not None and list_.chosen() != id_:
            list_.choose(id_)
            list_.show_current()
        self.details.show_action(id_)
        self._tell()

    def _open_details(self, id_: str) -> None:
        """With an id from the keyboard, which goes on in the details; without, from the pointer, which stays."""
        if id_:
            self._pick(id_)
        self._open = True
        self._tell()
        if id_:
            self.details.focus_field("title")

    def _close_details(self) -> None:
        had = self.details.has_keyboard()
        self._open = False
        self._tell()
        if had:
            self._focus_chosen()

    def _focus_chosen(self) -> None:
        list_ = self._list()
        if list_ is None:
            self.board.focus_card(self._chosen)
        else:
            list_.choose(self._chosen)
            list_.setFocus(Qt.FocusReason.OtherFocusReason)
            list_.show_current()

    def _step(self, by: int) -> None:
        """The action before or after, as they stand in the view; in the board as they stand in the plan."""
        list_ = self._list()
        if list_ is not None:
            to = list_.rows.action_at(list_.rows.next_action(list_.rows.row_of(self._chosen), by))
        else:
            rows = self._reading.planned()
            at = next((i for i, r in enumerate(rows) if r.id == self._chosen), -1) + by
            to = rows[at] if 0 <= at < len(rows) else None
        if to is not None:
            self._pick(to.id)

    def _add(self, title: str) -> None:
        made = self._writer.add(title, origin=(self.context.exercise.id, ""))
        if made:
            self._pick(made)

    def _delete(self, id_: str) -> None:
        had = self.details.has_keyboard()
        self._writer.remove(id_)
        if had or not self._reading.rows:
            self.focus_first()

    def _move(self, id_: str, before: str, **changes: str) -> None:
        self._chosen = id_
        self._writer.move(id_, before, **changes)

    def _nudge(self, id_: str, _right: int, down: int) -> None:
        """Up or down in the group's order, and at the end of a group into the next."""
        if not down:
            return
        if self.table.by_effect:
            self.session.message.emit(_("Go back to the group's order to move actions."), "")
            return
        model = self.table.list.rows
        at = model.row_of(id_)
        to = model.next_action(at, down)
        group = model.group_of(at)
        beside = model.action_at(to)
        if beside is not None and model.group_of(to) == group:
            after = model.action_at(model.next_action(to, 1)) if down > 0 else beside
            self._move(id_, after.id if after is not None else "")
            return
        keys = list(self._reading.choices)
        at_key = keys.index(group) + down
        if 0 <= at_key < len(keys):
            before = (
                beside.id if beside is not None and down > 0 and model.group_of(to) == keys[at_key] else ""
            )
            self._move(id_, before, choice=keys[at_key])

    # --- blind spots --------------------------------------------------------------------------------------------

    def _mend(self, spot: BlindSpot) -> None:
        """Leads to where it is mended: a field of an action, a new action, or another exercise."""
        part = review.mended_in_action(self.sheet, spot)
        if not part:
            self.mend.emit(spot)
        elif part == "title":
            begun = (row.id for row in self._reading.rows if row.action.need == spot.item and not row.title)
            origin = (self.context.exercise.id, spot.item)
            self._edit(next(begun, "") or self._writer.add("", need=spot.item, origin=origin), part)
        else:  # it is about an action, or about somebody who has too many of them
            of = (row.id for row in self._reading.planned() if spot.item in (row.id, row.action.owner))
            self._edit(next(of, ""), part)

    def _edit(self, id_: str, column_id: str) -> None:
        if self._reading.row(id_) is not None:
            self._pick(id_)
            self._open = True
            self._tell()
            self.details.focus_field(column_id)

    def _leave_spot(self, spot: BlindSpot, reason: str) -> None:
        label = _("Leave blind spot") if reason else _("Take up again")
        self.session.do(label, lambda: review.leave(self.session.sheet, spot, reason, label=label))
