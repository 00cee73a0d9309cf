"""A whole meeting in Ängsvik with a big screen and a clock, by keyboard alone: six people, one computer."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from PySide6.QtWidgets import QCheckBox

from exercises.fields.spread import Spread
from exercises.scene.scene import Scene
from exercises.together.cards import Cards
from exercises.together.vote_line import tie_words
from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import ALT, CTRL, SHIFT, K, name_of, wait_for, where
from tests.helpers.in_the_window import seen
from tests.helpers.meeting_child import FORGOTTEN, GROUPS, MENTIONS, NEEDS, PEOPLE, TITLE
from tests.helpers.second_half import (
    AGREED,
    DOTS,
    GRID,
    MERGED,
    PRIORITY,
    PROPOSALS,
    RATED,
    RENAMED,
    SUMS,
    VALUES,
    SecondHalf,
)
from ui.clock import clock_of
from ui.editors.spread_editor import SpreadEditor
from ui.editors.spread_words import talk_first
from ui.print.preview import PreviewPage
from workbook.meeting import Meetings
from workbook.words import _

FIRST, NEXT = datetime(2026, 3, 10, 8, 50), datetime(2026, 4, 21, 12, 55)
DECIDED = "Vi säger brukare, och kund bara när vi menar alla."
NOTED = "Larmet på natten hör till en annan enhet."
PARKED = "Vad gör vi med dem som aldrig ringer?"
OWN_NOTE = "Johan har haft en tung vecka. Låt honom tala först."
WHY_FOUR = "Några lever för köket, andra struntar i det."
RESERVED = "1:an är mysig men vi vet inte."
ALIKE = {
    "Greta på Storgatan ;) alltså brukaren 👵🏽": "brukare med hemtjänst",
    "brukarna": "brukare med hemtjänst",
    "de äldre": "brukare med hemtjänst",
}
NAMED = {"Brukare": "brukare med hemtjänst", "Anhöriga": "dottern"}
WORTH = dict(zip(PEOPLE, ((4, "lättad"), (5, "mod"), (3, "trött"), (5, "nyfiken"), (5, "hoppfull"), (4, "klart")),
             strict=True))  # fmt: skip
FISTS = {5: 3, 4: 2, 3: 1}
CAUGHT = {
    "Veckobrev: vem som kommer och när": ("2.1", PRIORITY[0]),
    "Ring vid mer än en kvarts försening": ("2.1", PRIORITY[2]),
    "Skriv om arbetsbeskrivningen för planerarna": ("4.1", ""),
}
TWO_A = "Bära värdena"
"""Both the head of unit and the first-line manager had the A; after ten minutes it was the first-line manager."""
HOW_IT_IS = ("--AUU-", "--AAU-", "---AU-", "--AUU-", "--A-U-", "---AUU")
"""What each of the six put in that row on their own."""


class OneScreen(OnlyFiles):
    """Says yes to a big screen in a window of its own, and minds whatever else is asked."""

    def __init__(self, to_save: Path | None = None, to_open: Path | None = None) -> None:
        super().__init__(to_save, to_open)
        self.asked: list[str] = []

    def choose(self, look, title, text, yes, no):
        self.asked.append(title)
        assert yes == _("Open as a window"), title
        return True


class InTheRoom(SecondHalf):
    """The whole meeting. What the room sees is asked of the big screen on the way."""

    # --- what is in the room ------------------------------------------------------------------------------------

    @property
    def sheet(self):
        return self.window.session.sheet

    @property
    def page(self):
        return self.window.workbook_view().frame.page

    @property
    def meeting(self):
        return Meetings(self.sheet.workbook).current()

    def scene(self) -> Scene:
        """What the room sees, which follows the window without being told."""
        stage = self.window.commands.big_screen.presenter.stage
        assert stage.scene() is not None
        return stage.scene()

    def room_is_at(self, exercise: str) -> None:
        number = exercise if exercise in self.sheet.pack.exercises else ""
        assert self.scene().where.startswith(number), self.scene().where

    def hidden(self, *words: str) -> None:
        """Nothing that somebody writes alone reaches the room."""
        seen_there = repr(self.scene())
        found = [text for text in words if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", seen_there)]
        assert found == []

    def each_alone(self, exercise: str, page: str, write: dict[str, Callable[[], None]]) -> None:
        """The computer goes round, and the room sees how many have answered and not a word of it."""

        def watched(number: int, answer: Callable[[], None]) -> Callable[[], None]:
            def write_alone() -> None:
                before = len(self._written)
                answer()
                self.room_is_at(exercise)
                assert self.scene().answered == (number, len(PEOPLE))
                self.hidden(*self._written[before:])

            return write_alone

        alone = {name: watched(number, answer) for number, (name, answer) in enumerate(write.items())}
        super().each_alone(exercise, page, alone)

    def cards(self, reference: str) -> Cards:
        return Cards(self.sheet, self.sheet.field(reference))

    # --- the meeting --------------------------------------------------------------------------------------------

    def play(self) -> None:
        self.new_workbook()
        self.who_is_here()
        self.the_screen_and_the_clock()
        self.who_is_the_customer()
        self.what_they_need()
        self.our_values()
        self.on("4.1", "intro")
        self.who_does_what()
        self.close()

    def new_workbook(self) -> None:
        drive = self.drive
        drive.ctrl(K.Key_N)
        self.write(TITLE)
        drive.tab(_("Who is in it?"))
        for number, (name, role) in enumerate(PEOPLE.items()):
            if number:
                drive.press(K.Key_Return)
            drive.type(f"{name}, {role}")
            self._written += [name, role]
        drive.tab_to("Svenska")
        drive.tab_to(_("Choose another place"))
        drive.press(K.Key_Return)
        drive.tab_to(_("Make the workbook"))
        drive.press(K.Key_Return)
        self.stands("0.1", "intro")
        self.saved()

    def who_is_here(self) -> None:
        """Sara is late; what the group has done beforehand is skipped today."""
        drive = self.drive
        drive.ctrl(K.Key_M)
        self.stands("meeting", "agenda")
        drive.back_to("Sara Eliasson")
        drive.press(K.Key_Space)
        assert _("{n} of {of}").format(n=5, of=6) in seen(self.window)
        drive.back_to(_("Starts"))
        drive.type("9")
        drive.tab(_("Place"))
        self.write("Folkets hus")
        drive.back_to(_("More for {title}").format(title="Gruppen"))
        drive.press(K.Key_Delete)
        drive.tab_to("Sara Eliasson")
        drive.press(K.Key_Space)
        assert len(Meetings(self.sheet.workbook).present(self.meeting)) == len(PEOPLE)
        assert (self.meeting.starts, self.meeting.date) == ("09:00", "2026-03-10")
        self.on("1.1", "intro")

    def the_screen_and_the_clock(self) -> None:
        drive, clock = self.drive, clock_of(self.window.session)
        drive.press(K.Key_F5)
        assert self.window.ask.asked == [_("Only one screen is connected.")]
        self.room_is_at("1.1")
        drive.press(K.Key_F8)
        assert clock.running
        total = clock.total
        drive.press(K.Key_F8, held=SHIFT)
        assert clock.total == total + 5 * 60
        # What only the facilitator sees, and a note that nobody else shall read.
        drive.press(K.Key_F9)
        drive.tab_to(_("Own note"))
        self.write(OWN_NOTE)
        drive.press(K.Key_F9)
        self.hidden(OWN_NOTE)
        self.saved()

    # --- 1.1 ----------------------------------------------------------------------------------------------------

    def who_is_the_customer(self) -> None:
        self.on("1.1", "mention")
        self.each_alone("1.1", "mention", {n: lambda w=w: self.lines(*w) for n, w in MENTIONS.items()})
        self.hidden(*(text for words in MENTIONS.values() for text in words))
        self.on("1.1", "all")
        assert "hemsjukvården" in repr(self.scene())
        self.sort_the_cards()
        self.park(PARKED)
        self.the_customer_groups()
        self.on("2.1", "intro")
        self.room_is_at("2.1")

    def sort_the_cards(self) -> None:
        """What says the same becomes one card, and cards that belong together a group."""
        drive = self.drive
        for words, into in ALIKE.items():
            self.to_card(words)
            drive.type("m" + into)
            drive.press(K.Key_Return)
        for name, card in NAMED.items():
            self.to_card(card)
            drive.type("g")
            self.write(name)
            drive.press(K.Key_Return)
        self.into_group("anhöriga på distans som ringer på kvällen", "Anhöriga")
        self.into_group("maken eller makan som också blir trött", "Anhöriga")
        cards = self.cards("1.1/mentions")
        assert {g.name: [c.words for c in g.cards] for g in cards.groups()} == {
            "Brukare": ["brukare med hemtjänst"],
            "Anhöriga": [
                "dottern", "anhöriga på distans som ringer på kvällen", "maken eller makan som också blir trött"
            ],
        }  # fmt: skip
        self.open_all("1.1/mentions")

    def the_customer_groups(self) -> None:
        drive = self.drive
        self.on("1.1", "groups")
        for number, (name, (word, role, relation, _services, value)) in enumerate(GROUPS.items()):
            if number:
                drive.tab("Kundgrupp")
            self.write(name)
            drive.tab("Ert ord för dem")
            self.write(word)
            drive.tab("Roll")
            drive.choose(role)
            drive.tab("Hur de kommer till er")
            if relation:
                drive.choose(relation)
            drive.tab("Vad de får ut av er")
            self.write(value)
            drive.tab(_("More for this row"))
        self.on("1.1", "look_back")
        drive.back_to("brukare")
        drive.press(K.Key_Space)
        drive.tab_to("Föremål: vi gör saker åt dem")
        drive.press(K.Key_Space)
        drive.tab_to("Vem glömde ni, och vem hörs sällan?")
        self.write(FORGOTTEN)
        self.keep("decision", DECIDED)

    def into_group(self, words: str, group: str) -> None:
        """Alt and the arrows take a card sideways until it lies in the group, then down to the end of it."""
        self.to_card(words)
        for _n in range(8):
            at = next(c for c in self.cards("1.1/mentions").all() if c.words == words)
            named = {g.id: g.name for g in self.cards("1.1/mentions").groups()}
            if named.get(at.group) == group:
                break
            self.drive.press(K.Key_Right, held=ALT)
        self.drive.press(K.Key_Down, K.Key_Down, held=ALT)

    def open_all(self, reference: str) -> None:
        """Every card is opened and read aloud once."""
        for card in self.cards(reference).all():
            self.to_card(card.words)
            self.drive.press(K.Key_Return)
        assert self.cards(reference).unopened() == []

    def park(self, words: str) -> None:
        self.drive.press(K.Key_K, held=CTRL | SHIFT)
        self.kept(words)

    def keep(self, kind: str, words: str) -> None:
        """Ctrl+K, then what it is: an action, a note, a decision or a question for the parking lot."""
        self.drive.ctrl(K.Key_K)
        self.drive.press(K.Key_Backtab, held=SHIFT)
        self.drive.press(*[K.Key_Right] * ("action", "note", "decision").index(kind))
        self.drive.press(K.Key_Tab)
        self.kept(words)

    def kept(self, words: str) -> None:
        self.write(words)
        self.drive.press(K.Key_Return)
        assert not self.window.workbook_view().capture_bar.isVisible()

    # --- 2.1 ----------------------------------------------------------------------------------------------------

    def what_they_need(self) -> None:
        drive = self.drive
        for group in GROUPS:
            self.on("2.1", "needs")
            for need in NEEDS.get(group, ()):
                self.need(*need)
        self.on("2.1", "rate")
        begin = name_of(drive.focus())
        drive.tab_to(_("With names"))
        drive.press(K.Key_Right)
        assert name_of(drive.focus()) == _("Anonymous")
        drive.back_to(begin)
        self.each_alone("2.1", "rate", {name: lambda n=n: self.rate(n) for n, name in enumerate(PEOPLE)})
        self.on("2.1", "spread")
        spreads = self.page.findChild(SpreadEditor)
        assert [row.words for row in spreads.listed()][:2] == [PRIORITY[0], PRIORITY[-1]]
        assert self.speaks_first(spreads) in seen(self.window)
        for _group in list(NEEDS)[1:]:
            self.on("2.1", "spread")
        self.on("2.1", "agree")
        for number, group in enumerate(NEEDS):
            if number:
                self.on("2.1", "agree")
            for _need in NEEDS[group]:
                self.agree()
            if not number:
                self.is_everybody_with_us()
        self.on("2.1", "priority")
        for need in PRIORITY:
            self.tick(need)
        drive.tab_to("Olika inom gruppen, Brukare med hemtjänst")
        self.write("Några vill ha besök tidigt, några vill sova till tio.")
        self.on("3.2", "intro")

    def speaks_first(self, editor: SpreadEditor) -> str:
        """*Let the one and the five speak first.*"""
        spread: Spread = editor.spreads(editor.chosen)["met"]
        return talk_first(spread, "Uppfyllt i dag")

    def agree(self) -> None:
        """The row that has the keyboard: both values, a reason for one, a reservation on one, actions on the way."""
        drive = self.drive
        need, _colon, label = name_of(drive.focus().parentWidget()).rpartition(": ")
        assert label == "Viktigt", where()
        if need in RATED:
            assert self.scene().question == need
        drive.type(AGREED[need][0])
        if need == PRIORITY[-1]:
            self.write(WHY_FOUR)
            drive.press(K.Key_Return)
            assert name_of(drive.focus().parentWidget()) == f"{need}: {label}", where()
            self.reserve("Johan Wikström", RESERVED, need)
        drive.tab()
        drive.type(AGREED[need][1:])
        for title, (_exercise, of) in CAUGHT.items():
            if of == need:
                self.catch(title, f"2.1, {need}")
        drive.tab()
        if need == PRIORITY[-1]:  # a reason that was given is a stop on the way, an empty one is not
            assert drive.focus().text() == WHY_FOUR
            drive.tab()

    def reserve(self, who: str, words: str, need: str) -> None:
        drive, before = self.drive, self.drive.focus()
        drive.ctrl(K.Key_R)
        assert name_of(drive.focus()) == _("Who")
        drive.choose(who)
        drive.tab(_("The reservation"))
        self.write(words)
        assert _("About “{words}”").format(words=need) in seen(self.window)
        drive.press(K.Key_Return)
        assert drive.focus() is before, where()

    def is_everybody_with_us(self) -> None:
        """Fist of five: everybody shows a hand, and the hands are counted."""
        drive, before = self.drive, self.drive.focus()
        drive.ctrl(K.Key_5)
        for fingers in (5, 4, 3, 2, 1, 0):
            drive.type(str(FISTS.get(fingers, 0)))
            drive.press(K.Key_Down)
        drive.press(K.Key_Escape)
        assert drive.focus() is before, where()

    def tick(self, name: str) -> None:
        """Up or down to the box that is called so."""
        boxes = [name_of(box) for box in self.page.findChildren(QCheckBox)]
        assert name in boxes
        try:
            self.drive.tab_to(name, len(boxes))
        except AssertionError:
            self.drive.back_to(name)
        self.drive.press(K.Key_Space)
        assert self.drive.focus().isChecked(), where()

    # --- 3.2 ----------------------------------------------------------------------------------------------------

    def our_values(self) -> None:
        drive = self.drive
        self.on("3.2", "propose")
        self.each_alone("3.2", "propose", {n: lambda w=w: self.lines(*w) for n, w in PROPOSALS.items()})
        self.on("3.2", "gather")
        for slip, into in MERGED.items():
            self.to_card(slip)
            drive.type("m" + into.lower())
            drive.press(K.Key_Return)
        for value in DOTS:
            self.to_card(value)
            drive.type("g")
            self.write(value)
            drive.press(K.Key_Return)
        self.saved()
        headings = [heading.words for heading in self.cards("3.2/proposals").headings()]
        assert headings == [*DOTS, "Humor", "Professionell"]
        self.open_all("3.2/proposals")
        self.on("3.2", "vote")
        self.each_alone("3.2", "vote", {name: lambda n=n: self.vote(n) for n, name in enumerate(PEOPLE)})
        self.on("3.2", "choose")
        votes, chosen = self.sheet.field("3.2/votes"), self.sheet.field("3.2/chosen")
        rows = sorted(self.sheet.choices_from(votes), key=lambda row: -self.sheet.dots(votes, row.id)[0])
        dots = [self.sheet.dots(votes, row.id)[0] for row in rows]
        assert dots == list(SUMS.values())
        drive.tab_to(_("The line is after {n} of {of}").format(n=5, of=8))
        drive.press(K.Key_Up)
        tie = tie_words(chosen, rows, dots, 4)
        assert tie
        assert tie in seen(self.window)
        drive.tab()
        drive.press(K.Key_Return)
        assert [row.words for row in self.sheet.picked(chosen)] == list(VALUES)
        self.on("3.2", "sentences")
        for value, sentence in VALUES.items():
            drive.tab_to(f"{value}: Med era ord", 3)
            self.write(sentence)

    # --- 4.1 ----------------------------------------------------------------------------------------------------

    def who_does_what(self) -> None:
        drive = self.drive
        self.on("4.1", "adjust")
        fields = self.page.findChildren(type(drive.focus()))
        for old, new in RENAMED.items():
            place = next(f for f in fields if f.toPlainText() == old)
            for _n in range(80):
                if drive.focus() is place:
                    break
                drive.press(K.Key_Backtab, held=SHIFT)
            drive.ctrl(K.Key_A)
            self.write(new)
        self.on("4.1", "own")
        row = list(GRID).index(TWO_A)
        self.each_alone(
            "4.1",
            "own",
            {n: lambda s=said: self.one_row(row, s) for n, said in zip(PEOPLE, HOW_IT_IS, strict=True)},
        )
        self.on("4.1", "compare")
        self.on("4.1", "agree")
        self.fill({**GRID, TWO_A: "--AAUR"})
        problem = "Två har ansvaret. Välj en av dem."
        drive.press(K.Key_Home, K.Key_Right, K.Key_Right, *[K.Key_Up] * (len(GRID) - 1 - row))
        assert name_of(drive.focus()).startswith(f"{TWO_A}, Verksamhetschef:"), where()
        assert drive.focus().accessibleDescription() == problem
        drive.press(K.Key_Backspace)
        assert drive.focus().accessibleDescription() == ""
        self.catch("Skriv om arbetsbeskrivningen för planerarna", "4.1")
        self.keep("note", NOTED)
        self.saved()

    def one_row(self, down: int, letters: str) -> None:
        self.drive.press(*[K.Key_Down] * down)
        self.fill({TWO_A: letters})

    # --- the end ------------------------------------------------------------------------------------------------

    def close(self) -> None:
        drive = self.drive
        drive.ctrl(K.Key_M)
        drive.back_to(_("Agenda"))
        drive.press(K.Key_Right)
        self.stands("meeting", "record")
        self.on("meeting", "closing")

        def worth(name: str) -> None:
            grade, word = WORTH[name]
            drive.type(str(grade))
            drive.tab("Ett ord att ta med")
            self.write(word)

        self.each_alone("meeting", "closing", {name: lambda n=name: worth(n) for name in PEOPLE})
        self.on("meeting", "closed")
        drive.ctrl(K.Key_Return)
        self.saved()
        assert self.meeting.ended


def print_minutes(window, drive, ask, *targets: Path) -> None:
    """What the way on is when the meeting is over: its minutes, as a PDF and as a web page."""
    drive.ctrl(K.Key_Return)
    preview = window.view
    assert isinstance(preview, PreviewPage)
    wait_for(lambda: not preview.head.save_button.is_off(), "the minutes on paper")
    for target in targets:
        ask.to_save = target
        drive.ctrl(K.Key_S)
        assert drive.sees(_("Saved as {name}").format(name=target.name))
    drive.press(K.Key_Escape)
