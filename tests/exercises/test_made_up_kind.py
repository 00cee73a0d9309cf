"""One more field kind, picture kind or rule is one file: the test makes up some, and a meeting is held with them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from exercises.answers.again import again
from exercises.answers.difference import since
from exercises.answers.lacking import lacking
from exercises.answers.sheet import Sheet
from exercises.content.drawn_pictures import drawn
from exercises.content.gather_minutes import minutes_content
from exercises.content.gather_plan import plan_content
from exercises.fields import KINDS
from exercises.fields.changes import was
from exercises.packs.reader import PackError, read_pack
from exercises.plan.review import review
from exercises.rows.merge_and_split import merge, split
from exercises.rows.what_hangs import hanging, hanging_words
from exercises.scene.scene import scene_of
from exercises.start.next_meeting import start_meeting
from exercises.start.seeding import new_workbook
from exercises.together.private_round import PrivateRound
from exercises.together.progress import exercise_done, field_progress
from tests.helpers.made_up import EXERCISE, TODAY, register, write_pack
from workbook.meeting import Meetings
from workbook.model import PEOPLE
from workbook.pack import Field, Page
from workbook.scene_parts import Columns, Thing


@pytest.fixture(autouse=True)
def made_up(monkeypatch: pytest.MonkeyPatch) -> None:
    register(monkeypatch)


class Meeting:
    """Ada and Bo, two needs, and the exercise that they do."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.exercise = sheet.pack.exercises["1.1"]
        self.ada, self.bo = (self.row("people", name) for name in ("Ada", "Bo"))
        self.calm = self.row("needs", "calm at breakfast")
        self.time = self.row("needs", "time for talk")
        start_meeting(sheet, TODAY)

    def field(self, name: str) -> Field:
        return self.exercise.fields[name]

    def page(self, name: str) -> Page:
        return self.exercise.page(name)

    def row(self, name: str, words: str, author: str = "") -> str:
        field = self.field(name)
        number = self.sheet.round_at(field) if author else 1
        item = self.sheet.workbook.add_item(self.sheet.place(field), author=author, round=number)
        self.sheet.set(field, item.id, field.columns[0].id, words, author=author)
        return item.id

    def say(self, name: str, value: object, row: str = "", column: str = "", author: str = "") -> None:
        self.sheet.set(self.field(name), row, column, value, author=author)

    def scene(self, page: str, item: str = "") -> str:
        return repr(scene_of(self.sheet, self.exercise, self.page(page), "", item))

    def round(self) -> PrivateRound:
        return PrivateRound(self.sheet, self.exercise, self.page("think"))

    def answer(self, person: str, day: str, slogan: str, effort: int) -> None:
        author = self.round().begin(person)
        self.say("opening", day, author=author)
        self.say("slogan", slogan, author=author)
        self.row("wishes", slogan, author)
        for need in (self.calm, self.time):
            self.say("steps", day, need, "start", author)
            self.say("steps", effort, need, "effort", author)
        self.round().finish(person)

    def answer_all(self) -> None:
        self.answer(self.ada, "2026-05-01", "doors wide open", 2)
        self.answer(self.bo, "2026-06-17", "soup for all", 4)


@pytest.fixture
def meeting(tmp_path: Path) -> Iterator[Meeting]:
    pack = read_pack(write_pack(tmp_path))
    workbook = new_workbook(tmp_path / "days.samsyn", pack, language="en")
    yield Meeting(Sheet(workbook, pack))
    workbook.close()


def test_a_value_is_checked_on_its_way_in_and_out(meeting):
    with pytest.raises(ValueError, match="no day"):
        meeting.say("opening", "soon")
    with pytest.raises(ValueError, match="more than three words"):
        meeting.say("needs", "four words are more", meeting.calm, "what")
    meeting.sheet.workbook.set(meeting.sheet.key(meeting.field("opening")), "tomorrow")  # a stranger's file
    assert meeting.sheet.value(meeting.field("opening")) is None


@pytest.mark.parametrize("mode", ["named", "anonymous"])
def test_what_each_wrote_is_hidden_until_the_group_shows_it(meeting, mode):
    meeting.round().set_mode(mode)
    assert not field_progress(meeting.sheet, meeting.field("opening"), meeting.ada).complete
    meeting.answer_all()
    for page in ("think", "look", "agree"):
        seen = meeting.scene(page)
        assert "answered=(2, 2)" in seen or page == "agree"
        for secret in ("2026", "May", "June", "doors", "soup"):
            assert secret not in seen
    meeting.round().reveal()
    heaps = scene_of(meeting.sheet, meeting.exercise, meeting.page("look")).content[0]
    assert isinstance(heaps, Columns)
    opening, slogan, *cards = heaps.heaps
    assert opening.things == (Thing("1 May 2026", 1), Thing("17 June 2026", 1))
    assert {thing.words for thing in slogan.things} == {"doors wide open", "soup for all"}
    assert {thing.words for heap in cards for thing in heap.things} == {"doors wide open", "soup for all"}


def test_it_is_agreed_on_and_complete(meeting):
    meeting.answer_all()
    meeting.round().reveal()
    assert not exercise_done(meeting.sheet, meeting.exercise)
    meeting.say("opening", "2026-05-15")
    meeting.say("closing", "2026-08-01", meeting.calm)
    assert exercise_done(meeting.sheet, meeting.exercise)
    assert field_progress(meeting.sheet, meeting.field("closing")).done == 1
    assert lacking(meeting.sheet, meeting.field("steps")) is None
    seen = meeting.scene("agree", meeting.calm)
    for words in ("1 May 2026", "17 June 2026", "calm at breakfast", "1 August 2026", "Effort"):
        assert words in seen, words
    meeting.say("promises", "2026-04-30", meeting.time, "done")
    assert "Done by: 30 April 2026" in meeting.scene("agree")


def test_rows_are_merged_split_and_brought_back(meeting):
    sheet, book = meeting.sheet, meeting.sheet.workbook
    meeting.answer_all()
    meeting.round().reveal()
    for need, day in ((meeting.calm, "2026-05-02"), (meeting.time, "2026-04-02")):
        meeting.say("steps", day, need, "start")
        meeting.say("needs", day, need, "since")
    place = sheet.place(meeting.field("needs"))
    assert "answers" in hanging_words(sheet, hanging(sheet, place, meeting.calm))
    assert merge(sheet, place, meeting.calm, meeting.time, label="Merge") > 0
    steps = meeting.field("steps")
    assert [row.id for row in sheet.grid_rows(steps)] == [meeting.time]
    assert sheet.value(steps, meeting.time, "start") == "2026-04-02"
    assert sheet.value(meeting.field("needs"), meeting.time, "since") == "2026-04-02"
    assert sheet.value(steps, meeting.time, "start", author=meeting.ada) == "2026-05-01"
    book.undo()
    assert sheet.value(steps, meeting.calm, "start") == "2026-05-02"
    assert sheet.value(meeting.field("needs"), meeting.time, "what") == "time for talk"
    new = split(sheet, place, meeting.calm, label="Split")
    assert sheet.value(meeting.field("needs"), new, "since") == "2026-05-02"


def test_two_texts_become_one_as_their_kind_says(meeting):
    sheet, wishes = meeting.sheet, meeting.field("needs")
    under = Field(wishes.exercise, "note", "three_words")
    assert KINDS[under.kind].joined("one two three", "four five six") == "one two six"
    assert KINDS["day"].joined("2026-05-01", "2026-04-01") == "2026-04-01"
    assert merge(sheet, PEOPLE, meeting.bo, meeting.ada) == 0


def test_documents_and_the_plan_say_it_in_words(meeting):
    sheet = meeting.sheet
    meeting.answer_all()
    meeting.round().reveal()
    Meetings(sheet.workbook).touch("1.1")
    meeting.say("opening", "2026-05-15")
    meeting.say("closing", "2026-08-01", meeting.calm)
    meeting.say("promises", "2026-04-30", meeting.calm, "done")
    sheet.plan.catch("Buy a sign", label="", need=meeting.calm, origin=("1.1", meeting.calm))
    minutes = minutes_content(sheet, today=TODAY)
    (worked,) = minutes.exercises
    said = repr(worked.decided)
    for words in ("15 May 2026", "calm at breakfast: 1 August 2026", "30 April 2026", "Done by"):
        assert words in said, words
    assert "17 June" not in repr(minutes)
    plan = plan_content(sheet, TODAY)
    ((group),) = plan.customers
    assert [need.words for need in group.needs] == ["calm at breakfast", "time for talk"]
    assert [action.title for action in group.needs[0].actions] == ["Buy a sign"]
    assert [gap.text for gap in plan.gaps] == ["time for talk has no day."]


def test_last_time_stands_beside_it(meeting):
    meeting.say("opening", "2026-05-15")
    meeting.say("promises", "2026-04-30", meeting.calm, "done")
    again(meeting.sheet, meeting.exercise)
    meeting.say("opening", "2026-05-20")
    meeting.say("promises", "2026-05-30", meeting.calm, "done")
    assert (
        was(meeting.sheet, meeting.field("opening"), "", "") == "Last time “15 May 2026”, now “20 May 2026”"
    )
    assert since(meeting.sheet, meeting.field("promises")) == [
        "calm at breakfast: last time “30 April 2026”, now “30 May 2026”."
    ]


def test_a_made_up_picture_is_drawn_once_it_may_be_seen(meeting):
    assert drawn(meeting.sheet, meeting.exercise) == []
    meeting.answer_all()
    meeting.say("steps", 3, meeting.calm, "effort")
    assert drawn(meeting.sheet, meeting.exercise) == []
    meeting.round().reveal()
    meeting.say("steps", 4, meeting.time, "effort")
    (picture,) = drawn(meeting.sheet, meeting.exercise)
    assert (picture.title, picture.picture.description) == ("How much it takes", "Together 7.")
    assert "Together 7." in meeting.scene("agree")


def test_a_made_up_rule_finds_and_leads_to_where_it_is_mended(meeting):
    spots = review(meeting.sheet)
    assert [(spot.text, spot.mend) for spot in spots] == [
        ("calm at breakfast has no day.", "Say when"),
        ("time for talk has no day.", "Say when"),
    ]
    assert {spot.place for spot in spots} == {("1.1", "agree", "promises", "done")}
    meeting.say("promises", "2026-05-30", meeting.calm, "done")
    assert [spot.item for spot in review(meeting.sheet)] == [meeting.time]


@pytest.mark.parametrize(
    ("old", "new", "key"),
    [
        ('of = "steps.effort"', 'of = "steps.start"', "picture effort, of"),
        ('of = "steps.effort"', "", "picture[0].of"),
        ('column = "promises.done"', 'column = "promises.when"', "blind_spot no_day, column"),
        ('kind = "day"\nper = "needs"', 'kind = "day"\nper = "opening"', "field closing, per"),
        ('kind = "three_words"\nby = "each"', 'kind = "three_words"\nby = "each"\nlow = 1', "low"),
    ],
)
def test_a_pack_that_means_something_else_is_refused(tmp_path, old, new, key):
    assert old in EXERCISE
    with pytest.raises(PackError) as caught:
        read_pack(write_pack(tmp_path, EXERCISE.replace(old, new)))
    assert key in caught.value.key
    assert caught.value.remedy


def test_a_kind_that_is_taken_away_is_not_known_any_more(tmp_path, monkeypatch):
    monkeypatch.delitem(KINDS, "day")
    with pytest.raises(PackError, match="day"):
        read_pack(write_pack(tmp_path))
