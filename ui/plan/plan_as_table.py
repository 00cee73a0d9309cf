"""The plan as a table: blind spots on top, the actions in three groups, and a line to add one."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui.context import Context
from ui.parts.empty_state import EmptyState
from ui.parts.stack import column, gap
from ui.parts.text_field import LineField
from ui.plan.action_list import ActionList
from ui.plan.blind_spots import BlindSpots
from ui.plan.plan_in_words import Reading
from ui.plan.row_delegate import RowDelegate
from workbook.pack import Field
from workbook.words import _


class Scrolling(QScrollArea):
    """What every view of the plan stands in: as wide as there is room, scrolled up and down only."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Of our own: the first widget of Qt's own that Python sees makes it list every class of widget.
        self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.content = QWidget()
        self.setWidget(self.content)


class TableView(Scrolling):
    """`added(title)` for a new action written in the last line, `catch()` from the empty plan's button."""

    added = Signal(str)
    catch = Signal()

    def __init__(
        self, context: Context, field: Field, statuses: dict[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        look = context.look
        self.spots = BlindSpots(look)
        self.list = ActionList(look, context.field_text(field, "label"))
        self.list.setItemDelegate(RowDelegate(look, self.list, statuses, owners=True))
        first, _stop, rest = context.field_text(field, "empty").partition(". ")
        self.empty = EmptyState(look, first or _("No actions yet"), rest, _("Catch an action"))
        self.empty.acted.connect(self.catch)
        words = context.field_text(field, "add")
        self.line = LineField(look, placeholder=words, name=words)
        self.line.returnPressed.connect(self._add)
        if context.session.read_only:
            self.line.hide()
        stack = column(look, self.content, margins=(18, 18, 18, 18))
        stack.addWidget(self.spots)
        self._gap = gap(look, 16)
        stack.addWidget(self._gap)
        stack.addWidget(self.empty)
        stack.addWidget(self.list)
        stack.addWidget(gap(look, 12))
        stack.addWidget(self.line)
        stack.addStretch(1)
        self.by_effect = False

    def refresh(self, reading: Reading, chosen: str) -> None:
        """Shows the plan as it is now."""
        self.empty.setVisible(not reading.rows)
        self._gap.setVisible(not reading.rows)
        self.list.setVisible(bool(reading.rows))
        self.list.set_entries(reading.by_choice(by_effect=self.by_effect), chosen)

    def _add(self) -> None:
        title = self.line.text().strip()
        if title:
            self.line.clear()
            self.added.emit(title)
            self.ensureWidgetVisible(self.line)
