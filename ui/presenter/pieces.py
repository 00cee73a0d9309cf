"""The content of a scene laid out as rows that know how high they are, so that what does not fit is paged."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from PySide6.QtCore import QRectF

from ui.look import marks
from ui.parts.matrix_view import paint_picture
from ui.presenter.room_type import RoomPen
from ui.presenter.scene_in_words import from_words
from ui.presenter.scene_rows import GAP, MOST_LINES, Piece, Rows
from ui.presenter.strip import paint_strip, strip_height
from workbook.blocks import DutyGrid, Facts, Text
from workbook.picture import Drawn
from workbook.scene_parts import Bar, Bars, Columns, Heap, PlanPart, Scene, ScenePart, Strip, Strips, Thing

_WIDEST_COLUMN = 360.0
_LEAST_SCALE, _UNDER_CLOCK = 1.8, 180.0
"""Of a picture, at 1080 px: its words are 15 units high, and are painted as labels are. And where the clock ends."""


class SceneLayout(Rows):
    """Makes pieces of blocks for a width."""

    def pieces(self, scene: Scene) -> list[Piece]:
        found: list[Piece] = []
        for number, part in enumerate(scene.content):
            if number:
                found.append(Piece(self.s(30), lambda pen, x, y: None, space=True))
            found += self._part(part)
        return found

    def pages(self, scene: Scene) -> list[list[Piece]]:
        """What stands on each page, heads repeated."""
        match scene.content:
            case (Strips((_strip,)) as strips, Columns((_heap,)) as words) if self.width >= self.s(1400):
                return self._beside(strips, words)
        pages: list[list[Piece]] = [[]]
        used, head = 0.0, None
        for piece in self.pieces(scene):
            above = piece.head if piece.head is not None and piece.head is not head else None
            need = piece.height + (above.height if above else 0.0)
            if piece.space and (not pages[-1] or used + need > self.room):
                continue
            if pages[-1] and (used + need > self.room or piece.whole):
                pages.append([])
                used, above = 0.0, piece.again or piece.head
                need = piece.height + (above.height if above else 0.0)
            if above is not None:
                pages[-1].append(above)
            pages[-1].append(piece)
            used, head = used + need, piece.head
        return pages

    def _beside(self, strips: Strips, words: Columns) -> list[list[Piece]]:
        """One strip, and on every page of the words the same strip to their left: the closing round."""
        shift = self.width / 2 + self.s(GAP)
        left = next(
            iter(SceneLayout(self.s, shift - self.s(2 * GAP), self.room, self.language)._strips(strips))
        )
        right = SceneLayout(self.s, self.width - shift, self.room, self.language)

        def beside(piece: Piece) -> Piece:
            return Piece(piece.height, lambda pen, x, y: piece.paint(pen, x + shift, y))

        pages = right.pages(Scene(content=(words,)))
        return [[Piece(0.0, left.paint), *map(beside, page)] for page in pages]

    def _part(self, part: ScenePart) -> Iterator[Piece]:
        match part:
            case Columns():
                yield from self._columns(part)
            case Strips():
                yield from self._strips(part)
            case Bars():
                yield from self._bars(part)
            case Facts():
                yield from self._facts(part)
            case DutyGrid():
                yield from self.duties(part)
            case PlanPart():
                yield from self.plan(part)
            case Text():
                yield from self._text(part)
            case Drawn():
                yield from self._drawn(part)

    # --- pictures -----------------------------------------------------------------------------------------------

    def _drawn(self, block: Drawn) -> Iterator[Piece]:
        """As large as the screen lets it be, with what its numbers stand for at its right, under the clock.

        Where they are too many the rest stand beside the same picture on the next page. One that is so tall that nobody
        could read it from the back stays in the main window.
        """
        s, picture = self.s, block.picture
        head = s.line("item") + s(16)
        room = self.width * (0.55 if block.numbers else 0.8)
        scale = min(room / max(picture.width, 1), (self.whole - head) / max(picture.height, 1))
        if scale < s(_LEAST_SCALE):
            return
        wide, high = picture.width * scale, picture.height * scale
        beside, below = wide + s(GAP), s(_UNDER_CLOCK)
        room, fits = self.width - beside, int((self.whole - below) // s.line("label"))
        told: list[list[str]] = [[]]
        for each in block.numbers:
            lines = s.lines(each, "label", room, most=2)
            if told[-1] and len(told[-1]) + len(lines) > fits:
                told.append([])
            told[-1] += lines

        def paint(pen: RoomPen, x: float, top: float, told: tuple[str, ...]) -> None:
            pen.words(s.lines(block.title, "item", room, most=1), "item", x, top)
            least = s.font("label").pixelSize()
            paint_picture(pen.painter, picture, pen.look, QRectF(x, top + head, wide, high), least)
            pen.words(told, "label", x + beside, top + below)

        for words in told:
            yield Piece(self.whole, partial(paint, told=tuple(words)), whole=True)

    # --- columns ------------------------------------------------------------------------------------------------

    def _columns(self, block: Columns) -> Iterator[Piece]:
        s = self.s
        most = max(1, min(4, int((self.width + s(GAP)) // s(_WIDEST_COLUMN + GAP))))
        if len(block.heaps) == 1:
            yield from self._one_heap(block.heaps[0], block.voice, most)
            return
        across = min(most, len(block.heaps))
        for start in range(0, len(block.heaps), across):
            heaps = block.heaps[start : start + across]
            head = self.heading(tuple(heap.title for heap in heaps), across)
            for at in range(max(1, *(len(heap.things) for heap in heaps))):
                row = [heap.things[at] if at < len(heap.things) else None for heap in heaps]
                left = tuple(heap.title if at < len(heap.things) else None for heap in heaps)
                again = self.heading(left, across) if at else None
                yield self._row(row, across, block.voice, head, first=at == 0, again=again)

    def _one_heap(self, heap: Heap, voice: bool, most: int) -> Iterator[Piece]:
        """One list: in as few columns as it fits in, row by row."""
        long = sum(len(thing.words) for thing in heap.things) > 40 * len(heap.things)
        made: list[Piece] = []
        for across in range(1, min(most, 2 if long else most) + 1):
            head = self.heading((heap.title,), 1)
            made = [
                self._row(list(heap.things[at : at + across]), across, voice, head, first=at == 0)
                for at in range(0, len(heap.things), across)
            ]
            if sum(piece.height for piece in made) + head.height <= self.room:
                break
        yield from made

    def _row(
        self,
        things: list[Thing | None],
        across: int,
        voice: bool,
        head: Piece,
        *,
        first: bool,
        again: Piece | None = None,
    ) -> Piece:
        s, wide = self.s, self.wide_of(across)
        numbered = any(thing is not None and thing.number for thing in things)
        indent = s(56) if numbered else 0.0
        weight = 500 if voice else 600
        lines = [
            s.lines(thing.words, "item", wide - indent, weight, voice=voice, most=MOST_LINES) if thing else ()
            for thing in things
        ]
        beneath = [
            s.lines(thing.beneath, "label", wide - indent, most=2) if thing and thing.beneath else ()
            for thing in things
        ]
        tall = 0.0
        for thing, found, more in zip(things, lines, beneath, strict=True):
            if thing is not None:
                dots = s(46) if thing.people else 0.0
                tall = max(tall, len(found) * s.line("item") + len(more) * s.line("label") + dots)

        def paint(pen: RoomPen, x: float, top: float) -> None:
            for number, (thing, found, more) in enumerate(zip(things, lines, beneath, strict=True)):
                if thing is None:
                    continue
                left = x + number * (wide + s(GAP))
                if not first:
                    pen.rule(left, top, wide)
                y = top + s(20)
                if thing.number:
                    pen.words((str(thing.number),), "item", left, y, weight=600, colour="ink3")
                pen.words(found, "item", left + indent, y, weight=weight, voice=voice)
                y += len(found) * s.line("item")
                pen.words(more, "label", left + indent, y, colour="ink2")
                y += len(more) * s.line("label")
                if thing.people:
                    _dots(pen, left, y + s(22), wide, thing.people)

        return Piece(tall + s(38), paint, head, again=again)

    # --- numbers ------------------------------------------------------------------------------------------------

    def _strips(self, block: Strips) -> Iterator[Piece]:
        s, gap = self.s, self.s(146)
        across = 2 if self.width >= s(1150) and len(block.strips) > 1 else 1
        wide = min((self.width - gap) / 2 if across == 2 else self.width, s(860))
        for start in range(0, len(block.strips), across):
            strips = block.strips[start : start + across]
            height = max(strip_height(s, strip, wide) for strip in strips)

            def paint(pen: RoomPen, x: float, top: float, strips: Sequence[Strip] = strips) -> None:
                for number, strip in enumerate(strips):
                    paint_strip(pen, strip, x + number * (wide + gap), top + s(24), wide)

            yield Piece(height + s(48), paint)

    def _bars(self, block: Bars) -> Iterator[Piece]:
        for number, bar in enumerate(block.bars):
            yield self._bar(bar, block, first=number == 0, cut=number == block.cut and number > 0)

    def _bar(self, bar: Bar, block: Bars, *, first: bool, cut: bool) -> Piece:
        s, width = self.s, self.width
        chosen = any(other.chosen for other in block.bars)
        indent, mid = s(56) if chosen else 0.0, width * 0.42
        count = s.width("000", "item", 600)
        words = from_words(bar.people) if bar.dots else ""
        said = max(s.width(from_words(other.people), "label") for other in block.bars)
        weight = 500 if block.voice else 600
        lines = s.lines(bar.words, "item", mid - indent - s(24), weight, voice=block.voice, most=MOST_LINES)
        most = max(1, *(other.dots for other in block.bars))
        side = s(26)
        pitch = min(s(34), max(1.0, width - mid - count - said - s(60)) / most)

        def paint(pen: RoomPen, x: float, top: float) -> None:
            if not first:
                pen.rule(x, top, width, thick=2.6 if cut else 1.3, colour="ink" if cut else "line")
            middle = top + s(18) + len(lines) * s.line("item") / 2
            if bar.chosen:
                marks.diamond(pen.painter, QRectF(x, middle - s(15), s(30), s(30)), pen.look)
            pen.words(lines, "item", x + indent, top + s(18), weight=weight, voice=block.voice)
            for dot in range(bar.dots):
                pen.dot(x + mid + side / 2 + dot * pitch, middle, side)
            y = middle - s.line("item") / 2
            right = x + width - said - s(24)
            pen.words((str(bar.dots),), "item", 0, y, weight=600, right=right)
            pen.words((words,), "label", right + s(24), middle - s.line("label") / 2, colour="ink2")

        return Piece(len(lines) * s.line("item") + s(36), paint)

    # --- words --------------------------------------------------------------------------------------------------

    def _facts(self, block: Facts) -> Iterator[Piece]:
        s, voice = self.s, block.voice
        name_wide = self.width * 0.32
        for number, (label, text) in enumerate(block.pairs):
            weight = 500 if voice else 600
            name = s.lines(label, "item", name_wide - s(24), weight, voice=voice, most=MOST_LINES)
            words = s.lines(text, "item", self.width - name_wide, voice=voice, weight=400, most=MOST_LINES)
            words = words if text else ()

            def paint(
                pen: RoomPen,
                x: float,
                top: float,
                number: int = number,
                name: tuple[str, ...] = name,
                words: tuple[str, ...] = words,
                weight: int = weight,
            ) -> None:
                if number:
                    pen.rule(x, top, self.width)
                pen.words(name, "item", x, top + s(20), weight=weight, voice=voice)
                pen.words(words, "item", x + name_wide, top + s(20), weight=400, voice=voice)

            yield Piece(max(len(name), len(words)) * s.line("item") + s(40), paint)

    def _text(self, block: Text) -> Iterator[Piece]:
        """A few lines stay together; a long text goes on on the next page, line by line."""
        s, voice = self.s, block.role == "voice"
        weight = 500 if voice else 400
        wide = min(self.width, s(1500))
        title = s.lines(block.lead_in, "label", wide, most=2) if block.lead_in else ()
        head = None
        if title:
            height = len(title) * s.line("label") + s(8)
            head = Piece(height, lambda pen, x, top: pen.words(title, "label", x, top, colour="ink2"))
        lines = s.lines(block.text, "item", wide, weight, voice=voice)
        by = len(lines) if len(lines) * s.line("item") <= self.room / 2 else 1
        for at in range(0, len(lines), max(1, by)):
            some = lines[at : at + by]

            def paint(pen: RoomPen, x: float, top: float, some: tuple[str, ...] = some) -> None:
                pen.words(some, "item", x, top, weight=weight, voice=voice)

            yield Piece(len(some) * s.line("item"), paint, head)


def _dots(pen: RoomPen, x: float, y: float, wide: float, n: int) -> None:
    """A dot for each person; where there is no room for all, one dot and the number."""
    s = pen.sizes
    side, pitch = s(18), s(22.5)
    if n * pitch > wide:
        pen.dot(x + side / 2, y, side)
        pen.words((str(n),), "label", x + side + s(10), y - s.line("label") / 2)
        return
    for at in range(n):
        pen.dot(x + side / 2 + at * pitch, y, side)
