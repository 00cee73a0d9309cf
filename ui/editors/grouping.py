"""The grouping board: what each wrote alone, as cards to open, merge, split and put in named groups."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from exercises.together.cards import Card, Cards, Group
from ui.context import Context
from ui.editors.card_board import CardBoard
from ui.editors.card_column import CardColumn
from ui.editors.card_drag import CardDrag
from ui.editors.card_menu import CardMenu
from ui.editors.card_view import CardFace, CardView, Names
from ui.editors.editor import Editor, may_replace
from ui.editors.grouping_acts import GroupingActs
from ui.parts.buttons import OutlineButton
from ui.parts.check_box import CheckBox
from ui.parts.empty_state import EmptyState
from ui.parts.foot import FootWords
from ui.parts.roving import Roving, show_in_scroll_areas
from ui.parts.stack import column, row, set_shown
from ui.parts.words import Words
from workbook.errors import WorkbookError
from workbook.model import Event, Place
from workbook.pack import Field
from workbook.words import _, ngettext

_HINT = 560
"""From this width at 100 % the keys are said above the board; below it the menus still say them."""


class GroupingEditor(Editor):
    """The share editor of a list by each. `chosen_changed(card)` when another one is opened."""

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self.cards = Cards(self.sheet, field)
        self.acts = GroupingActs(self.session, self.cards)
        self.unfolded = ""
        self._views: dict[str, CardView] = {}
        self._order: list[str] = []
        look = self.look
        stack = column(look, self, space=12)
        self._head = QWidget()
        line = row(look, self._head, space=16)
        self._hint = Words(look, "", "small", colour="ink2")
        line.addWidget(self._hint, 1)
        self._names = CheckBox(look, _("Show names"))
        self._names.toggled.connect(lambda _on: self.refresh())
        line.addWidget(self._names, 0, Qt.AlignmentFlag.AlignTop)
        self._new = OutlineButton(look, _("New group"), icon="plus", size=36)
        self._new.clicked.connect(lambda: self.new_group(""))
        line.addWidget(self._new, 0, Qt.AlignmentFlag.AlignTop)
        line.addStretch(0)  # they begin at the left where the words before them are put away
        stack.addWidget(self._head)
        first, _dot, rest = context.field_text(field, "empty").partition(". ")
        if not rest:
            first, rest = _("Nobody has written anything yet."), _("Go back and let each write on their own.")
        self._nothing = EmptyState(look, first, rest)
        stack.addWidget(self._nothing)
        self._board = CardBoard(look, field.voice)
        stack.addWidget(self._board)
        stack.addStretch(1)
        self._roving = Roving(self, self._key)
        self.drag = CardDrag(self, look, self._board.columns, self.merge, self.acts.move)
        self.refresh()

    def places(self) -> set[Place]:
        return super().places() | {
            self.cards.cards_place, self.cards.groups_place, self.cards.opened_place
        }  # fmt: skip

    # --- showing ------------------------------------------------------------------------------------------------

    def refresh(self, event: Event | None = None) -> None:
        if self.sheet.is_shown(self.field):
            with contextlib.suppress(WorkbookError):
                self.cards.gather()  # undo can leave an answer in no card
        groups, cards = self.cards.groups(), self.cards.all()
        if self.unfolded not in {card.id for card in cards}:
            self.unfolded = ""
        has = bool(cards or groups)
        set_shown(self._nothing, not has)
        set_shown(self._head, has)
        set_shown(self._board, has)
        set_shown(self._names, self._has_names())
        self._hint.setText(
            _("Enter opens a card, G puts it in a new group, M merges it, Alt and arrows move it.")
        )
        at = self._focused()
        names = self._known_names()
        self._make_views(cards, names)
        self._make_groups(groups, event)
        self._board.lay(groups, self.cards.cards(), self._views)
        self._order = [view.card.id for col in self._board.columns() for view in col.views]
        home = self._order.index(at) if at in self._order else self._roving.home()
        self._roving.set_items([self._views[id_].face for id_ in self._order], home)
        if at in self._views and not self._views[at].isAncestorOf(self.focusWidget() or self):
            self._focus(at)

    def _make_views(self, cards: list[Card], names: Names) -> None:
        for id_ in set(self._views) - {card.id for card in cards}:
            view = self._views.pop(id_)
            view.hide()
            view.setParent(None)
            view.deleteLater()
        for card in cards:
            if card.id not in self._views:
                self._views[card.id] = self._new_view(card.id)
            self._views[card.id].show_card(card, self.cards.opened(card.id), card.id == self.unfolded, names)

    def _new_view(self, id_: str) -> CardView:
        view = CardView(self.look, self.field.voice, self._board.pile)
        view.pressed.connect(lambda: self.toggle(id_))
        view.more_wanted.connect(lambda at: self._menu(id_, at))
        view.split.connect(lambda member: self.split(id_, member))
        view.merged.connect(lambda into: self.merge(id_, into))
        view.typed.connect(lambda words: self.acts.rename(id_, words))
        view.named.connect(lambda: self._named(id_))
        view.face.dragged.connect(lambda at: self.drag.go(view, at))
        view.face.dropped.connect(lambda at: self.drag.drop(view, at))
        view.face.given_up.connect(self.drag.stop)
        return view

    def _make_groups(self, groups: list[Group], event: Event | None) -> None:
        for made in self._board.keep([group.id for group in groups]):
            self._connect(made)
        for group in groups:
            heading = self._board.groups[group.id].heading
            assert heading is not None
            if may_replace(heading, event) and heading.text() != group.name:
                heading.set_text(group.name)

    def _connect(self, made: CardColumn) -> None:
        heading, dissolve, id_ = made.heading, made.dissolve, made.id
        assert heading is not None
        assert dissolve is not None
        heading.changed.connect(lambda words: self.acts.rename(id_, words))
        heading.left.connect(self.session.leave)
        heading.delete.connect(lambda: self._delete_if_empty(id_))
        heading.leave_back.connect(lambda: self._delete_if_empty(id_))
        heading.enter.connect(lambda: self._into(id_))
        heading.step.connect(lambda by: self._into(id_) if by > 0 else None)
        heading.pasted.connect(lambda text: heading.insertPlainText(" ".join(text.split())))
        dissolve.clicked.connect(lambda: self._dissolve(id_))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._hint.setVisible(self.width() / self.look.zoom >= _HINT)

    # --- names --------------------------------------------------------------------------------------------------

    def _has_names(self) -> bool:
        return self.sheet.names_may_be_told(self.field)

    def _known_names(self) -> Names:
        """Only for as long as the group asks, and only here."""
        if not self._names.isChecked() or not self._has_names():
            return None
        return {person.id: person.words for person in self.sheet.people()}

    # --- what one does ------------------------------------------------------------------------------------------

    def toggle(self, id_: str) -> None:
        """Unfolds a card, which the group has then opened, or folds it again."""
        self.unfolded = "" if self.unfolded == id_ else id_
        if self.unfolded:
            self.acts.open(id_)
        self.refresh()
        self.chosen_changed.emit(self.unfolded)

    def current_id(self) -> str:
        """The card the group is talking about."""
        return self.unfolded or self._focused()

    def merge(self, id_: str, into: str) -> None:
        if self.acts.merge(id_, into):
            if self.unfolded == id_:
                self.unfolded = into
            self.refresh()
            self._focus(into)

    def split(self, id_: str, member: str) -> None:
        card = self.cards.card(id_)
        if card is not None:
            self.acts.split(card, member)
            self.refresh()
            self._focus(id_)

    def new_group(self, card_id: str) -> None:
        made = self.acts.new_group(card_id)
        self.refresh()
        heading = self._board.groups[made].heading if made in self._board.groups else None
        if heading is not None:
            heading.setFocus(Qt.FocusReason.OtherFocusReason)
            show_in_scroll_areas(heading)

    def _move_by(self, id_: str, *, down: int = 0, right: int = 0) -> None:
        columns = self._board.columns()
        here = next(i for i, col in enumerate(columns) if any(v.card.id == id_ for v in col.views))
        at = [view.card.id for view in columns[here].views].index(id_)
        if right and 0 <= here + right < len(columns):
            to = columns[here + right]
            self.acts.move(id_, to.id, min(at, len(to.views)))
        elif down and 0 <= at + down < len(columns[here].views):
            self.acts.move(id_, columns[here].id, at + down)
        self.refresh()
        self._focus(id_)

    def _move_to(self, id_: str, group: str) -> None:
        self.acts.move(id_, group, len(self._views))
        self.refresh()
        self._focus(id_)

    def _ask_split(self, id_: str) -> None:
        card = self.cards.card(id_)
        if card is None or len(card.members) < 2:
            self.session.message.emit(_("There is only one answer on this card."), "")
        elif len(card.members) == 2:
            self.split(id_, card.members[1].id)
        else:
            if self.unfolded != id_:
                self.toggle(id_)
            button = self._views[id_].first_split()
            if button is not None:
                button.setFocus(Qt.FocusReason.OtherFocusReason)
                show_in_scroll_areas(button)

    def _ask_merge(self, id_: str) -> None:
        others = sorted(
            ((view.card.id, view.card.words) for view in self._views.values() if view.card.id != id_),
            key=lambda other: other[1].casefold(),
        )
        if others:
            self._views[id_].ask_what_to_merge_with(others)

    def _named(self, id_: str) -> None:
        self.session.leave()
        if id_ in self._views and self._views[id_].stop_naming():
            self._focus(id_)

    def _delete_if_empty(self, id_: str) -> None:
        if id_ in self._board.groups and not self._board.groups[id_].views:
            self._dissolve(id_)

    def _dissolve(self, id_: str) -> None:
        first = next((view.card.id for view in self._board.groups[id_].views), "")
        self.acts.dissolve(id_)
        self.refresh()
        self._focus(first or (self._order[0] if self._order else ""))

    def _into(self, id_: str) -> None:
        """From a group's name to its first card."""
        self.session.leave()
        views = self._board.groups[id_].views
        if views:
            self._focus(views[0].card.id)

    # --- keys ---------------------------------------------------------------------------------------------------

    def _key(self, event: QKeyEvent, index: int) -> bool:
        id_, key, held = self._order[index], event.key(), event.modifiers()
        if held == Qt.KeyboardModifier.AltModifier:
            ways: dict[int, tuple[int, int]] = {
                Qt.Key.Key_Up: (-1, 0), Qt.Key.Key_Down: (1, 0), Qt.Key.Key_Left: (0, -1), Qt.Key.Key_Right: (0, 1)
            }  # fmt: skip
            if key in ways:
                down, right = ways[key]
                self._move_by(id_, down=down, right=right)
            return key in ways
        if held & ~(Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.ShiftModifier):
            return False
        keys: dict[int, Callable[[], object]] = {
            Qt.Key.Key_G: lambda: self.new_group(id_),
            Qt.Key.Key_M: lambda: self._ask_merge(id_),
            Qt.Key.Key_S: lambda: self._ask_split(id_),
            Qt.Key.Key_F2: self._views[id_].rename,
            Qt.Key.Key_Menu: lambda: self._menu(id_, self._views[id_].more),
            Qt.Key.Key_Up: lambda: self._up_or_down(index, -1),
            Qt.Key.Key_Down: lambda: self._up_or_down(index, 1),
        }
        do = keys.get(key)
        if do is not None:
            do()
        return do is not None

    def _up_or_down(self, index: int, by: int) -> None:
        to = self._board.above_or_below(index, by)
        if 0 <= to < len(self._order):
            self._roving.go(to)

    def _menu(self, id_: str, at: QWidget) -> None:
        view = self._views[id_]
        menu = CardMenu(self)
        menu.entry(_("Fold") if self.unfolded == id_ else _("Open"), "Enter", lambda: self.toggle(id_))
        menu.entry(_("Rename"), "F2", view.rename)
        menu.entry(_("Merge with …"), "M", lambda: self._ask_merge(id_), len(self._views) > 1)
        menu.entry(_("Split"), "S", lambda: self._ask_split(id_), len(view.card.members) > 1)
        menu.entry(_("New group with this card"), "G", lambda: self.new_group(id_))
        to = menu.under(_("Move to"))
        for other in self._board.columns():
            to.entry(other.name(), "", partial(self._move_to, id_, other.id), other.id != view.card.group)
        menu.addSeparator()
        menu.entry(_("Move up"), "Alt ↑", lambda: self._move_by(id_, down=-1))
        menu.entry(_("Move down"), "Alt ↓", lambda: self._move_by(id_, down=1))
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))

    # --- where one is -------------------------------------------------------------------------------------------

    def _focused(self) -> str:
        return next((id_ for id_, view in self._views.items() if view.face.hasFocus()), "")

    def _focus(self, id_: str) -> None:
        if id_ in self._views:
            face = self._views[id_].face
            face.setFocus(Qt.FocusReason.OtherFocusReason)
            _follow(face)

    def focus_first(self) -> None:
        if self._order:
            self._views[self._order[0]].face.setFocus()

    def focus_row(self, row: str) -> None:
        """Puts the keyboard on a card, or on the first of a group."""
        if row in self._board.groups:
            self._into(row)
        self._focus(row)

    def foot(self) -> FootWords:
        """*4 of 19 not opened yet*"""
        left, of = len(self.cards.unopened()), len(self._views)
        words = ngettext("{n} of {of} not opened yet", "{n} of {of} not opened yet", left)
        return FootWords(words.format(n=left, of=of) if left else "")


def _follow(face: CardFace, turns: int = 4) -> None:
    """Keeps a card in sight: what has just moved has its place only when the layouts round it have had their turns."""
    show_in_scroll_areas(face)
    if turns and face.hasFocus():
        QTimer.singleShot(0, face, partial(_follow, face, turns - 1))
