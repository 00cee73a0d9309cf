"""When and where the meeting is, and who is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from ui.look.look import Look
from ui.parts.check_box import CheckBox
from ui.parts.stack import column, empty, row
from ui.parts.text_field import LineField
from ui.parts.words import Words
from ui.session import Session
from workbook.dates import day_words, iso_date, parse_due
from workbook.meeting import Meeting, Meetings, time_of
from workbook.words import _, language

_WIDEST_NAME = 270
_Read = Callable[[str], str]


class WhenAndWhere(QWidget):
    """Date, start and place of the current meeting. What is no date or no time is said, and changes nothing."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        stack = column(look, self, space=4)
        stack.addWidget(Words(look, _("When and where"), "panel"))
        stack.addSpacing(look.px(6))
        self.day = self._field(_("Date"), _("10 March"), "date", self._day)
        self.starts = self._field(_("Starts"), _("9.00"), "starts", time_of)
        self.place = self._field(_("Place"), _("the meeting room"), "place", None)
        self._wrong = Words(look, "", "small", colour="ink2")
        for label, field in ((_("Date"), self.day), (_("Starts"), self.starts), (_("Place"), self.place)):
            line = row(look, space=10)
            name = Words(look, label, "body", colour="ink2", wrap=False)
            name.setFixedWidth(look.px(62))
            line.addWidget(name)
            line.addWidget(field, 1)
            stack.addLayout(line)
        stack.addWidget(self._wrong)
        self._wrong.hide()
        self.refresh()

    def _meeting(self) -> Meeting | None:
        return Meetings(self._session.workbook).current()

    def _day(self, text: str) -> str:
        due = parse_due(text, language(), self._session.today())
        return due if iso_date(due) else ""

    def _field(self, label: str, placeholder: str, column_: str, read: _Read | None) -> LineField:
        field = LineField(self._look, placeholder=placeholder, name=label)
        field.setMaxLength(200)
        field.editingFinished.connect(lambda: self._leave(field, column_, read))
        if read is None:
            field.changed.connect(lambda text: self._type(column_, text))
        return field

    def _type(self, column_: str, text: str) -> None:
        meeting = self._meeting()
        if meeting is not None:
            session = self._session
            session.type(
                f"meeting/{meeting.id}/{column_}",
                _("The meeting"),
                lambda: Meetings(session.workbook).set(meeting.id, column_, text),
            )

    def _leave(self, field: LineField, column_: str, read: _Read | None) -> None:
        self._session.leave()
        meeting = self._meeting()
        if read is not None and field.isModified() and meeting is not None:
            field.setModified(False)
            typed = field.text().strip()
            value = read(typed)
            if typed and not value:
                said = _("“{text}” is no date.") if column_ == "date" else _("“{text}” is no time.")
                self._say(said.format(text=typed[:40]))
            else:
                self._say("")
                session = self._session
                session.do(
                    _("The meeting"), lambda: Meetings(session.workbook).set(meeting.id, column_, value)
                )
        self.refresh(leaving=field)

    def _say(self, words: str) -> None:
        self._wrong.setText(words)
        self._wrong.setVisible(bool(words))

    def refresh(self, leaving: LineField | None = None) -> None:
        meeting = self._meeting()
        if meeting is None:
            return
        year = self._session.today().year
        day = day_words(meeting.day, language(), year=year, weekday=True) if meeting.day else ""
        for field, words in (
            (self.day, day),
            (self.starts, meeting.starts.replace(":", ".").lstrip("0") if meeting.starts else ""),
            (self.place, meeting.place),
        ):
            if (not field.hasFocus() or field is leaving) and field.text() != words:
                field.setText(words)
                field.setCursorPosition(0)


class WhoIsHere(QWidget):
    """A check for each participant; whoever is away is passed over in private rounds."""

    def __init__(self, look: Look, session: Session) -> None:
        super().__init__()
        self._look, self._session = look, session
        self._checks: dict[str, CheckBox] = {}
        self._names: list[tuple[str, str]] = []
        stack = column(look, self)
        head = row(look)
        head.addWidget(Words(look, _("Who is here"), "panel"), 1)
        self._count = Words(look, "", colour="ink2", wrap=False)
        head.addWidget(self._count)
        stack.addLayout(head)
        stack.addSpacing(look.px(6))
        self._stack = column(look)
        stack.addLayout(self._stack)
        stack.addSpacing(look.px(6))
        self._note = Words(look, "", "small", colour="ink2")
        stack.addWidget(self._note)
        self.refresh()

    def refresh(self) -> None:
        people = [(person.id, person.words) for person in self._session.sheet.people()]
        if people != self._names:
            self._build(people)
        meetings = Meetings(self._session.workbook)
        meeting = meetings.current()
        present = meetings.present(meeting) if meeting is not None else []
        for id_, check in self._checks.items():
            check.setChecked(id_ in present)
        self._count.setText(_("{n} of {of}").format(n=len(present), of=len(people)))
        self._count.setVisible(bool(people))
        away = _("Private rounds pass over those who are away. They can answer later.")
        self._note.setText(
            away if people else _("Write who you are in 0.1; then you can tick off who is here.")
        )

    def _build(self, people: list[tuple[str, str]]) -> None:
        focused = next((id_ for id_, check in self._checks.items() if check.hasFocus()), "")
        self._names = people
        empty(self._stack)
        self._checks = {}
        for id_, name in people:
            room = self._look.px(_WIDEST_NAME)
            short = self._look.metrics("body").elidedText(name, Qt.TextElideMode.ElideRight, room)
            check = CheckBox(self._look, short, name=name)
            check.setToolTip(name if short != name else "")
            check.clicked.connect(lambda on, id_=id_: self._set(id_, on))
            self._checks[id_] = check
            self._stack.addWidget(check)
        if focused in self._checks:
            self._checks[focused].setFocus()

    def _set(self, person: str, here: bool) -> None:
        meeting = Meetings(self._session.workbook).current()
        if meeting is not None:
            session = self._session
            session.do(_("Who is here"), lambda: Meetings(session.workbook).attend(meeting.id, person, here))
        self.refresh()
