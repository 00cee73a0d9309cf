"""The rows that the content of a scene is laid out as: what all have, and those of the grid and the plan."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from PySide6.QtCore import QRectF

from ui.look.look import Look
from ui.parts.role_cell import MARK, paint_role
from ui.presenter.room_type import RoomPen, Sizes
from workbook.blocks import Duty, DutyGrid
from workbook.hyphens import hyphenated
from workbook.scene_parts import Planned, PlanPart

Paint = Callable[[RoomPen, float, float], None]
GAP = 44.0
MOST_LINES = 6
"""A row longer than this ends in an ellipsis; it stands in full in the main window."""


@dataclass(frozen=True)
class Piece:
    """One row: its height, how it is painted at (x, top), and the head it stands under.

    A page that goes on with it has the head above it once more, or `again` in its place. One that is `whole` has a page
    to itself, from where the question would have stood; a `space` between two others begins none.
    """

    height: float
    paint: Paint
    head: Piece | None = None
    whole: bool = False
    again: Piece | None = None
    space: bool = False


class Rows:
    """Makes rows for a width; `room` is how high a page is, and `whole` one without the question."""

    def __init__(self, sizes: Sizes, width: float, room: float, language: str, whole: float = 0.0) -> None:
        self.s, self.width, self.room, self.language = sizes, width, room, language
        self.whole = whole

    def wide_of(self, across: int) -> float:
        return (self.width - (across - 1) * self.s(GAP)) / across

    def heading(self, titles: tuple[str | None, ...], across: int) -> Piece:
        """A line over each column but those that are told as None."""
        s, wide = self.s, self.wide_of(across)
        lines = [s.lines(title, "label", wide, most=2) if title else () for title in titles]
        tall = max(len(found) for found in lines) * s.line("label")
        height = tall + s(16) if tall else s(2)

        def paint(pen: RoomPen, x: float, top: float) -> None:
            for number, found in enumerate(lines):
                if titles[number] is None:
                    continue
                left = x + number * (wide + s(GAP))
                pen.words(found, "label", left, top + tall - len(found) * s.line("label"), colour="ink2")
                pen.rule(left, top + height - s(2.6), wide, thick=2.6, colour="ink")

        return Piece(height, paint)

    # --- grids --------------------------------------------------------------------------------------------------

    def duties(self, block: DutyGrid) -> Iterator[Piece]:
        """As many roles at a time as have room for their names; the tasks are held."""
        s, task_wide = self.s, self.width * 0.34
        most = max(1, int((self.width - task_wide) // s(170)))
        for start in range(0, len(block.roles), most):
            roles = block.roles[start : start + most]
            wide = (self.width - task_wide) / len(roles)
            names = [
                s.lines(hyphenated(role, self.language), "label", wide - s(12), most=3) for role in roles
            ]
            tall = max(len(name) for name in names) * s.line("label")
            head = self._role_names(names, tall, task_wide, wide)
            for number, (task, duties) in enumerate(block.tasks):
                lines = s.lines(task, "item", task_wide - s(20), 600, most=MOST_LINES)
                height = max(len(lines) * s.line("item"), s(74)) + s(18)
                cells = duties[start : start + most]

                def paint(
                    pen: RoomPen,
                    x: float,
                    top: float,
                    number: int = number,
                    lines: tuple[str, ...] = lines,
                    height: float = height,
                    cells: tuple[Duty | None, ...] = cells,
                    wide: float = wide,
                ) -> None:
                    if number:
                        pen.rule(x, top, self.width)
                    pen.words(lines, "item", x, top + (height - len(lines) * s.line("item")) / 2, weight=600)
                    look = Look(pen.look.colours, s(70) / MARK, pen.look.dark)
                    for at, duty in enumerate(cells):
                        if duty is not None:
                            box = QRectF(x + task_wide + at * wide, top, wide, height)
                            paint_role(pen.painter, box, look, duty.code[0].upper(), duty.letter)

                yield Piece(height, paint, head)

    def _role_names(self, names: list[tuple[str, ...]], tall: float, left: float, wide: float) -> Piece:
        s = self.s

        def paint(pen: RoomPen, x: float, top: float) -> None:
            for at, name in enumerate(names):
                middle = x + left + (at + 0.5) * wide
                pen.words(
                    name, "label", 0, top + tall - len(name) * s.line("label"), colour="ink2", middle=middle
                )
            pen.rule(x, top + tall + s(10), self.width, thick=2.6, colour="ink")

        return Piece(tall + s(14), paint)

    def plan(self, block: PlanPart) -> Iterator[Piece]:
        head = self.heading((block.title,), 1)
        for number, action in enumerate(block.actions):
            yield self._action(action, head, first=number == 0)

    def _action(self, action: Planned, head: Piece, *, first: bool) -> Piece:
        s, width = self.s, self.width
        right, due_wide = width * 0.58, width * 0.18
        owner_wide = width - right - due_wide
        title = s.lines(action.title, "item", right - s(32), 600, most=3)
        need = s.lines(action.need, "label", right - s(32), 500, voice=True, most=2) if action.need else ()
        owner = s.lines(action.owner, "label", owner_wide - s(24), most=2) if action.owner else ()
        due = s.lines(action.due, "label", due_wide, most=2) if action.due else ()
        tall = max(
            len(title) * s.line("item") + len(need) * s.line("label"),
            max(len(owner), len(due)) * s.line("label"),
        )

        def paint(pen: RoomPen, x: float, top: float) -> None:
            if not first:
                pen.rule(x, top, width)
            y = top + s(18)
            pen.words(title, "item", x, y, weight=600)
            below = y + len(title) * s.line("item")
            pen.words(need, "label", x, below, weight=500, voice=True, colour="ink2")
            down = (s.line("item") - s.line("label")) / 2
            pen.words(owner, "label", x + right, y + down)
            pen.words(due, "label", x + right + owner_wide, y + down)

        return Piece(tall + s(36), paint, head)
