"""An open workbook: top bar, left column, sheet and panel, and the way from page to page."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from exercises.answers.rounds import ROUND
from exercises.plan.review import plan_page
from exercises.together.progress import next_page, step_done
from ui.ask import Ask
from ui.clock import clock_of
from ui.context import Context
from ui.look.look import Look
from ui.meeting.following import Following
from ui.meeting.meeting_head import AGENDA
from ui.meeting.meeting_words import top_words
from ui.pages.page import SheetPage
from ui.pages.step_words import step_names
from ui.parts.stack import column, ground, hairline, row
from ui.session import Session
from ui.shell.left_column import LeftColumn
from ui.shell.page_maker import make_page
from ui.shell.place import begin_on, lead_to_gap
from ui.shell.round_guard import RoundGuard
from ui.shell.sheet_frame import SheetFrame
from ui.shell.top_bar import TopBar
from ui.shell.way_on import way_back, way_on
from ui.shell.where_left import page_with, where_left
from workbook.agenda import break_sort
from workbook.model import Event, Place
from workbook.pack import Exercise, Page
from workbook.tokens import PANEL_MAX, WIDTH_FULL, WIDTH_NARROW

if TYPE_CHECKING:
    from ui.shell.capture import CaptureBar
    from ui.shell.facilitator import FacilitatorPanel


class WorkbookView(QWidget):
    """`exercise` and `page` say where to begin; empty is where the group left off."""

    menu_wanted = Signal(QWidget)
    programme_wanted = Signal(QWidget)
    print_wanted = Signal(str)
    """`plan`, or the id of the meeting whose minutes are to be printed."""
    save_elsewhere = Signal()
    moved = Signal()
    """Another page, or something else on it, is in view."""

    def __init__(
        self,
        look: Look,
        session: Session,
        exercise: str = "",
        page: str = "",
        ask: Ask | None = None,
        first: bool = False,
    ) -> None:
        """`first` is for a window that has not been painted yet: it calls `complete` when it has."""
        super().__init__()
        self._look, self.session = look, session
        self.clock = clock_of(session)
        self._panel_widget: QWidget | None = None
        self._notes_wanted = False
        self._notes: tuple[str, FacilitatorPanel] | None = None
        self._standing = ("", "", False)
        sheet = session.sheet
        outer = column(look, self)
        self.top = TopBar(look, sheet.workbook.title or session.workbook.path.stem, self.clock)
        self.top.menu_wanted.connect(self.menu_wanted)
        self.top.undo.connect(session.undo)
        self.top.redo.connect(session.redo)
        self.top.print_wanted.connect(lambda: self.print_wanted.emit("plan"))
        self.top.capture.connect(self.capture)
        self.top.notes_wanted.connect(self.toggle_notes)
        self.top.exercises_wanted.connect(self._show_exercises)
        self.top.meeting_wanted.connect(self.go_to_meeting)
        outer.addWidget(self.top)
        outer.addWidget(hairline())
        self._middle = row(look)
        outer.addLayout(self._middle, 1)
        self.left = LeftColumn(look, sheet, counts=not first)
        self.left.chosen.connect(lambda id_: self.go(id_))
        self.left.capture.connect(lambda: self.capture())
        self.left.plan.connect(self.go_to_plan)
        self.left.programme.connect(self.programme_wanted)
        self._middle.addWidget(self.left)
        self._rule = hairline(role="rule")
        self._middle.addWidget(self._rule)
        self.frame = SheetFrame(look)
        self.frame.step_chosen.connect(self.go_to_step)
        self.frame.save_elsewhere.connect(self.save_elsewhere)
        self.frame.undo.connect(session.undo)
        self._middle.addWidget(self.frame, 1)
        self._panel = QScrollArea()
        self._panel.setWidgetResizable(True)
        self._panel.setFrameShape(QFrame.Shape.NoFrame)
        self._panel.setFixedWidth(look.px(PANEL_MAX))
        self._panel.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._panel.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        ground(self._panel, "bg")
        self._panel.hide()
        self._middle.addWidget(self._panel)
        self.guard = RoundGuard(look, ask or Ask(self), self, self)
        self._behind: Event | None = None
        """What has been typed and is not shown elsewhere yet."""
        session.changed.connect(self._changed)
        session.rested.connect(self._catch_up)
        session.saved.connect(self._show_saved)
        session.not_saved.connect(self._not_saved)
        session.message.connect(self._say)
        self._said_after = (0, "")
        self.exercise: Exercise
        self.page_spec: Page
        self.came_from = ("", "")
        """The (exercise, page) of the programme that the group was on last."""
        self._following = Following(session, self)
        if not sheet.pack.knows(exercise):
            asks = session.asks_to_go_on
            exercise, page = AGENDA if asks else where_left(sheet, self.left.exercises())
        self.go(exercise, page)
        self.top.set_meeting(top_words(session))
        self._show_saved()

    def complete(self) -> None:
        """What is not on the first picture: how far the group has come in each exercise."""
        self.left.refresh()

    @cached_property
    def capture_bar(self) -> CaptureBar:
        """*Catch an action*, over whatever page is shown."""
        from ui.shell.capture import CaptureBar

        bar = CaptureBar(self._look, self.session, self)
        bar.hide()
        return bar

    # --- where we are -------------------------------------------------------------------------------------------

    def go(self, exercise: str, page: str = "", item: str = "") -> None:
        """Shows a page of an exercise; without a page, where the group had come in it."""
        sheet = self.session.sheet
        if break_sort(exercise):
            self._take_break(exercise)
        if not sheet.pack.knows(exercise):
            return
        if not self.guard.may_leave():
            return
        self.session.leave()
        if self.session.failing and self.frame.page is not None:
            # What is only on the screen stays on it until it is saved, here or somewhere else.
            self.session.message.emit(self.session.trouble[0], "")
            return
        self.exercise = sheet.pack.exercise(exercise)
        if page:
            self.page_spec = self.exercise.page(page)
        elif item:
            self.page_spec = page_with(sheet, self.exercise, item)
        else:
            self.page_spec = next_page(sheet, self.exercise)
        context = Context(self._look, self.session, self.exercise, self.page_spec)
        made = make_page(context, item, lambda: self.came_from)
        made.go.connect(self.go)
        made.go_on.connect(self.go_on)
        made.mend.connect(lambda spot: lead_to_gap(self, spot))
        made.capture_wanted.connect(lambda *asked: self.capture_bar.open(*asked))
        made.print_wanted.connect(self.print_wanted)
        made.nowhere_to_begin.connect(self.focus_page)
        made.state_changed.connect(self._refresh_frame)
        self.left.current = exercise
        self.left.refresh()
        title = sheet.texts().exercise(self.exercise, "title")
        number = exercise if exercise in sheet.pack.exercises else ""
        if number:
            self.came_from = (exercise, self.page_spec.id)
        self._following.here = number
        self.frame.set_title(number, title)
        self.top.set_exercise(number, title)
        # A look at the agenda or a note takes no time from the exercise; the closing round has a box of its own.
        if number or self.page_spec.fields:
            self.clock.set_place(exercise, self.page_spec.step)
        self.frame.set_page(made)
        self._refresh_frame(first=True)
        if item:
            made.show_item(item)
        else:
            self.focus_page()

    def take_over(self, other: WorkbookView) -> None:
        """Goes on where another view was, when the look or the language changes."""
        if self.frame.page is not None and other.frame.page is not None:
            self.frame.page.stand(other.frame.page.standing())
        if other._notes_wanted:
            self.toggle_notes()
        if other.left.shows_all():
            self.left.show_all(True)
        if self.came_from[0] == "":
            self.came_from = other.came_from
        if "capture_bar" in vars(other):
            self.capture_bar.take_over(other.capture_bar)

    def focus_page(self) -> None:
        """Puts the keyboard where one begins on the page, or on the button that leads on."""
        begin_on(self.frame)

    def go_to_step(self, step: str) -> None:
        """The first page of a step; before a reveal, sharing is asked for on the page of each."""
        pages = self.exercise.pages_of(step)
        if pages and pages[0].id != self.page_spec.id:
            self.go(self.exercise.id, pages[0].id)

    def go_to_meeting(self) -> None:
        """The meeting's agenda; its notes, decisions and closing round are a choice away."""
        self.go(*AGENDA)

    def _take_break(self, id_: str) -> None:
        """The clock counts the break, and the room sees until when; whichever exercise one goes to ends it."""
        self.go_to_meeting()
        if self.exercise.id == AGENDA[0]:
            self.clock.set_place(id_, "")
            self.clock.start()
            self._refresh_frame()
            if self.frame.page is not None:
                self.frame.page.refresh()

    def go_on(self) -> None:
        """Goes to where the group left off."""
        self.go(*where_left(self.session.sheet, self.left.exercises()))

    def go_to_plan(self) -> None:
        """The plan, wherever the pack keeps it."""
        exercise, page = plan_page(self.session.sheet)
        if exercise:
            self.go(exercise, page)

    def _show_exercises(self, at: QWidget) -> None:
        self.left.as_menu().popup(at.mapToGlobal(at.rect().bottomLeft()))

    def turn(self, by: int) -> None:
        """The page before or after in this exercise."""
        pages = self.exercise.pages
        at = pages.index(self.page_spec) + by
        if 0 <= at < len(pages):
            self.go(self.exercise.id, pages[at].id)

    def turn_exercise(self, by: int) -> None:
        """The exercise before or after in the programme."""
        ids = self.left.exercises()
        at = ids.index(self.exercise.id) + by if self.exercise.id in ids else 0
        if 0 <= at < len(ids):
            self.go(ids[at])

    # --- the frame ----------------------------------------------------------------------------------------------

    def _refresh_frame(self, first: bool = False) -> None:
        page = self.frame.page
        if page is None:
            return
        self.guard.update()
        sheet = self.session.sheet
        if first:
            head = page.head_widget()
            if head is not None:
                self.frame.set_head_widget(head)
        if (first and page.head_widget() is None) or self.frame._path is not None:
            names = step_names()
            steps = [(step, names[step]) for step in self.exercise.steps]
            done = {step for step in self.exercise.steps if step_done(sheet, self.exercise, step)}
            self.frame.set_path(steps, self.page_spec.step, done - {self.page_spec.step})
        back = page.back() or way_back(self)
        main = page.main()
        outlined = False
        if main is None:
            main, outlined = way_on(self, page)
        self.frame.set_foot(back, main, outlined)
        self._show_panel(self._notes_for(page) or page.panel())
        self.top.set_steps(self.session.can_undo(), self.session.can_redo())
        self.moved.emit()

    def reveal(self) -> None:
        """Shows everybody's answers and goes on to them."""
        page = self.frame.page
        if page is not None and page.reveal():
            self.turn(1)

    def listed(self) -> list[str]:
        """The exercises of the left column, in order."""
        return self.left.exercises()

    def set_shut(self, shut: bool) -> None:
        """Shuts the rest of the window while a private round goes on, or opens it again."""
        self.session.private = shut
        self.left.set_shut(shut)
        self.top.set_shut(shut)

    def _notes_for(self, page: SheetPage) -> QWidget | None:
        """The facilitator's notes, if they are asked for; never beside somebody who writes alone."""
        if not self._notes_wanted or self.guard.shut:
            return None
        if self._notes is None or self._notes[0] != self.exercise.id:
            from ui.shell.facilitator import FacilitatorPanel

            panel = FacilitatorPanel(self._look, self.session, self.exercise)
            panel.closed.connect(self.toggle_notes)
            panel.go.connect(self.go)
            self._notes = (self.exercise.id, panel)
        return self._notes[1]

    def toggle_notes(self) -> None:
        """F9: shows the facilitator's notes for this exercise, or puts them away."""
        if self.guard.shut:
            return
        self._notes_wanted = not self._notes_wanted
        self._refresh_frame()
        if not self._notes_wanted:
            self.focus_page()
        elif self.frame.isHidden():  # the panel covers the sheet, and the keyboard goes along
            self.focus_in(self._panel)

    def _show_panel(self, widget: QWidget | None) -> None:
        if widget is self._panel_widget:
            return
        if self._panel_widget is not None:
            self._panel.takeWidget()
        self._panel_widget = widget
        if widget is not None:
            self._panel.setWidget(widget)
            widget.show()
        self._panel.setVisible(widget is not None)
        self._fit()

    def press_main(self) -> None:
        """Ctrl+Enter: the dark button of the view; on a page where each writes alone, the page's own."""
        page = self.frame.page
        if page is None or not page.press_main():
            self.frame.press_main()

    def regions(self) -> list[QWidget]:
        """Left column, sheet, foot and panel, as F6 goes through them."""
        return [self.left, self.frame.body(), self.frame.foot(), self._panel]

    def focus_in(self, region: QWidget) -> bool:
        """Puts the keyboard in a region. False if it has nothing to put it in."""
        if not region.isVisible():
            return False
        if region is self.frame.body() and self.frame.page is not None:
            self.focus_page()
            return True
        for widget in region.findChildren(QWidget):
            if widget.isVisible() and widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                widget.setFocus(Qt.FocusReason.TabFocusReason)
                return True
        return False

    def capture(self, kind: str = "action") -> None:
        """Opens *Catch an action*, or another kind of it, with the exercise and the row one is talking about."""
        page = self.frame.page
        item = page.current_item() if page is not None else ""
        found = self.session.sheet.find(item) if item else None
        exercise = (
            self.exercise.id if self.exercise.id in self.session.sheet.pack.exercises else self.came_from[0]
        )
        words = found[1].words if found is not None else ""
        self.capture_bar.open(exercise, item, words, kind)

    # --- events -------------------------------------------------------------------------------------------------

    def _say(self, text: str, action: str) -> None:
        self._said_after = self._last_step()
        self.frame.say(text, action)

    def _last_step(self) -> tuple[int, str]:
        """Which step *Undo* takes back now, told from any other."""
        workbook = self.session.workbook
        return workbook.newest_step, workbook.can_redo() or ""

    def _changed(self, event: Event) -> None:
        """Shows what has changed; what somebody types changes nothing round them until they rest."""
        if self.frame.message.offers and self._said_after != self._last_step():
            self.frame.message.dismiss()  # its *Undo* would take back something else than it says
        if self._behind is not None:
            event = replace(event, places=event.places | self._behind.places)
        self._behind = event if self.session.typing else None
        if self._behind is None:
            self._show_changed(event)

    def _catch_up(self) -> None:
        """Whoever typed has come to rest."""
        event, self._behind = self._behind, None
        if event is not None:
            self._show_changed(event)

    def _show_changed(self, event: Event) -> None:
        if event.cause != "edit" and Place(self.exercise.id, ROUND) in event.places:
            self.go(self.exercise.id, self.page_spec.id)  # it is another time than the page was made for
        elif self.frame.page is not None:
            self.frame.page.refresh(event)
        self.left.refresh()
        self.top.set_steps(self.session.can_undo(), self.session.can_redo())
        if any(place.exercise == "meetings" for place in event.places):
            self.top.set_meeting(top_words(self.session))
        if any(place.exercise == "facts" for place in event.places):
            self.top.set_title(self.session.workbook.title)

    def set_standing_trouble(self, problem: str, remedy: str, reload: bool = False) -> None:
        """What is so as long as the workbook is open; it gives way to *Not saved*."""
        self._standing = (problem, remedy, reload)
        self._show_saved()

    def _show_saved(self) -> None:
        session = self.session
        self.frame.set_trouble(*(session.trouble if session.failing else self._standing))
        self.top.saved.show_saved(
            session.saved_at,
            waiting=session.has_unsaved(),
            failing=session.failing,
            read_only=session.read_only,
        )

    def _not_saved(self, problem: str, remedy: str) -> None:
        self.frame.set_trouble(problem, remedy)
        self.top.saved.show_saved(None, waiting=True, failing=True, read_only=False)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """The left column gives way to a rail, then to nothing; the panel lies over the sheet."""
        wide = self.width() / self._look.zoom
        for part in (self.left, self._rule):
            part.setVisible(wide >= WIDTH_NARROW)
        self.frame.set_narrow(wide < WIDTH_NARROW)
        self.left.set_rail(wide < WIDTH_FULL and (wide < 1024 or self._panel_widget is not None))
        room = self.width() - (self.left.width() if self.left.isVisibleTo(self) else 0)
        panel = min(self._look.px(PANEL_MAX), max(self._look.px(300), room // 2))
        # The facilitator's panel is used while the group works on the sheet: half of it would be of no use to either.
        least = self._look.px(860 if self._notes_wanted else 640)
        covers = self._panel_widget is not None and room < least
        self._panel.setFixedWidth(room if covers else min(panel, room))
        self.frame.setVisible(not covers)
