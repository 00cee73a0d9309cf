"""The second half of the meeting in Ängsvik, from the half sentence to the plan on paper, with keys and clicks only."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QCheckBox, QComboBox, QPlainTextEdit

from exercises.together.cards import Cards
from tests.helpers.drive import K, LostError, name_of, wait_for, where
from tests.helpers.meeting_child import GROUPS, HALF, NEEDS, PEOPLE, Meeting
from ui.print.preview import PreviewPage
from workbook.words import _

RATED = {
    "Jag vill kunna laga maten i mitt eget kök.": ("143254", "212312", "42"),
    "Jag vill veta vem som kommer, och när.": ("554555", "121534", "52"),
    "Samma ansikten, inte nya varje dag.": ("524555", "234234", "53"),
    "Ring mig om ni blir försenade.": ("454454", "112112", "41"),
    "Prata med mig, inte över huvudet på mig.": ("555455", "434434", "54"),
    "Jag vill komma ut en gång om dagen.": ("434434", "223232", "42"),
    "Rent och i ordning hemma.": ("323323", "445454", "34"),
}
AGREED = {
    **{need: agreed for need, (_important, _met, agreed) in RATED.items()},
    "Hjälpen ska finnas den dag jag kommer hem.": "52",
    "Någon som vet vad sjukhuset sa.": "52",
    "Jag vill vara dotter, inte samordnare.": "42",
    "Ett nummer att ringa.": "41",
    "Säg det rakt ut, på papper jag förstår.": "4",
}
PRIORITY = (
    "Jag vill veta vem som kommer, och när.",
    "Hjälpen ska finnas den dag jag kommer hem.",
    "Ring mig om ni blir försenade.",
    "Jag vill vara dotter, inte samordnare.",
    "Jag vill kunna laga maten i mitt eget kök.",
)
VARIATION = "Några vill ha besök tidigt, några vill sova till tio. ”Det kostar inget att fråga.”"
PROPOSALS = {
    "Karin Holmqvist": ("Trygghet", "Respekt", "Professionell", "Vi gör det vi lovar"),
    "Petra Lindahl": ("Trygghet", "Respekt", "Självbestämmande", "Lyhördhet"),
    "Johan Wikström": ("Trygghet", "Likvärdighet", "Respekt"),
    "Yusuf Demir": ("Vi gör det vi lovar", "Nyfikenhet", "Humor", "Självbestämmande"),
    "Anna-Lena Sjöberg": ("Trygghet", "Värme", "Lyhördhet", "Respekt"),
    "Sara Eliasson": ("Trygghet", "Självbestämmande", "Ärlighet"),
}
MERGED = {"Värme": "Trygghet", "Lyhördhet": "Respekt", "Ärlighet": "Respekt"}
DOTS = {
    "Trygghet": (2, 1, 1, 0, 2, 2),
    "Självbestämmande": (1, 2, 0, 1, 1, 2),
    "Respekt": (1, 1, 2, 0, 1, 1),
    "Nyfikenhet": (0, 1, 0, 2, 1, 0),
    "Vi gör det vi lovar": (1, 0, 1, 2, 0, 0),
    "Likvärdighet": (0, 0, 1, 0, 0, 0),
}
SUMS = {
    "Trygghet": 8,
    "Självbestämmande": 7,
    "Respekt": 6,
    "Nyfikenhet": 4,
    "Vi gör det vi lovar": 4,
    "Likvärdighet": 1,
    "Humor": 0,
    "Professionell": 0,
}
VALUES = {
    "Trygghet": "Du vet vem som kommer, och att någon kommer.",
    "Självbestämmande": "Det är ditt hem och din dag.",
    "Respekt": "Vi pratar med dig, inte om dig.",
    "Nyfikenhet": "Vi frågar innan vi vet bäst.",
}
RENAMED = {
    "Bjuda in dem vi är till för": "Bjuda in brukare att delta",
    "Företrädare för kunderna": "Brukarföreträdare",
}
GRID = {
    "Sätta riktning": "AUURRR",
    "Fördela resurser": "iAURi-",
    "Säkra kompetens": "-iAUR-",
    "Följa upp resultat": "iiAURR",
    "Bära värdena": "---AUR",
    "Bjuda in brukare att delta": "--AUUR",
    "Introducera dem som deltar och ge ersättning": "--A---",
    "Berätta vad synpunkter ledde till": "i-AUUi",
    "Ändra arbetsbeskrivningar": "-iAUR-",
    "Rätta fel i vardagen": "--iAUi",
    "Samverka med andra": "-RAUU-",
    "Lära av andra enheter": "-iAUUR",
}
ALONE = {
    "Karin Holmqvist": "AUURR-",
    "Petra Lindahl": "iA-UUi",
}
"""What they put on every row: they had not talked about it."""
ACTIONS_OF = (
    # title, need, owner, due, first step, measure, effect and effort, now or later
    ("Veckobrev: vem som kommer och när", PRIORITY[0], "Yusuf Demir", "2026-04-24",
     "Prova med tolv brukare i Norra, vecka 12",
     "Kan säga vem som kommer i dag: 7 av 20 nu, minst 15 av 20 i juni", "52", "Nu"),
    ("Introduktion för vikarier", "Samma ansikten, inte nya varje dag.", "Anna-Lena Sjöberg", "hösten",
     "Fråga tre vikarier vad de saknade", "Ingen vikarie kommer utan att ha hälsat först", "44", "Senare"),
    ("Ring vid mer än en kvarts försening", PRIORITY[2], "Petra Lindahl", "2026-03-31",
     "Lägg numren överst i telefonen, klart i dag", "Ingen väntar mer än en kvart utan besked", "41", "Nu"),
    ("Laga maten tillsammans, prova hos sex brukare", PRIORITY[4], "Sara Eliasson", "2026-05-29",
     "Fråga vilka sex som vill", "Fyra av sex vill fortsätta", "43", "Nu"),
    ("Bjud in åtta brukare till fika om våra besök ☕", "Prata med mig, inte över huvudet på mig.",
     "Sara Eliasson", "2026-04-22", "Boka dagcentralen, skriv inbjudan ihop",
     "Alla åtta får veta vad deras ord ändrade", "52", "Nu"),
    ("Hembesök inom två dygn efter sjukhuset", PRIORITY[1], "Johan Wikström", "2026-05-15",
     "Tid varje dag kl. 13 för ett besök", "Tio av tio får besök i tid, nu sex", "54", "Nu"),
    ("En kontaktperson för anhöriga i varje grupp", PRIORITY[3], "Anna-Lena Sjöberg", "2026-04-30",
     "Välj namn i Södra på mötet 17 mars", "Anhöriga ringer ett nummer, inte fem", "42", "Nu"),
    ("Skriv om arbetsbeskrivningen för planerarna", "", "Karin Holmqvist", "hösten", "Ta upp med facket", "",
     "33", "Senare"),
    ("Byt planeringssystem", PRIORITY[0], "", "", "", "", "45", "Inte nu"),
)  # fmt: skip


class SecondHalf(Meeting):
    """From the half sentence to the plan on paper."""

    actions_of = ACTIONS_OF

    def play(self) -> None:
        self.the_rest_of_the_needs()
        self.how_important()
        self.which_first()
        self.our_values()
        self.who_does_what()
        self.the_plan()

    def the_rest_of_the_needs(self) -> None:
        drive = self.drive
        whole, sort, known, source = NEEDS["Brukare med hemtjänst"][-1]
        row = drive.find("Med deras ord", QPlainTextEdit, len(NEEDS["Brukare med hemtjänst"]) - 1)
        assert row.toPlainText() == whole[:HALF]
        drive.click_on(row)
        drive.press(K.Key_End)
        drive.type(whole[HALF:])
        assert row.toPlainText() == whole
        self.details_of_need(sort, known, source)
        self._written.append(whole)
        for group in list(GROUPS)[1:]:
            self.on("2.1", "needs")
            for need in NEEDS.get(group, ()):
                self.need(*need)
        self.on("2.1", "rate")

    def how_important(self) -> None:
        everybody = list(PEOPLE)
        self.each_alone("2.1", "rate", {name: lambda n=n: self.rate(n) for n, name in enumerate(everybody)})
        for _group in NEEDS:
            self.on("2.1", "spread")
        self.on("2.1", "agree")
        for number, group in enumerate(NEEDS):
            if number:
                self.on("2.1", "agree")
            for _need in NEEDS[group]:
                self.agree()
        self.on("2.1", "priority")

    def rate(self, person: int) -> None:
        """Digit, Tab, digit, Tab: down the seven needs of the first group."""
        for need, (important, met, _agreed) in RATED.items():
            for label, digits in (("Viktigt", important), ("Uppfyllt i dag", met)):
                assert self.drive.focus().accessibleDescription() == f"{need}: {label}"
                self.drive.type(digits[person])
                self.drive.tab()

    def agree(self) -> None:
        """The row that has the keyboard: both values, and the action that comes up while one talks about it."""
        drive = self.drive
        need, _colon, label = name_of(drive.focus().parentWidget()).rpartition(": ")
        assert label == "Viktigt", where()
        first, second = AGREED[need][0], AGREED[need][1:]
        drive.type(first)
        drive.tab()
        drive.type(second)
        for title, of, *_rest in self.actions_of:
            if of == need and title != "Byt planeringssystem":
                self.catch(title, f"2.1, {need}")
        drive.tab()

    def catch(self, title: str, origin: str) -> None:
        drive, before = self.drive, self.drive.focus()
        drive.ctrl(K.Key_K)
        assert name_of(drive.focus()) == _("What will you do?")
        assert origin in drive.focus().accessibleDescription()
        self.write(title)
        drive.press(K.Key_Return)
        assert drive.focus() is before, where()

    def which_first(self) -> None:
        drive = self.drive
        for need in PRIORITY:
            drive.click(need, QCheckBox)
        assert [
            name_of(check) for check in drive.window.findChildren(QCheckBox) if check.isChecked()
        ] == list(PRIORITY)
        drive.click("Olika inom gruppen, Brukare med hemtjänst")
        self.write(VARIATION)
        self.on("3.2", "intro")

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
        sheet = self.window.session.sheet
        cards = Cards(sheet, sheet.field("3.2/proposals"))
        assert [heading.words for heading in cards.headings()] == [*DOTS, "Humor", "Professionell"]
        assert cards.headings()[2].hints == ["Lyhördhet", "Ärlighet"]
        for card in cards.all():
            self.to_card(card.words)
            drive.press(K.Key_Return)
        assert cards.unopened() == []
        self.on("3.2", "vote")
        self.each_alone("3.2", "vote", {name: lambda n=n: self.vote(n) for n, name in enumerate(PEOPLE)})
        self.on("3.2", "choose")
        for value in VALUES:
            drive.click(value, QCheckBox)
        self.on("3.2", "sentences")
        for number, (value, sentence) in enumerate(VALUES.items()):
            if number:
                drive.tab_to(f"{value}: Med era ord", 3)
            assert name_of(drive.focus()) == f"{value}: Med era ord"
            self.write(sentence)
        self.on("4.1", "intro")

    def to_card(self, words: str) -> None:
        """Along the cards with the arrows."""
        self.drive.press(K.Key_Home)
        while not name_of(self.drive.focus()).startswith(f"{words}, "):
            before = self.drive.focus()
            self.drive.press(K.Key_Right)
            assert self.drive.focus() is not before, where()

    def vote(self, person: int) -> None:
        for value, dots in DOTS.items():
            assert name_of(self.drive.focus().parentWidget()) == value
            self.drive.type("+" * dots[person])
            self.drive.tab()

    def who_does_what(self) -> None:
        drive = self.drive
        self.on("4.1", "adjust")
        tasks = self.window.session.sheet.field("4.1/tasks")
        drive.type("Boka rummet")
        drive.press(K.Key_Return)
        for key, number in ((K.Key_Z, 12), (K.Key_Y, 13), (K.Key_Z, 12)):
            drive.ctrl(key)
            assert len(self.window.session.sheet.rows(tasks)) == number
        for old, new in RENAMED.items():
            fields = [f for f in drive.window.findChildren(QPlainTextEdit) if f.toPlainText() == old]
            drive.click_on(fields[0])
            drive.ctrl(K.Key_A)
            self.write(new)
        self.on("4.1", "own")
        self.each_alone(
            "4.1", "own", {n: lambda w=w: self.fill(dict.fromkeys(GRID, w)) for n, w in ALONE.items()}
        )
        self.show_all("4.1", "compare")
        self.on("4.1", "agree")
        self.fill({**GRID, "Bära värdena": "--AAUR"})
        problem = "Två har ansvaret. Välj en av dem."
        drive.press(K.Key_Home, K.Key_Right, K.Key_Right, *[K.Key_Up] * 7)
        assert name_of(drive.focus()).startswith("Bära värdena, Verksamhetschef:"), where()
        assert drive.focus().accessibleDescription() == problem
        drive.press(K.Key_Backspace)
        assert drive.focus().accessibleDescription() == ""
        self.catch("Skriv om arbetsbeskrivningen för planerarna", "4.1")
        self.saved()
        self.on("6.3", "intro")
        self.on("6.3", "plan")

    def fill(self, rows: dict[str, str]) -> None:
        """Letters and arrows, row by row."""
        drive = self.drive
        for number, (task, letters) in enumerate(rows.items()):
            if number:
                drive.press(K.Key_Down, K.Key_Home)
            assert name_of(drive.focus()).startswith(f"{task}, "), where()
            for at, letter in enumerate(letters):
                if at:
                    drive.press(K.Key_Right)
                if letter != "-":
                    drive.type(letter)

    def the_plan(self) -> None:
        drive = self.drive
        drive.tab_to("Lägg till en åtgärd")
        self.write("Byt planeringssystem")
        drive.press(K.Key_Return)
        drive.press(K.Key_Backtab)
        assert name_of(drive.focus()) == "Åtgärder"
        assert sorted(a.title for a in self.window.session.sheet.plan.actions()) == sorted(
            a[0] for a in self.actions_of
        )
        for action in self.actions_of:
            self.walk_to(action[0])
            drive.press(K.Key_Return)
            self.complete(*action)
            drive.press(K.Key_Escape)
            assert name_of(drive.focus()) == "Åtgärder", where()
        self.saved()

    def walk_to(self, title: str) -> None:
        """Down the list with the arrow; what has been put under *later* has moved there."""
        self.drive.press(K.Key_Home)
        for _n in self.actions_of:
            if self.drive.focus().currentIndex().data() == title:
                return
            self.drive.press(K.Key_Down)
        raise LostError(f"{title!r} is not in the plan")

    def complete(
        self, title: str, need: str, owner: str, due: str, step: str, measure: str, size: str, when: str
    ) -> None:
        drive = self.drive
        field = drive.focus()
        assert (name_of(field), field.toPlainText()) == ("Åtgärd", title), where()
        box = drive.tab("Behov")
        if need:
            drive.choose(need)
        assert box.currentText() == (need or _("No need"))
        drive.tab("Ägare, en person")
        if owner:
            drive.choose(owner)
        drive.tab("Klart senast")
        drive.type(due)
        drive.tab("Första steget, inom två veckor")
        self.write(step)
        drive.tab("Mått som brukaren märker")
        self.write(measure)
        drive.tab("Hjälper till")
        drive.tab("Effekt för brukaren")
        drive.type(size[0])
        drive.tab("Vår kraft")
        drive.type(size[1])
        drive.tab()
        self.pick("Inte börjad")
        drive.tab()
        self.pick(when)

    def pick(self, words: str) -> None:
        """One of a few, side by side or in a drop-down."""
        drive = self.drive
        if isinstance(drive.focus(), QComboBox):
            drive.choose(words)
            return
        for _n in range(3):
            if name_of(drive.focus()) == words:
                return
            drive.press(K.Key_Right)
        raise LostError(f"{words!r} is not beside {where()}")


def print_the_plan(window, drive, target: Path) -> None:
    drive.ctrl(K.Key_P)
    preview = window.view
    assert isinstance(preview, PreviewPage)
    wait_for(lambda: not preview.head.save_button.is_off(), "the plan on paper")
    drive.ctrl(K.Key_S)
    assert drive.sees(_("Saved as {name}").format(name=target.name))
    drive.press(K.Key_Escape)
