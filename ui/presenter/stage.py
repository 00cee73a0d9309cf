"""What the room sees, painted: a scene and the time, as large as the height of the window says, and nothing else."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, QRectF, QSizeF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLabel, QWidget

from ui.look import marks
from ui.look.look import Look
from ui.parts.words import no_widow
from ui.presenter.pieces import SceneLayout
from ui.presenter.room_type import RoomPen, Sizes
from ui.presenter.scene_in_words import answered_words, page_words, scene_words
from ui.presenter.scene_rows import Piece
from workbook.scene_parts import Scene
from workbook.tokens import PRESENTER, TypeRole
from workbook.words import _, ngettext

_HEIGHT, _LEAST_WIDTH = 1080.0, 1280.0
_SIDE, _TIMER, _THREAD = 96.0, 330.0, 134.0
_MOST_DOTS = 40
_QUESTION_LINES = 3


class Stage(QLabel):
    """A label, so that a screen reader takes it for what it is: words to read. Its name is the whole scene.

    `types` are the sizes at 1080 px height. What does not fit stands on the next page; nothing is made smaller.
    """

    paged = Signal()
    """The number of pages, or the page, is another."""

    def __init__(
        self, look: Look, types: Mapping[str, TypeRole] = PRESENTER, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._look, self._types = look, types
        self._scene: Scene | None = None
        self._title = ""
        self._time: tuple[int, int] | None = None
        self._page = 0
        self._laid_out: tuple[QSizeF, list[list[Piece]]] | None = None
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._name_it()

    # --- what it shows ------------------------------------------------------------------------------------------

    def scene(self) -> Scene | None:
        """What is shown now; None = the standing picture."""
        return self._scene

    def show_scene(self, scene: Scene) -> None:
        """Shows a scene. One that is like the one before changes nothing on the screen."""
        if scene == self._scene:
            return
        before, self._scene = self._scene, scene
        same = before is not None and (before.where, before.question) == (scene.where, scene.question)
        self._again(0 if not same else self._page)

    def show_standing(self, title: str) -> None:
        """The mark and the workbook's title, while there is nothing for the room."""
        if self._scene is None and title == self._title:
            return
        self._scene, self._title = None, title
        self._again(0)

    def set_time(self, left: int | None, total: int = 0) -> None:
        """Seconds left of how many, less than none over time; None = there is no clock."""
        time = None if left is None else (left, total)
        if time == self._time:
            return
        width = self._time is None or time is None
        self._time = time
        if width:
            self._laid_out = None
        self._name_it()
        self.update()

    def set_look(self, look: Look) -> None:
        """Paints in another theme from now on."""
        self._look = look
        self.update()

    @property
    def look(self) -> Look:
        return self._look

    def _again(self, page: int) -> None:
        self._laid_out = None
        self._page = page
        self._name_it()
        self.update()
        self.paged.emit()

    def _name_it(self) -> None:
        name = self._title or "Samsyn" if self._scene is None else scene_words(self._scene)
        if self.accessibleName() != name:
            self.setAccessibleName(name)
        self.setAccessibleDescription(self.time_words() if self._scene is not None else "")

    # --- pages --------------------------------------------------------------------------------------------------

    @property
    def pages(self) -> int:
        """How many pages the scene has in this size."""
        return len(self._pages(QSizeF(self.size())))

    @property
    def page(self) -> int:
        """Which of them is shown, from 0."""
        return min(self._page, self.pages - 1)

    def turn(self, by: int) -> None:
        """Shows the page before or after, if there is one."""
        to = max(0, min(self.page + by, self.pages - 1))
        if to != self._page:
            self._page = to
            self.update()
            self.paged.emit()

    def _pages(self, size: QSizeF) -> list[list[Piece]]:
        if self._scene is None or self._scene.answered is not None:
            return [[]]
        if self._laid_out is None or self._laid_out[0] != size:
            sizes = self._sizes(size)
            top = self._content_top(sizes, size)
            room = size.height() - sizes(_THREAD + 24) - top
            width = size.width() - 2 * sizes(_SIDE)
            whole = size.height() - sizes(_THREAD + 24) - self._question_top(sizes, self._scene)
            layout = SceneLayout(sizes, width, room, self._scene.language, whole)
            self._laid_out = size, layout.pages(self._scene)
        return self._laid_out[1]

    # --- painting -----------------------------------------------------------------------------------------------

    def _sizes(self, size: QSizeF) -> Sizes:
        return Sizes(max(0.05, min(size.height() / _HEIGHT, size.width() / _LEAST_WIDTH)), self._types)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self.paint(painter, QSizeF(self.size()))
        painter.end()

    def paint(self, painter: QPainter, size: QSizeF) -> None:
        """Paints all of it on anything, in any size."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pen = RoomPen(painter, self._look, self._sizes(size))
        pen.bar(QRectF(0, 0, size.width(), size.height()), "paper")
        if self._scene is None:
            self._paint_standing(pen, size)
            return
        pages = self._pages(size)
        page = min(self._page, len(pages) - 1)
        whole = any(piece.whole for piece in pages[page])
        self._paint_head(pen, size, self._scene, question=not whole)
        if self._scene.answered is not None:
            self._paint_answered(pen, size, *self._scene.answered)
            return
        y = self._question_top(pen.sizes, self._scene) if whole else self._content_top(pen.sizes, size)
        for piece in pages[page]:
            piece.paint(pen, pen.sizes(_SIDE), y)
            y += piece.height
        self._paint_foot(pen, size, self._scene, page, len(pages))

    def _paint_standing(self, pen: RoomPen, size: QSizeF) -> None:
        s = pen.sizes
        side = s(220)
        middle, top = size.width() / 2, size.height() / 2 - s(200)
        marks.logo(pen.painter, QRectF(middle - side / 2, top, side, side), pen.look)
        words = no_widow(self._title or "Samsyn")
        lines = s.lines(words, "question", size.width() - 2 * s(_SIDE), most=_QUESTION_LINES)
        pen.words(lines, "question", 0, top + side + s(40), middle=middle)

    def _question(self, sizes: Sizes, size: QSizeF, scene: Scene) -> tuple[str, ...]:
        width = size.width() - 2 * sizes(_SIDE)
        if self._time is not None:
            width -= self._timer_width(sizes) + sizes(60)
        role = "voice" if scene.voice else "question"
        return sizes.lines(no_widow(scene.question), role, width, voice=scene.voice, most=_QUESTION_LINES)

    def _question_top(self, sizes: Sizes, scene: Scene) -> float:
        return sizes(66) + sizes.line("label") + sizes(26 if scene.voice else 12)

    def _content_top(self, sizes: Sizes, size: QSizeF) -> float:
        assert self._scene is not None
        role = "voice" if self._scene.voice else "question"
        lines = len(self._question(sizes, size, self._scene))
        below = self._question_top(sizes, self._scene) + lines * sizes.line(role) + sizes(40)
        return max(below, sizes(274))

    def _paint_head(self, pen: RoomPen, size: QSizeF, scene: Scene, *, question: bool = True) -> None:
        s = pen.sizes
        width = size.width() - 2 * s(_SIDE) - (self._timer_width(s) + s(60) if self._time is not None else 0)
        pen.words(s.lines(scene.where, "label", width, most=1), "label", s(_SIDE), s(66), colour="ink2")
        role = "voice" if scene.voice else "question"
        lines = self._question(s, size, scene) if question else ()
        pen.words(lines, role, s(_SIDE), self._question_top(s, scene), voice=scene.voice)
        if self._time is not None:
            self._paint_time(pen, size, *self._time)

    def _paint_time(self, pen: RoomPen, size: QSizeF, left: int, total: int) -> None:
        s, wide = pen.sizes, self._timer_width(pen.sizes)
        x = size.width() - s(_SIDE) - wide
        pen.words((clock_words(left),), "timer", x, s(64))
        bar = s(64) + s.line("timer") + s(14)
        pen.bar(QRectF(x, bar, wide, s(8)), "line")
        if left > 0 and total > 0:
            pen.bar(QRectF(x, bar, wide * min(1.0, left / total), s(8)), "ink")
        words = self._last_words()
        if words:
            pen.words((words,), "label", 0, bar + s(14), colour="ink2", right=x + wide)

    def _timer_width(self, sizes: Sizes) -> float:
        figures = clock_words(self._time[0]) if self._time is not None else ""
        return max(sizes(_TIMER), sizes.width(figures, "timer"))

    def _last_words(self) -> str:
        """The last minute and over time in words, never in a colour."""
        if self._time is None or self._time[0] >= 60:
            return ""
        return _("Over time") if self._time[0] < 0 else _("Under a minute left")

    def time_words(self) -> str:
        """The time as it is said."""
        if self._time is None:
            return ""
        left, _total = self._time
        if left < 60:
            return self._last_words()
        return ngettext("{n} minute left", "{n} minutes left", left // 60).format(n=left // 60)

    def _paint_answered(self, pen: RoomPen, size: QSizeF, n: int, of: int) -> None:
        """A dot for each, filled for those who have answered: how many, never who."""
        s = pen.sizes
        words = answered_words(n, of)
        room = size.width() - 2 * s(_SIDE)
        x, middle = s(_SIDE), size.height() - s(155)
        side, pitch = s.line("label") * 0.62, s.line("label") * 1.15
        after = 0.0
        if 0 < of <= _MOST_DOTS:
            beside = room - s.width(words, "label") - s(40)
            fits = of * pitch <= beside
            pitch = pitch if fits else min(pitch, room / of)
            up = 0.0 if fits else s.line("label")
            for at in range(of):
                pen.dot(
                    x + side / 2 + at * pitch,
                    middle - up,
                    min(side, pitch * 0.8),
                    "ink" if at < n else "edge",
                    filled=at < n,
                )
            after = of * pitch + s(20) if fits else 0.0
        pen.words((words,), "label", x + after, middle - s.line("label") / 2)

    def _paint_foot(self, pen: RoomPen, size: QSizeF, scene: Scene, page: int, pages: int) -> None:
        s = pen.sizes
        y = size.height() - s(_THREAD)
        pen.rule(0, y - s(2), size.width(), thick=4, colour="thread")
        pen.dot(s(114), y, s(32), "thread")
        middle, right = size.height() - s(_THREAD / 2), size.width() - s(_SIDE)
        said = [(scene.place, "ink2")] if scene.place else []
        if pages > 1:
            said.append((page_words(page + 1, pages), "ink"))
        top = middle - len(said) * s.line("label") / 2
        for number, (words, colour) in enumerate(said):
            pen.words((words,), "label", 0, top + number * s.line("label"), colour=colour, right=right)
        aside = max((s.width(words, "label") for words, _colour in said), default=0.0)
        lines = (
            s.lines(scene.prompt, "item", right - aside - s(64) - s(_SIDE), 600, most=2)
            if scene.prompt
            else ()
        )
        pen.words(lines, "item", s(_SIDE), middle - len(lines) * s.line("item") / 2, weight=600)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.paged.emit()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.LanguageChange:
            self._name_it()


def clock_words(left: int) -> str:
    """*12:30*, and over time *+01:20*."""
    minutes, seconds = divmod(abs(left), 60)
    return f"{'+' if left < 0 else ''}{minutes:02}:{seconds:02}"
