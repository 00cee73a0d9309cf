"""What the room may see of a page: pure data that the presenter paints and nothing else.

One rule stands above all here: until the answers of a round are shown to all, nothing is read of them but how many have
answered. A page on which each writes alone never shows answers, not even those of a round that is over: somebody who
was away may be writing.
"""

from __future__ import annotations

from exercises.answers.sheet import Sheet
from exercises.content.drawn_pictures import columns_of, drawn_as
from exercises.fields.kind import kind_of
from exercises.fields.room import Room
from exercises.together.private_round import PrivateRound
from workbook.agenda import break_sort, break_words
from workbook.blocks import Text
from workbook.meeting import Meetings
from workbook.pack import Exercise, Page
from workbook.picture import Drawn
from workbook.scene_parts import Scene, Thing
from workbook.words import _


def scene_of(sheet: Sheet, exercise: Exercise, page: Page, parent: str = "", item: str = "") -> Scene:
    """The scene of a page; `parent` is the row whose part is shown, `item` the one the group is talking about."""
    texts = sheet.texts()
    title = texts.exercise(exercise, "title")
    where = f"{exercise.id} {title}" if exercise.id[:1].isdigit() else title
    question = texts.exercise(exercise, f"pages.{page.id}.question")
    if page.by == "each":
        return _asked(sheet, exercise, page, where, question)
    fields = [exercise.fields[name] for name in page.fields]
    hidden = next(filter(None, map(sheet.hidden_behind, fields)), None)
    if hidden is not None:
        return _asked(sheet, hidden.exercise, hidden.page, where, question)
    shown = Room(sheet, exercise, page, parent, item)
    for field in fields:
        kind_of(field).show(shown, field)
    if exercise is sheet.pack.meeting and not fields:
        _show_meeting(sheet, shown)
    elif not fields:
        shown.text(texts.exercise(exercise, "purpose"))
    shown.parts += _pictured(sheet, exercise, page, parent)
    return Scene(
        where=where,
        question=shown.question or question,
        voice=shown.voice,
        prompt=shown.prompt or _stuck(sheet, exercise, page),
        place="" if exercise is sheet.pack.meeting else _place(exercise, page, shown.at),
        content=tuple(shown.parts),
        language=sheet.language,
    )


def _show_meeting(sheet: Sheet, shown: Room) -> None:
    """What is to be done at the current meeting, or what has been decided, noted and parked there."""
    meetings = Meetings(sheet.workbook)
    meeting = meetings.current()
    if meeting is None:
        return
    if shown.page.id == "agenda":
        shown.timed([(id_, n) for id_, n in meeting.agenda if break_sort(id_) or sheet.pack.knows(id_)])
        return
    for sort in ("decision", "note", "parked"):
        entries = meetings.entries(meeting.id, sort)
        things = tuple(Thing(entry.words) for entry in entries if entry.words.strip())
        shown.heap(sheet.texts().exercise(shown.exercise, f"fields.{sort}.label"), things)


def _pictured(sheet: Sheet, exercise: Exercise, page: Page, parent: str) -> list[Drawn]:
    """The page's picture, unless anything that it is drawn from is hidden."""
    named = exercise.pictures.get(page.picture)
    if named is None or any(sheet.hidden_behind(at) for at, _column in columns_of(sheet, exercise, named)):
        return []
    return drawn_as(sheet, exercise, named, parent)


def break_scene(sheet: Sheet, id_: str, until: str) -> Scene:
    """What the room sees in a break: what it is, and when the group goes on."""
    return Scene(
        question=break_words(id_, sheet.language),
        content=(Text(_("You go on at {time}.").format(time=until)),),
        language=sheet.language,
    )


def _asked(sheet: Sheet, exercise: Exercise, page: Page, where: str, question: str) -> Scene:
    """The question, and how many have answered. Nothing else is looked at."""
    round_ = PrivateRound(sheet, exercise, page)
    answered = (round_.of if round_.hands_done else round_.answered, round_.of)
    return Scene(where=where, question=question, answered=answered, language=sheet.language)


def _place(exercise: Exercise, page: Page, at: tuple[int, int] | None) -> str:
    names = {"why": _("Why"), "alone": _("Alone"), "share": _("Share"), "decide": _("Decide")}
    step = names[page.step]
    if at is not None:
        return _("{step}, {n} of {of}").format(step=step, n=at[0], of=at[1])
    steps = exercise.steps
    return _("{step}, step {n} of {of}").format(step=step, n=steps.index(page.step) + 1, of=len(steps))


def _stuck(sheet: Sheet, exercise: Exercise, page: Page) -> str:
    """One of the facilitator's questions, another on each page the group talks on."""
    if page.step not in ("share", "decide"):
        return ""
    questions = sheet.texts().exercise_list(exercise, "facilitator.stuck")
    talks = [p.id for p in exercise.pages if p.step in ("share", "decide") and p.by == "group"]
    return questions[talks.index(page.id) % len(questions)] if questions else ""
