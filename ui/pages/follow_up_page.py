"""The follow-up: the open actions one at a time, each with its thread, what came of it, and how the group goes on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from exercises.answers.sheet import Row
from exercises.fields.roles import field_on, field_with, page_of_role
from exercises.fields.turn_words import TurnWords
from exercises.pictures import PICTURES
from exercises.pictures.run_chart import has_values
from exercises.start.next_meeting import plan_exercise
from ui.context import Context
from ui.pages.page import SheetPage
from ui.pages.parent_switch import ParentSwitch
from ui.pages.picture_side import PictureRows, PictureSide
from ui.pages.spot_rows import SpotRows
from ui.parts.buttons import PlainButton
from ui.parts.empty_state import EmptyState
from ui.parts.foot import Act, FootWords
from ui.parts.roving import show_in_scroll_areas
from ui.parts.stack import column, empty, gap, hairline, row
from ui.parts.words import Words
from ui.plan.action_facts import ActionFacts
from ui.plan.plan_in_words import Reading
from ui.plan.thread_view import ThreadView, thread_of
from ui.plan.turns import EarlierTurns, TurnFields, TurnWriter
from workbook.follow_up import Turns
from workbook.model import Event
from workbook.plan import Action
from workbook.typed_text import one_line, shortened
from workbook.words import _, ngettext

_SIDE_BY_SIDE, _PAIRS, _FACTS_BESIDE, _TIGHT = 1000, 560, 560, 335
"""From these widths the picture stands beside, fields in pairs, the facts beside the thread, buttons in a row."""
_SIDE = 380 + 28
_LATEST = 2
_NAME, _TITLE = 26, 60


class FollowUpPage(SheetPage):
    """The page of the pack's follow-up; `start` is the action to begin with."""

    whole_width = True

    def __init__(self, context: Context, start: str = "", parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        field = field_on(context.exercise, context.page, "follow_up")
        assert field is not None
        self.field = field
        self._words = TurnWords(self.sheet, self.field)
        self._writer = TurnWriter(self.session, self._words)
        self._plan = plan_exercise(self.sheet)
        self._taken = {start}
        """What is done, and taken up again all the same."""
        self._actions = self._to_follow_up()
        waiting = (action.id for action in self._actions if not self._has_turn(action.id))
        self._id = start if start in {a.id for a in self._actions} else next(waiting, "")
        self._width = 1400.0
        self._named: list[str] = []
        self.pictures: list[PictureSide] = []
        self._outer = QHBoxLayout(self)
        look = self.look
        self._outer.setContentsMargins(look.px(32), look.px(20), look.px(32), look.px(24))
        self._outer.setSpacing(look.px(28))
        self._build()

    # --- building -----------------------------------------------------------------------------------------------

    def _build(self) -> None:
        empty(self._outer)
        look, page, context = self.look, self.context.page, self.context
        self.pictures.clear()
        self._named = []
        self.fields: TurnFields | None = None
        main = QWidget()
        stack = column(look, main)
        stack.addWidget(Words(look, context.say(f"pages.{page.id}.question"), "lead"))
        if help_ := context.say(f"pages.{page.id}.help"):
            stack.addWidget(Words(look, help_, colour="ink2"))
        self._spots = SpotRows(context)
        self._spots.mend.connect(self.mend)
        self._outer.addWidget(main, 100)
        if not self._actions:
            stack.addWidget(gap(look, 16))
            stack.addWidget(self._nothing())
            stack.addWidget(gap(look, 12))
            stack.addWidget(self._make_again(), 0, Qt.AlignmentFlag.AlignLeft)
            stack.addStretch(1)
            return
        self._switch = column(look, margins=(0, 6, 0, 10))
        stack.addLayout(self._switch)
        stack.addWidget(hairline())
        self._about = row(look, space=28, margins=(0, 10, 0, 14))
        self.thread_view = ThreadView(look)
        self.thread_view.go.connect(lambda exercise, item: self.go.emit(exercise, "", item))
        self.thread_view.choose_need.connect(self._to_plan)
        self.facts = ActionFacts(look)
        self._about.addWidget(self.thread_view, 3, Qt.AlignmentFlag.AlignTop)
        self._about.addWidget(self.facts, 4, Qt.AlignmentFlag.AlignTop)
        stack.addLayout(self._about)
        self.history = EarlierTurns(context)
        stack.addWidget(self.history)
        stack.addWidget(gap(look, 10))
        self.fields = TurnFields(context, self._words, self._writer)
        self.fields.change.connect(self._to_plan)
        self.fields.catch.connect(self._catch)
        stack.addWidget(self.fields)
        stack.addWidget(gap(look, 16))
        stack.addWidget(self._make_again(), 0, Qt.AlignmentFlag.AlignLeft)
        stack.addWidget(self._spots)
        stack.addStretch(1)
        self._outer.addWidget(self._side(), 0, Qt.AlignmentFlag.AlignTop)
        self._show()
        self._direct()

    def _side(self) -> QWidget:
        """How far the plan has come, and the values of the action one is at."""
        side = QWidget()
        stack = column(self.look, side, space=28)
        pictures = self.context.exercise.pictures
        kinds = [self.context.page.picture]
        kinds += [
            id_ for id_, named in pictures.items() if PICTURES[named.kind].one_for_each and id_ not in kinds
        ]
        for id_ in filter(None, kinds):
            context = replace(self.context, page=replace(self.context.page, picture=id_))
            made = PictureSide(context, PictureRows(self._shown_in(id_), self._chosen, self._choose))
            self.pictures.append(made)
            stack.addWidget(made)
        return side

    def _shown_in(self, picture: str) -> Callable[[], list[Row]]:
        own = PICTURES[self.context.exercise.pictures[picture].kind].one_for_each
        return lambda: [Row(a.id, a.title) for a in self._actions if not own or a.id == self._id]

    def _nothing(self) -> QWidget:
        """No action in the plan, or none that is still open."""
        plan = self._plan
        button = _("Go to {number}").format(number=plan.id) if plan is not None else None
        if any(action.title.strip() for action in self.sheet.plan.actions()):
            first, rest = _("Nothing is open."), _("Every action of the plan is done, or waits for later.")
        else:
            first, _dot, rest = self.context.field_text(self.field, "empty").partition(". ")
            first = f"{first.rstrip('.')}." if first else _("No actions yet.")
        state = EmptyState(self.look, first, rest, button)
        state.acted.connect(self._to_plan)
        self.setFocusProxy(state)
        return state

    def _make_again(self) -> QWidget:
        """A done action may need another look: taken up, it is one of those to go through."""
        self._again = PlainButton(self.look, _("Take up one that is done"), icon="plus", size=36, parent=self)
        self._again.clicked.connect(self._choose_again)
        self._again.setVisible(bool(self._to_take_up()))
        return self._again

    def _to_take_up(self) -> list[Action]:
        writes = not self.session.read_only
        return [action for action in self._done_before() if writes and action.id not in self._taken]

    # --- reading ------------------------------------------------------------------------------------------------

    def _turns(self) -> Turns:
        return Turns(self.session.workbook)

    def _to_follow_up(self) -> list[Action]:
        again = [action for action in self._done_before() if action.id in self._taken]
        return self._turns().to_follow_up(self.sheet.meeting_id()) + again

    def _done_before(self) -> list[Action]:
        return self._turns().done_before(self.sheet.meeting_id())

    def _has_turn(self, action: str) -> bool:
        return self._turns().has_turn(action, self.sheet.meeting_id())

    def _at(self) -> int:
        return next((n for n, action in enumerate(self._actions) if action.id == self._id), 0)

    def _action(self) -> Action | None:
        return self._actions[self._at()] if self._actions else None

    # --- showing ------------------------------------------------------------------------------------------------

    def _show(self, event: Event | None = None) -> None:
        """The action one is at, as the workbook has it now."""
        action = self._action()
        if action is None or self.fields is None:
            return
        self._id = action.id
        names = [shortened(one_line(each.title), _TITLE) for each in self._actions]
        at = [str(self._at()), *names]
        if at != self._named:
            self._named = at
            empty(self._switch)
            switch = ParentSwitch(self.look, self._at(), names)
            switch.turned.connect(self._turn)
            self._switch.addWidget(switch)
        field = field_with(self.sheet.pack, "plan")
        if field is not None:
            self.thread_view.set_knots(thread_of(Reading(self.sheet, field), action))
            self.facts.set_facts(self.sheet, field, action)
        self._again.setVisible(bool(self._to_take_up()))
        turns, meeting = self._turns(), self.sheet.meeting_id()
        turn = turns.at(action.id, meeting)
        before = [each for each in turns.of(action.id) if turn is None or each.id != turn.id]
        # Their values stand with the new one.
        told = [
            said for each in before[-_LATEST:] if (said := self._words.said(replace(each, value=""))).parts
        ]
        self.history.set_turns(told[::-1])
        self.fields.show_turn(action, turn, before, event)
        self._show_pictures()

    def _show_pictures(self) -> None:
        for picture in self.pictures:
            picture.refresh()
        if len(self.pictures) > 1:
            self.pictures[-1].setVisible(has_values(self.sheet, self._id))

    def fit(self, width: float) -> None:
        self._width = width
        self._direct()

    def _direct(self) -> None:
        """Beside each other where there is room, under each other where there is not."""
        wide = self._width >= _SIDE_BY_SIDE
        self._outer.setDirection(_way(wide))
        for picture in self.pictures:
            picture.place(beside=wide)
        main = self._width - 64 - (_SIDE if wide else 0)
        if self.fields is not None:
            self._about.setDirection(_way(main >= _FACTS_BESIDE))
            self.fields.set_narrow(main < _PAIRS, main / (2 if main >= _PAIRS else 1) < _TIGHT)

    # --- what one does ------------------------------------------------------------------------------------------

    def _turn(self, by: int) -> None:
        at = self._at() + by
        if 0 <= at < len(self._actions):
            self._go_to(self._actions[at].id)
            self.focus_first()

    def _go_to(self, id_: str) -> None:
        self.session.leave()
        self._id = id_
        self._show()
        self.state_changed.emit()

    def _choose_again(self) -> None:
        menu = QMenu(self)
        for action in self._to_take_up():
            menu.addAction(shortened(one_line(action.title), _TITLE)).triggered.connect(
                lambda _on=False, id_=action.id: self.show_item(id_)
            )
        menu.popup(self._again.mapToGlobal(self._again.rect().bottomLeft()))

    def _take_up(self, id_: str) -> None:
        self._taken.add(id_)
        first = not self._actions
        self._actions = self._to_follow_up()
        if first:
            self._build()

    def _chosen(self) -> str:
        return self._id

    def _choose(self, point: str) -> None:
        """A point of a picture: an action, or one of its values."""
        id_ = point.partition("/")[0]
        if id_ in {action.id for action in self._actions}:
            self._go_to(id_)
        elif self._plan is not None:
            self.go.emit(self._plan.id, "", id_)

    def _to_plan(self) -> None:
        if self._plan is not None:
            page = page_of_role(self._plan, "plan")
            self.go.emit(self._plan.id, "" if self._actions else page, self._id)

    def _catch(self) -> None:
        action = self._action()
        if action is not None:
            self.capture_wanted.emit(self.context.exercise.id, action.id, action.title)

    def current_item(self) -> str:
        return self._id if self._actions else ""

    def main(self) -> Act | None:
        at = self._at()
        if at + 1 < len(self._actions):
            name = _name(self._actions[at + 1].title)
            return Act(_("Next: {name}").format(name=name), lambda: self._turn(1))
        return None

    def foot(self) -> FootWords:
        of = len(self._actions)
        done = sum(self._has_turn(action.id) for action in self._actions)
        words = ngettext("{n} of {of} followed up", "{n} of {of} followed up", done)
        return FootWords(words.format(n=done, of=of) if of else "")

    def refresh(self, event: Event | None = None) -> None:
        before, self._actions = self._actions, self._to_follow_up()
        self._words = TurnWords(self.sheet, self.field)
        if not self._actions or not before:
            self._build()
        else:
            if self._id not in {action.id for action in self._actions}:
                self._id = self._nearest(before)
            self._show(event)
        self._spots.refresh(event)
        self.state_changed.emit()

    def _nearest(self, before: list[Action]) -> str:
        """What stands where the action stood that is no longer to be followed up."""
        at = next((n for n, action in enumerate(before) if action.id == self._id), 0)
        return self._actions[min(at, len(self._actions) - 1)].id

    def focus_first(self) -> None:
        if self.fields is not None:
            first = self.fields.texts["did"]
            first.setFocus(Qt.FocusReason.OtherFocusReason)
            # It is seen once the page has been laid out.
            QTimer.singleShot(0, first, lambda: show_in_scroll_areas(first))
        elif (proxy := self.focusProxy()) is not None:
            proxy.setFocus()

    def standing(self) -> tuple[str, ...]:
        return (self._id,)

    def stand(self, where: tuple[str, ...]) -> None:
        for item in where:
            self.show_item(item)

    def show_item(self, item: str) -> None:
        if item in {action.id for action in self._done_before()}:
            self._take_up(item)
        if item in {action.id for action in self._actions}:
            self._go_to(item)
            self.focus_first()


def _name(title: str) -> str:
    return shortened(one_line(title), _NAME)


def _way(across: bool) -> QBoxLayout.Direction:
    return QBoxLayout.Direction.LeftToRight if across else QBoxLayout.Direction.TopToBottom
