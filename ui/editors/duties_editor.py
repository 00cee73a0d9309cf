"""The responsibility grid: each on their own, everybody together, and the group's own picture with its rules."""

from __future__ import annotations

from collections import Counter

from PySide6.QtWidgets import QWidget

from exercises.plan.review import reason_left
from exercises.rules import RULES
from exercises.rules.duty_rules import overloaded, task_problem
from exercises.together.private_round import PrivateRound
from exercises.together.reasons import why_place
from ui.context import Context
from ui.editors.blind_words import BlindWords
from ui.editors.editor import Editor
from ui.editors.last_row import LastRow
from ui.editors.nothing import nothing_yet
from ui.editors.why_line import WhyLine
from ui.parts.foot import Act, FootWords
from ui.parts.role_cell import BLEED, RoleMark
from ui.parts.role_grid import Note, RoleGrid
from ui.parts.segmented import Segmented
from ui.parts.stack import column, empty, row
from ui.parts.words import Words
from workbook.hyphens import hyphenated
from workbook.model import LEFT_ON_PURPOSE, Event, Place
from workbook.pack import BlindSpotRule, Field
from workbook.typed_text import shortened
from workbook.values import text_of
from workbook.words import _, ngettext

_CODES = {"accountable": "A", "responsible": "R", "consulted": "C", "informed": "I"}
_LONGEST_REASON = 90
_DUTIES = {code: duty for duty, code in _CODES.items()}


class DutiesEditor(Editor):
    """On a page one may `write` (the author's own), `share` (everybody's) or `agree` (the group's, with its rules)."""

    beside_from = 900

    def __init__(self, context: Context, field: Field, parent: QWidget | None = None) -> None:
        super().__init__(context, field, parent)
        self._mode = context.mode_of(field)
        self._view = "each" if self._mode == "share" else "ours"
        self._stack = column(self.look, self, space=10)
        self._grid: RoleGrid | None = None
        self._shape: tuple[object, ...] = ()
        self._switch: Segmented | None = None
        self._why: WhyLine | None = None
        self._last = LastRow(self)
        self._letters = {
            code: context.field_text(field, f"letters.{duty}") or code for duty, code in _CODES.items()
        }
        self._duty_words = {
            code: context.field_text(field, f"options.{duty}") or duty for duty, code in _CODES.items()
        }
        self._build()

    def rebuild(self) -> None:
        self._build()

    def _build(self) -> None:
        focus = self._grid is not None and self._grid.isAncestorOf(self.focusWidget() or self)
        empty(self._stack)
        self._grid = self._why = None
        tasks = [(task.id, task.words) for task in self.sheet.grid_rows(self.field)]
        roles = [(role.id, role.words) for role in self.sheet.across(self.field)]
        self._shape = (tasks, roles, self._view)
        roles = [(id_, hyphenated(words, self.sheet.language)) for id_, words in roles]
        if not tasks or not roles:
            self._stack.addWidget(nothing_yet(self))
            return
        self._add_key()
        self._grid = RoleGrid(
            self.look,
            roles,
            tasks,
            self._values(),
            self._letters,
            value_words=self._duty_words,
            empty_words=_("nothing"),
            notes=self._notes(),
            extras=self._extras(),
            task_header=self.context.field_text(
                self.sheet.field(self.field.rows, self.field.exercise), "columns.name.label"
            ),
            notes_header=self.context.field_text(self.field, "note") if self._mode != "write" else "",
            name=self.label(),
            editable=self._editable(),
        )
        self._grid.cell_changed.connect(self._set)
        self._last.begin()
        for task, _words in tasks:
            for role, _words in roles:
                self._last.watch(self._grid.cell(task, role), task)
        self._stack.addWidget(self._grid)
        self._overload = BlindWords(self.look, "", "body")
        self._stack.addWidget(self._overload)
        self._show_overload()
        self._why = self._reasons()
        if focus:
            self.focus_first()

    def places(self) -> set[Place]:
        return super().places() | {why_place(self.sheet, self.field), LEFT_ON_PURPOSE}

    def _reasons(self) -> WhyLine | None:
        """Why the group shared a task out so: one line, if it wishes, for the task one stands in."""
        if self._grid is None or self._mode != "agree" or not self._editable():
            return None
        line = WhyLine(self, BLEED)
        for task in self.sheet.grid_rows(self.field):
            for role in self.sheet.across(self.field):
                line.watch(self._grid.cell(task.id, role.id), task.id, task.words)
        self._stack.addWidget(line)
        return line

    def _editable(self) -> bool:
        return self._mode == "write" or (self._mode == "agree" and self._view == "ours")

    def _add_key(self) -> None:
        """What the letters mean, and whose picture it is; below each other where it is narrow."""
        line = row(self.look, space=10, margins=(BLEED, 0, BLEED, 0))
        self._stack.addLayout(line)
        for number, code in enumerate("ARCI"):
            if self.narrow and number == 2:
                line.addStretch(1)
                line = row(self.look, space=10, margins=(BLEED, 0, BLEED, 0))
                self._stack.addLayout(line)
            line.addWidget(RoleMark(self.look, code, self._letters[code], self._duty_words[code]))
            line.addWidget(Words(self.look, self._duty_words[code], "body", wrap=False))
            line.addSpacing(self.look.px(14))
        line.addStretch(1)
        if self._mode == "agree":
            last = [("last", _("Last time"), None)] if self.sheet.last_round(self.field) else []
            self._switch = Segmented(
                self.look,
                [("ours", _("Our picture"), None), ("each", _("Each of us"), None), *last],
                self._view,
                name=_("Whose picture"),
            )
            self._switch.changed.connect(self._show_view)
            if self.narrow:
                line = row(self.look, margins=(BLEED, 0, BLEED, 0))
                line.addWidget(self._switch)
                line.addStretch(1)
                self._stack.addLayout(line)
            else:
                line.addWidget(self._switch)

    def _show_view(self, view: str) -> None:
        self._view = view
        self._build()
        if self._switch is not None:
            self._switch.setFocus()

    def _values(self) -> dict[tuple[str, str], str | None]:
        values: dict[tuple[str, str], str | None] = {}
        for task in self.sheet.grid_rows(self.field):
            for role in self.sheet.across(self.field):
                if self._view == "ours":
                    duty = self.value(task.id, role.id)
                elif self._view == "last":
                    duty = self.sheet.before(self.field, task.id, role.id)
                else:
                    said = self._said(task.id, role.id).most_common(1)
                    duty = said[0][0] if said else None
                values[task.id, role.id] = _CODES.get(text_of(duty))
        return values

    def _said(self, task: str, role: str) -> Counter[str]:
        """What the participants put in a cell, most common first; nothing at all is an answer too."""
        found = Counter({text_of(duty): n for duty, n in self.sheet.counts(self.field, task, role).items()})
        found[""] = max(0, self._answered() - sum(found.values()))
        return Counter({duty: n for duty, n in found.items() if duty or n == sum(found.values())})

    def _answered(self) -> int:
        """How many have answered in the private round, with or without names."""
        exercise = self.context.exercise
        alone = next(page for page in exercise.pages if page.by == "each" and self.field.id in page.fields)
        return PrivateRound(self.sheet, exercise, alone).answered

    def _extras(self) -> dict[tuple[str, str], str]:
        if self._view != "each":
            return {}
        extras = {}
        for task in self.sheet.grid_rows(self.field):
            for role in self.sheet.across(self.field):
                said = {duty: n for duty, n in self._said(task.id, role.id).items() if duty}
                if len(said) > 1 or (said and sum(said.values()) < self._answered()):
                    extras[task.id, role.id] = " ".join(
                        f"{n} {self._letters[_CODES[duty]]}" for duty, n in said.items()
                    )
        return extras

    def _notes(self) -> dict[str, Note]:
        if self._mode == "write" or self._view == "last":
            return {}
        notes = {}
        exercise = self.context.exercise
        rule = self._rule()
        for task in self.sheet.grid_rows(self.field):
            if self._view == "each":
                words = self._differ(task.id)
                if words:
                    notes[task.id] = Note(words)
                continue
            problem = task_problem(self.sheet, self.field, task.id)
            left = reason_left(self.sheet, exercise.id, rule.id, task.id) if rule is not None else ""
            if problem is not None and left:
                notes[task.id] = Note(shortened(left, _LONGEST_REASON))
            elif problem is not None and rule is not None:
                name, n = problem
                notes[task.id] = Note(self.context.say(f"blind_spots.{rule.id}.{name}", n=n), broken=True)
            elif reason := self.sheet.why(self.field, task.id):
                notes[task.id] = Note(shortened(reason, _LONGEST_REASON))
        return notes

    def _rule(self) -> BlindSpotRule | None:
        """The rule that is told beside the rows, if the pack asks for it."""
        rules = self.context.exercise.blind_spots
        return next((rule for rule in rules if RULES[rule.rule].beside_rows), None)

    def _differ(self, task: str) -> str:
        """In how many cells of the row the answers differ, in words."""
        apart = sum(
            len(self._said(task, role.id)) > 1 or len({d for d in self._said(task, role.id) if d}) > 1
            for role in self.sheet.across(self.field)
        )
        if not apart:
            return ""
        return _("You differ on {n} of {of}.").format(n=apart, of=len(self.sheet.across(self.field)))

    def _set(self, task: str, role: str, code: object) -> None:
        self.write(_DUTIES[str(code)] if code else None, task, role)

    def refresh(self, event: Event | None = None) -> None:
        tasks = [(task.id, task.words) for task in self.sheet.grid_rows(self.field)]
        roles = [(role.id, role.words) for role in self.sheet.across(self.field)]
        if (tasks, roles, self._view) != self._shape:
            self._build()
        elif self._grid is not None:
            self._grid.set_values(self._values(), self._extras())
            self._grid.set_notes(self._notes())
            self._show_overload()
            if self._why is not None:
                self._why.refresh(event)

    def _show_overload(self) -> None:
        """The rule about the whole stands in the foot; where that is narrow, under the grid."""
        self._overload.set_text(self.overload_words() if self.narrow else "")

    def overload_words(self) -> str:
        """The rule about the whole, for the foot: one role holds more than half."""
        most = overloaded(self.sheet, self.field) if self._mode == "agree" else None
        rule = self._rule()
        if most is None or rule is None:
            return ""
        role, n, of = most
        if reason_left(self.sheet, self.context.exercise.id, rule.id, role):
            return ""
        name = self.sheet.words(self.sheet.field(self.field.across, self.field.exercise), role)
        return self.context.say(f"blind_spots.{rule.id}.too_much", name=name, n=n, of=of)

    def foot(self) -> FootWords | None:
        words = self.overload_words()
        return FootWords(words, blind=True) if words else None

    def offer(self) -> Act | None:
        if not self.gaps():
            return None
        return Act(_("Make the gaps actions"), self.gaps_to_actions, icon="plus", leads_on=False)

    def gaps(self) -> list[tuple[str, str, str]]:
        """(task id, its words, what is wrong) of every broken row."""
        notes = self._notes() if self._view == "ours" else {}
        words = {task.id: task.words for task in self.sheet.grid_rows(self.field)}
        return [(id_, words[id_], note.text) for id_, note in notes.items() if note.broken]

    def gaps_to_actions(self) -> None:
        """Makes an action of every gap that has none yet."""
        exercise, plan = self.context.exercise.id, self.sheet.plan
        known = {action.origin for action in plan.actions()}
        new = [gap for gap in self.gaps() if (exercise, gap[0]) not in known]

        def write() -> None:
            for task, words, what in new:
                plan.catch(f"{words}: {what}", label="", origin=(exercise, task))

        if new:
            self.session.do(_("Make the gaps actions"), write)
        said = ngettext("{n} action caught.", "{n} actions caught.", len(new)).format(n=len(new))
        self.session.message.emit(
            said if new else _("The gaps are already in the plan."), "undo" if new else ""
        )

    def current_id(self) -> str:
        return (
            self._last.id if self._last.id in {task.id for task in self.sheet.grid_rows(self.field)} else ""
        )

    def focus_at(self, row: str, column: str) -> None:
        """Puts the keyboard in the row of a task, or on the first task that a role is accountable for."""
        tasks, roles = self.sheet.grid_rows(self.field), self.sheet.across(self.field)
        held = (task.id for task in tasks if self.value(task.id, row) == "accountable")
        if self._grid is not None and roles and row in {task.id for task in tasks}:
            self._grid.cell(row, roles[0].id).setFocus()
        elif self._grid is not None and row in {role.id for role in roles} and (task := next(held, "")):
            self._grid.cell(task, row).setFocus()
        else:
            self.focus_first()

    def focus_first(self) -> None:
        tasks, roles = self.sheet.grid_rows(self.field), self.sheet.across(self.field)
        if self._grid is not None and tasks and roles:
            self._grid.cell(tasks[0].id, roles[0].id).setFocus()
