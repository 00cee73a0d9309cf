"""The first half of a meeting, in a process of its own that does not live to see the second.

It plays the group from Ängsvik through the window with keys and clicks, says on stdout each sentence that the window
has saved, and stops in the middle of one. Run as `python -m tests.helpers.meeting_child WORKBOOK`.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QtMsgType, qInstallMessageHandler
from PySide6.QtWidgets import QAbstractButton

from tests.helpers.answers import OnlyFiles
from tests.helpers.drive import Drive, K, name_of, wait_for, where
from tests.helpers.windows import settings_in, show_window
from ui.ask import Ask
from ui.window import Window
from workbook.words import _

TITLE = "Hemtjänsten i Ängsvik"
PEOPLE = {
    "Karin Holmqvist": "verksamhetschef, ordförande",
    "Petra Lindahl": "enhetschef Norra",
    "Johan Wikström": "enhetschef Södra",
    "Yusuf Demir": "samordnare och planerare",
    "Anna-Lena Sjöberg": "undersköterska, kvalitetsombud",
    "Sara Eliasson": "biståndshandläggare",
}
UNIT = {
    "Organisation": "Ängsviks kommun, socialförvaltningen",
    "Enhet": "Hemtjänsten Norra och Södra",
    "Syfte": "Sluta gissa vad brukarna vill ha. Ha en plan som vi faktiskt följer upp.",
}
SERVICES = {
    "Hemtjänst dag och kväll": ("de som behöver stöd hemma", "ingen myndighetsutövning"),
    "Trygghetslarm och nattpatrull": ("de som larmar", "ingen myndighetsutövning"),
    "Biståndsbeslut": ("den som söker, och den som får nej", "myndighetsutövning"),
}
RULES = (
    "Säg vad du själv tänker innan chefen har sagt sitt.",
    "En pratar åt gången.",
    "Nämn ingen kund vid namn.",
    "Lägg undan telefonerna.",
    "Det vi säger om varandra stannar här.",
)
OWN_RULE = "Går det inte på tio minuter bestämmer Karin när alla har hörts."
MENTIONS = {
    "Karin Holmqvist": ("brukarna", "nämnden", "kommuninvånarna som betalar", "personalen?"),
    "Petra Lindahl": (
        "brukare med hemtjänst", "de som just kommit hem från sjukhuset",
        "maken eller makan som också blir trött", "de som larmar på natten",
    ),
    "Johan Wikström": ("de äldre", "anhöriga på distans som ringer på kvällen", "distriktssköterskan"),
    "Yusuf Demir": ("den som öppnar dörren 🚪", "vikarierna", "de som aldrig ringer fast de borde"),
    "Anna-Lena Sjöberg": ("Greta på Storgatan ;) alltså brukaren 👵🏽", "dottern", "hemsjukvården"),
    "Sara Eliasson": ("den som sökt och fått beslut", "den som sökt och fått nej (!)", "god man"),
}  # fmt: skip
GROUPS = {
    "Brukare med hemtjänst": (
        "brukare", "mottagare", "har rätt efter prövning", ("Hemtjänst dag och kväll",),
        "Klara vardagen hemma, på sitt sätt.",
    ),
    "Hemkomna från sjukhuset": (
        "brukare", "mottagare", "har rätt efter prövning", ("Hemtjänst dag och kväll",),
        "Trygg första vecka hemma.",
    ),
    "Anhöriga": (
        "anhöriga", "anhörig", "väljer fritt", ("Trygghetslarm och nattpatrull",),
        "Få vara dotter eller make, inte samordnare.",
    ),
    "Den som fått avslag": (
        "sökande", "mottagare", "beslut mot sin vilja", ("Biståndsbeslut",),
        "Begripa beslutet och veta vart man vänder sig.",
    ),
    "Hemsjukvården (regionen)": ("", "samarbetspartner", "", (), ""),
}  # fmt: skip
VIEW = ("Föremål: vi gör saker åt dem", "Informant: vi frågar och de svarar")
FORGOTTEN = "De som aldrig ringer. De som inte pratar svenska hemma."
NEEDS = {
    "Brukare med hemtjänst": (
        ("Jag vill kunna laga maten i mitt eget kök.", "behov", "en gissning", ""),
        ("Jag vill veta vem som kommer, och när.", "förväntan", "vi har frågat", ""),
        ("Samma ansikten, inte nya varje dag.", "förväntan", "siffror", "snitt 17 personer på 14 dagar"),
        ("Ring mig om ni blir försenade.", "förväntan", "vi har frågat", ""),
        ("Prata med mig, inte över huvudet på mig.", "behov", "vi har frågat", ""),
        ("Jag vill komma ut en gång om dagen.", "behov", "yrkeskunskap", ""),
        ("Rent och i ordning hemma.", "förväntan", "siffror", "enkäten: 78 % nöjda"),
    ),
    "Hemkomna från sjukhuset": (
        ("Hjälpen ska finnas den dag jag kommer hem.", "behov", "siffror", "6 av 10 i tid"),
        ("Någon som vet vad sjukhuset sa.", "förväntan", "yrkeskunskap", ""),
    ),
    "Anhöriga": (
        ("Jag vill vara dotter, inte samordnare.", "behov", "vi har frågat", "tre samtal"),
        ("Ett nummer att ringa.", "förväntan", "vi har frågat", ""),
    ),
    "Den som fått avslag": (("Säg det rakt ut, på papper jag förstår.", "behov", "en gissning", ""),),
}  # fmt: skip
HALF = 13
"""How many letters of the last need of the first group the child gets to write."""


def open_window(folder: Path, ask: Ask) -> tuple[Window, Drive]:
    """A window in Swedish that keeps its own things under `folder`, shown and with the keyboard."""
    window = show_window(settings_in(folder, "sv"), ask)
    return window, Drive(window)


class Meeting:
    """What every part of the meeting does alike. `said` is called with each sentence that has been saved."""

    def __init__(self, window: Window, drive: Drive, said: Callable[[str], None]) -> None:
        self.window, self.drive = window, drive
        self._said, self._written = said, []

    def write(self, text: str) -> None:
        self.drive.type(text)
        if text:
            self._written.append(text)

    def is_saved(self) -> bool:
        return not self.window.session.has_unsaved()

    def saved(self) -> None:
        """Waits for the window to have saved what was written, and says so."""
        wait_for(self.is_saved, "everything to be saved")
        for text in self._written:
            self._said(text)
        self._written.clear()

    def on(self, exercise: str, page: str) -> None:
        """Ctrl+Enter, which must lead to that page; all that was written before has been saved by then."""
        self.drive.ctrl(K.Key_Return)
        self.stands(exercise, page)
        self.saved()

    def stands(self, exercise: str, page: str) -> None:
        view = self.window.workbook_view()
        at = (view.exercise.id, view.page_spec.id) if view is not None else ("", "")
        assert at == (exercise, page), f"the window shows {at}"

    def each_alone(self, exercise: str, page: str, write: dict[str, Callable[[], None]]) -> None:
        """The computer goes round; who is not in `write` is away today."""
        drive = self.drive
        for name, answer in write.items():
            first = name.split()[0]
            begin = _("I am {name}, begin").format(name=first)
            assert name_of(drive.focus()) == begin, where()
            drive.press(K.Key_Return)
            assert not drive.sees(begin)
            answer()
            self.drive.ctrl(K.Key_Return)
            self.stands(exercise, page)
            self.saved()
        if len(write) == len(PEOPLE):
            assert name_of(drive.focus()) == _("Show everyone's answers"), where()

    def show_all(self, exercise: str, page: str) -> None:
        """Everybody's answers are shown though some are missing. Ctrl+Enter would begin the turn of who is next."""
        self.drive.tab_to(_("Show everyone's answers"))
        self.drive.press(K.Key_Return)
        self.stands(exercise, page)

    def lines(self, *texts: str) -> None:
        """A line, Enter, a line: as one writes a list."""
        for number, text in enumerate(texts):
            if number:
                self.drive.press(K.Key_Return)
            self.write(text)

    def need(self, words: str, sort: str, known: str, source: str, letters: int | None = None) -> None:
        """One need in the row that has the keyboard; with `letters` it is broken off after so many."""
        assert name_of(self.drive.focus()) == "Med deras ord", where()
        self.write(words[:letters])
        if letters is None:
            self.details_of_need(sort, known, source)

    def details_of_need(self, sort: str, known: str, source: str) -> None:
        self.drive.tab("Slag")
        self.drive.choose(sort)
        self.drive.tab("Så vet ni det")
        self.drive.choose(known)
        self.drive.tab("Källa")
        if source:
            self.write(source)
        self.drive.press(K.Key_Return)
        assert name_of(self.drive.focus()) == "Med deras ord", where()


class FirstHalf(Meeting):
    """From the welcome page into the middle of a sentence in 2.1."""

    def play(self) -> None:
        self.new_workbook()
        self.on("0.1", "unit")
        self.the_group()
        self.the_customers()
        self.some_needs()

    def new_workbook(self, programme: str = "Halvdag") -> None:
        drive = self.drive
        drive.ctrl(K.Key_N)
        self.write(TITLE)
        drive.tab(_("Who is in it?"))
        for number, (name, role) in enumerate(PEOPLE.items()):
            if number:
                drive.press(K.Key_Return)
            drive.type(f"{name}, {role}")
            self._written += [name, role]
        drive.tab_to("Halvdag", 4)
        for _n in range(4):
            if name_of(drive.focus()) == programme:
                break
            drive.press(K.Key_Down)
        assert drive.focus().isChecked()
        assert name_of(drive.focus()) == programme, where()
        drive.click(_("Choose another place"))
        drive.click(_("Make the workbook"))
        self.stands("0.1", "intro")
        self.saved()

    def the_group(self) -> None:
        drive = self.drive
        for number, (label, text) in enumerate(UNIT.items()):
            if number:
                drive.tab(label)
            assert name_of(drive.focus()) == label
            self.write(text)
        self.on("0.1", "people")
        self.on("0.1", "services")
        for number, (name, (for_whom, authority)) in enumerate(SERVICES.items()):
            if number:
                drive.tab("Tjänst")
            self.write(name)
            drive.tab("För vem, i korthet")
            self.write(for_whom)
            drive.tab("Myndighetsutövning")
            drive.choose(authority)
            drive.tab(_("More for this row"))
        self.on("0.1", "rules")
        self.write(OWN_RULE)
        for rule in RULES:
            drive.click(rule, QAbstractButton)
        drive.click("Samsyn: vi pratar tills alla kan stå för det")
        self.on("0.1", "programme")
        self.on("1.1", "intro")

    def the_customers(self) -> None:
        self.who_they_mention()
        self.the_groups()
        self.look_back()
        self.on("2.1", "intro")

    def who_they_mention(self) -> None:
        self.on("1.1", "mention")
        self.each_alone(
            "1.1", "mention", {name: lambda w=words: self.lines(*w) for name, words in MENTIONS.items()}
        )
        self.on("1.1", "all")

    def the_groups(self) -> None:
        drive = self.drive
        self.on("1.1", "groups")
        for number, (name, (word, role, relation, services, value)) in enumerate(GROUPS.items()):
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
            for service in SERVICES:
                drive.tab(service)
                if service in services:
                    drive.press(K.Key_Space)
            drive.tab("Vad de får ut av er")
            self.write(value)
            drive.tab(_("More for this row"))

    def look_back(self) -> None:
        drive = self.drive
        self.on("1.1", "look_back")
        drive.click("brukare")
        for words in VIEW:
            drive.click(words)
        drive.click("Vem glömde ni, och vem hörs sällan?")
        self.write(FORGOTTEN)

    def some_needs(self) -> None:
        self.on("2.1", "needs")
        *whole, broken_off = NEEDS["Brukare med hemtjänst"]
        for need in whole:
            self.need(*need)
        self.need(*broken_off, letters=HALF)
        self.saved()


def strict() -> None:
    """Whatever Qt warns of goes to stderr, as exceptions in slots do; whoever started us wants nothing there."""

    def told(kind: QtMsgType, _context: object, message: str) -> None:
        harmless = "does not support propagateSizeHints" in message
        if kind in (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg) and not harmless:
            print(message, file=sys.stderr, flush=True)

    qInstallMessageHandler(told)


def main() -> None:
    from ui.app import make_application

    path = Path(sys.argv[1])
    strict()
    app = make_application(sys.argv[:1])
    window, drive = open_window(path.parent, OnlyFiles(to_save=path))

    def said(sentence: str) -> None:
        print(json.dumps(sentence), flush=True)

    FirstHalf(window, drive, said).play()
    print(json.dumps({"here": name_of(drive.focus())}), flush=True)
    app.exec()


if __name__ == "__main__":
    main()
