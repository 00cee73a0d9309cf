"""What the menu and the keys do, in one table, so that the two never differ."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from workbook.words import LANGUAGES, NAMES, _, language

if TYPE_CHECKING:
    from ui.pages.decision import DecisionPart
    from ui.presenter.big_screen import BigScreen
    from ui.shell.app_window import AppWindow
    from ui.shell.own_packs import OwnPacks
    from ui.shell.workbook_view import WorkbookView
    from workbook.pack import Exercise


@dataclass(frozen=True)
class Command:
    """One thing to do: its words (empty = only a key), its keys, and whether it needs an open workbook."""

    words: str
    keys: tuple[str, ...]
    do: Callable[[], object]
    needs_workbook: bool = True


class Commands:
    """The commands of one window; those of one's own exercises have a menu in the midst of them."""

    def __init__(self, window: AppWindow, own_packs: OwnPacks) -> None:
        self._window, self._own_packs = window, own_packs
        self._actions: list[tuple[Command, QAction]] = []
        self._big_screen: BigScreen | None = None
        self.rebuild()

    @property
    def big_screen(self) -> BigScreen:
        """The big screen of this window."""
        if self._big_screen is None:
            from ui.presenter.big_screen import BigScreen

            self._big_screen = BigScreen(self._window)
            self._big_screen.turned_on.connect(self._show_screen_on)
        return self._big_screen

    def show_on_big_screen(self) -> None:
        """The window shows something else: so does the big screen, if there is one."""
        if self._big_screen is not None:
            self._big_screen.show_now()

    def _view(self) -> WorkbookView | None:
        return self._window.workbook_view()

    def _in_view(self, do: Callable[[WorkbookView], object]) -> Callable[[], None]:
        def run() -> None:
            view = self._view()
            if view is not None:
                do(view)

        return run

    def groups(self) -> list[list[Command]]:
        """The menu's groups, top to bottom; commands without words have only keys."""
        w = self._window
        view = self._in_view
        return [
            [
                Command(_("New workbook"), ("Ctrl+N",), w.new, False),
                Command(_("Open a workbook"), ("Ctrl+O",), w.open, False),
                Command(_("Look at the sample"), ("Ctrl+E",), w.sample, False),
                Command(_("Save a copy"), ("Ctrl+Shift+S",), w.save_copy),
                Command(_("Print the plan"), ("Ctrl+P",), w.print_plan),
                Command(_("Close the workbook"), ("Ctrl+W",), w.close_workbook),
            ],
            [
                Command(_("Undo"), ("Ctrl+Z",), lambda: w.session.undo()),
                Command(_("Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), lambda: _redo(w)),
                Command(_("Catch an action"), ("Ctrl+K",), view(lambda v: v.capture())),
                Command(_("Park a question"), ("Ctrl+Shift+K",), view(lambda v: v.capture("parked"))),
                Command(_("Go to the plan"), (), view(lambda v: v.go_to_plan())),
                Command(_("The meeting"), ("Ctrl+M",), view(lambda v: v.go_to_meeting())),
                Command(_("The facilitator's notes"), ("F9",), view(lambda v: v.toggle_notes())),
                Command(_("Start or pause the timer"), ("F8",), view(lambda v: v.clock.toggle())),
                Command(_("Five minutes more"), ("Shift+F8",), view(lambda v: v.clock.add())),
            ],
            [
                Command(_("Show on the big screen"), ("F5",), lambda: self.big_screen.toggle(), False),
                Command(_("Swap screens"), ("Shift+F5",), lambda: self.big_screen.swap(), False),
                Command("", ("Ctrl+Alt+PgDown",), lambda: self.big_screen.turn(1), False),
                Command("", ("Ctrl+Alt+PgUp",), lambda: self.big_screen.turn(-1), False),
            ],
            [
                Command(_("Larger text"), ("Ctrl++", "Ctrl+="), lambda: w.zoom(1), False),
                Command(_("Smaller text"), ("Ctrl+-",), lambda: w.zoom(-1), False),
                Command(_("Text at 100 %"), ("Ctrl+0",), lambda: w.zoom(0), False),
            ],
            [
                Command(_("Keys"), ("F1",), w.show_keys, False),
                Command(_("About Samsyn"), (), w.show_about, False),
                Command(_("Quit"), ("Ctrl+Q",), lambda: w.close(), False),
            ],
            [
                Command("", ("F10",), lambda: w.show_menu(), False),
                Command("", ("Ctrl+Return", "Ctrl+Enter"), view(lambda v: v.press_main())),
                Command("", ("Ctrl+PgDown",), view(lambda v: v.turn(1))),
                Command("", ("Ctrl+PgUp",), view(lambda v: v.turn(-1))),
                Command("", ("Ctrl+Shift+PgDown",), view(lambda v: v.turn_exercise(1))),
                Command("", ("Ctrl+Shift+PgUp",), view(lambda v: v.turn_exercise(-1))),
                Command("", ("F6",), view(_next_region)),
                Command("", ("Ctrl+R",), view(lambda v: _on_decision(v, lambda part: part.reserve()))),
                Command("", ("Ctrl+5",), view(lambda v: _on_decision(v, lambda part: part.check_it()))),
                *(
                    Command("", (f"Alt+{n}",), view(lambda v, n=n: _step(v, n)))  # type: ignore[misc]
                    for n in range(1, 5)
                ),
            ],
        ]

    def rebuild(self) -> None:
        """Makes the actions anew, in the language of now."""
        for _command, action in self._actions:
            self._window.removeAction(action)
            action.deleteLater()
        self._actions = []
        for group in self.groups():
            for command in group:
                action = QAction(command.words, self._window.window())
                action.setShortcuts([QKeySequence(keys) for keys in command.keys])
                # Held down it would go on through page after page, and past what is shown only once.
                action.setAutoRepeat("Ctrl+Return" not in command.keys)
                action.triggered.connect(command.do)
                self._window.addAction(action)
                self._actions.append((command, action))
        self.update()

    def update(self) -> None:
        """Switches off what needs an open workbook while there is none, and tells the clock whether to be heard."""
        is_open = self._window.has_workbook
        for command, action in self._actions:
            action.setEnabled(is_open or not command.needs_workbook)
        if self._big_screen is not None:
            self._big_screen.follow()
        view = self._view() if is_open else None
        if view is not None:
            view.clock.sound = self._window.settings.sound
        self._show_screen_on(self._big_screen is not None and self._big_screen.is_open)

    def _show_screen_on(self, on: bool) -> None:
        view = self._view()
        if view is not None:
            view.top.set_screen_on(on)

    def menu(self, parent: QWidget) -> QMenu:
        """The full menu."""
        menu = QMenu(parent)
        by_words = {command.words: action for command, action in self._actions if command.words}
        groups = self.groups()
        for number, group in enumerate(groups):
            actions = [by_words[command.words] for command in group if command.words]
            if actions and number:
                menu.addSeparator()
            menu.addActions(actions)
            if number == 0:
                self._own_packs.add_to(menu)
            if number == 1:
                self._sound(menu)
            if number == 3:
                self._themes(menu)
                self._languages(menu)
        return menu

    def _sound(self, menu: QMenu) -> None:
        action = menu.addAction(_("Soft sound when time is up"))
        action.setCheckable(True)
        action.setChecked(self._window.settings.sound)
        action.triggered.connect(self._set_sound)

    def _set_sound(self, sound: bool) -> None:
        self._window.settings.sound = sound
        self.update()

    def _themes(self, menu: QMenu) -> None:
        themes = menu.addMenu(_("Theme"))
        for key, words in (("system", _("As the computer")), ("light", _("Light")), ("dark", _("Dark"))):
            action = themes.addAction(words)
            action.setCheckable(True)
            action.setChecked(self._window.settings.theme == key)
            action.triggered.connect(lambda _on=False, key=key: self._window.set_theme(key))

    def _languages(self, menu: QMenu) -> None:
        languages = menu.addMenu(_("Language"))
        for code in LANGUAGES:
            action = languages.addAction(NAMES[code])
            action.setCheckable(True)
            action.setChecked(code == language())
            action.triggered.connect(lambda _on=False, code=code: self._window.set_language(code))

    def show_programme_menu(self, at: QWidget) -> None:
        """*Show all exercises* and *Change programme*, in the Programme line."""
        view = self._view()
        if view is None:
            return
        menu = QMenu(self._window.window())
        every = menu.addAction(_("Show all exercises"))
        every.setCheckable(True)
        every.setChecked(view.left.shows_all())
        every.triggered.connect(view.left.show_all)

        from exercises.fields.roles import page_of_role

        sheet, here = view.session.sheet, view.exercise
        outside = here.id in sheet.pack.exercises and here.id not in dict(sheet.programme_entries())
        if outside and not view.session.read_only:
            words = _("Put {exercise} in the programme").format(exercise=here.id)
            menu.addAction(words).triggered.connect(lambda: _put_in_programme(view, here))
        for exercise in sheet.pack.exercises.values():
            page = page_of_role(exercise, "programme")
            if page:
                change = menu.addAction(_("Change programme"))
                change.triggered.connect(lambda _on=False, e=exercise.id, p=page: view.go(e, p))
        menu.popup(at.mapToGlobal(QPoint(0, at.height())))


def _put_in_programme(view: WorkbookView, exercise: Exercise) -> None:
    """The exercise one looks at comes where the pack has it; an agenda that is the programme's gets it too."""
    from workbook.agenda import put_in, to_keep
    from workbook.model import PROGRAMME, Key

    session, sheet = view.session, view.session.sheet
    entries = put_in(sheet.programme_entries(), (exercise.id, exercise.minutes), list(sheet.pack.exercises))
    session.do(_("Add an exercise"), lambda: sheet.workbook.set(Key(*PROGRAMME), to_keep(entries)))


def _redo(window: AppWindow) -> None:
    """The workbook's last undone step; when it has none, what was undone before that in the field one writes in."""
    from ui.parts.text_field import LineField, TextField

    session, focus = window.session, window.focusWidget()
    if session.workbook.can_redo() is None and isinstance(focus, LineField | TextField):
        focus.redo()
    else:
        session.redo()


def _on_decision(view: WorkbookView, do: Callable[[DecisionPart], None]) -> None:
    """What one may do with a decision, on the pages that have one; not in a workbook one only reads."""
    from ui.pages.decision import DecisionPart

    part = view.frame.page.findChild(DecisionPart) if view.frame.page is not None else None
    if isinstance(part, DecisionPart) and not view.session.read_only:
        do(part)


def _step(view: WorkbookView, number: int) -> None:
    steps = view.exercise.steps
    if number <= len(steps):
        view.go_to_step(steps[number - 1])


def _next_region(view: WorkbookView) -> None:
    """F6: left column, sheet, foot, panel, and round again."""
    regions = view.regions()
    focus = view.window().focusWidget()
    at = next((i for i, region in enumerate(regions) if focus is not None and region.isAncestorOf(focus)), -1)
    for step in range(1, len(regions) + 1):
        region = regions[(at + step) % len(regions)]
        if view.focus_in(region):
            return
