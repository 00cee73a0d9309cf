"""The home care service in Ängsvik, filled in through the workbook's own doors, and ways to read its plan."""

from __future__ import annotations

import io
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path

from pypdf import PdfReader

from exercises.answers.sheet import Sheet
from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.start.seeding import new_workbook
from exercises.together.cards import Cards
from export import pdf
from export.what import DOCUMENTS
from workbook import blocks as b
from workbook.content import PlanContent
from workbook.meeting import Meetings
from workbook.model import PEOPLE

TODAY = date(2026, 3, 10)

PEOPLE_OF = {
    "Karin Holmqvist": "verksamhetschef, ordförande",
    "Petra Lindahl": "enhetschef Norra",
    "Johan Wikström": "enhetschef Södra",
    "Yusuf Demir": "samordnare och planerare",
    "Anna-Lena Sjöberg": "undersköterska, kvalitetsombud",
    "Sara Eliasson": "biståndshandläggare",
}
NEEDS = {
    "Brukare med hemtjänst": (
        ("Jag vill kunna laga maten i mitt eget kök.", "guess", 4, 2),
        ("Jag vill veta vem som kommer, och när.", "asked", 5, 2),
        ("Samma ansikten, inte nya varje dag.", "figures", 5, 3),
        ("Ring mig om ni blir försenade.", "asked", 4, 1),
        ("Prata med mig, inte över huvudet på mig.", "asked", 5, 4),
        ("Rent och i ordning hemma.", "figures", 3, 4),
    ),
    "Hemkomna från sjukhuset": (
        ("Hjälpen ska finnas den dag jag kommer hem.", "figures", 5, 2),
        ("Någon som vet vad sjukhuset sa.", "knowledge", 5, 2),
    ),
    "Anhöriga": (
        ("Jag vill vara dotter, inte samordnare.", "asked", 4, 2),
        ("Ett nummer att ringa.", "asked", 4, 1),
    ),
    "Den som fått avslag": (("Säg det rakt ut, på papper jag förstår.", "guess", 4, "?"),),
    "Hemsjukvården": (),
}
PRIORITY = (
    "Jag vill veta vem som kommer, och när.",
    "Hjälpen ska finnas den dag jag kommer hem.",
    "Ring mig om ni blir försenade.",
    "Jag vill vara dotter, inte samordnare.",
    "Jag vill kunna laga maten i mitt eget kök.",
)
ACTIONS_OF = (
    ("Veckobrev: vem som kommer och när", PRIORITY[0], "Yusuf Demir", "2026-04-24",
     "Prova med tolv brukare i Norra, vecka 12", "15 av 20 kan säga vem som kommer. Nu 7.", "doing", "now"),
    ("Introduktion för vikarier", PRIORITY[0], "Anna-Lena Sjöberg", "hösten",
     "Fråga tre vikarier vad de saknade", "Ingen vikarie kommer utan att ha hälsat först.", "waiting", "later"),
    ("Ring vid mer än en kvarts försening", PRIORITY[2], "Petra Lindahl", "2026-03-31",
     "Lägg numren överst i telefonen, klart i dag", "Ingen väntar mer än en kvart utan besked.", "doing", "now"),
    ("Laga maten tillsammans, prova hos sex", PRIORITY[4], "Sara Eliasson", "2026-05-29",
     "Fråga vilka sex som vill", "Fyra av sex vill fortsätta.", "waiting", "now"),
    ("Bjud in åtta brukare till fika om våra besök", "Prata med mig, inte över huvudet på mig.",
     "Sara Eliasson", "2026-04-22", "Boka dagcentralen, skriv inbjudan ihop",
     "Alla åtta får veta vad deras ord ändrade.", "waiting", "now"),
    ("Hembesök inom två dygn", PRIORITY[1], "Johan Wikström", "2026-05-15",
     "Tid varje dag kl. 13 för ett besök", "Tio av tio får besök i tid. Nu sex.", "waiting", "now"),
    ("En kontaktperson för anhöriga i varje grupp", PRIORITY[3], "Anna-Lena Sjöberg", "2026-04-30",
     "Välj namn i Södra på mötet 17 mars", "Anhöriga ringer ett nummer, inte fem.", "waiting", "now"),
    ("Skriv om arbetsbeskrivningen för planerarna", "", "Karin Holmqvist", "hösten",
     "Ta upp med facket", "", "waiting", "later"),
    ("Byt planeringssystem", PRIORITY[0], "", "", "", "", "waiting", "no"),
)  # fmt: skip
VALUES = {
    "Trygghet": "Du vet vem som kommer, och att någon kommer.",
    "Självbestämmande": "Det är ditt hem och din dag.",
    "Respekt": "Vi pratar med dig, inte om dig.",
    "Nyfikenhet": "Vi frågar innan vi vet bäst.",
}
GRID = (
    "A U U R R R", "i A U R i -", "- i A U R -", "i i A U R R", "- - A A U R", "- - - U U R",
    "- - A - - -", "i - A U U i",
)  # fmt: skip
CODES = {"A": "accountable", "U": "responsible", "R": "consulted", "i": "informed"}


@contextmanager
def new_sheet(path: Path, language: str = "sv") -> Iterator[Sheet]:
    workbook = new_workbook(path / "plan.samsyn", shipped_pack(), language=language, title="Hemtjänsten")
    try:
        yield Sheet(workbook, shipped_pack())
    finally:
        workbook.close()


def add(sheet: Sheet, reference: str, *, parent: str = "", **columns: object) -> str:
    """A new row in a list; its id."""
    field = sheet.field(reference)
    return sheet.workbook.add_item(sheet.place(field), dict(columns), parent=parent).id


def fill(sheet: Sheet) -> dict[str, str]:
    """What the home care service in Ängsvik wrote; words → id of people, needs and actions."""
    ids: dict[str, str] = {}
    with sheet.workbook.step("Ängsvik"):
        for day, starts in (("2026-03-10", "09:00"), ("2026-04-21", "13:00")):
            Meetings(sheet.workbook).start(day, [], starts=starts)
        for reference, text in (
            ("0.1/organisation", "Ängsviks kommun"),
            ("0.1/unit", "Hemtjänsten Norra och Södra"),
            ("0.1/purpose", "Sluta gissa vad brukarna vill ha. Ha en plan som vi faktiskt följer upp."),
            ("0.1/decision", "consensus"),
        ):
            sheet.set(sheet.field(reference), "", "", text)
        for name, role in PEOPLE_OF.items():
            ids[name] = sheet.workbook.add_item(PEOPLE, {"name": name, "role": role}).id
        for name, needs in NEEDS.items():
            group = ids[name] = add(sheet, "1.1/groups", name=name)
            for words, known, importance, met in needs:
                ids[words] = add(sheet, "2.1/needs", parent=group, words=words, known=known)
                sheet.set(sheet.field("2.1/rating"), ids[words], "importance", importance)
                sheet.set(sheet.field("2.1/rating"), ids[words], "met", met)
        sheet.set(sheet.field("2.1/priority"), "", "", [ids[words] for words in PRIORITY])
        proposals = Cards(sheet, sheet.field("3.2/proposals"))
        values = {name: proposals.new_group(name) for name in VALUES}
        sheet.set(sheet.field("3.2/chosen"), "", "", list(values.values()))
        for name, sentence in VALUES.items():
            sheet.set(sheet.field("3.2/sentences"), values[name], "sentence", sentence)
        duties = sheet.field("4.1/duties")
        for task, letters in zip(sheet.grid_rows(duties), GRID, strict=False):
            for role, letter in zip(sheet.across(duties), letters.split(), strict=True):
                if letter != "-":
                    sheet.set(duties, task.id, role.id, CODES[letter])
        for title, need, owner, due, step, measure, status, choice in ACTIONS_OF:
            ids[title] = sheet.plan.catch(
                title, label="", need=ids.get(need, ""), owner=ids.get(owner, ""), due=due,
                first_step=step, measure=measure, status=status, choice=choice,
            ).id  # fmt: skip
    return ids


def content_of(sheet: Sheet, today: date = TODAY) -> PlanContent:
    return plan_content(sheet, today)


def document_of(sheet: Sheet, today: date = TODAY) -> b.Document:
    return DOCUMENTS["plan"](plan_content(sheet, today))


def cells_in(table: b.Table) -> list[tuple[str, tuple[tuple[str, ...], ...]]]:
    """(band, the texts of its rows) of a table without marks."""
    return [
        (group.title, tuple(tuple(cell.text for cell in row.cells) for row in group.rows))
        for group in table.groups
    ]


def every(document: b.Document, kind: type) -> list:
    """Every block of that kind, those side by side among them."""
    found = []
    for block in document.blocks:
        inner = (*block.left, *block.right) if isinstance(block, b.Beside) else (block,)
        found += [one for one in inner if isinstance(one, kind)]
    return found


def section_titles(document: b.Document) -> list[str]:
    return [section.title for section in every(document, b.Section)]


def table_of(document: b.Document) -> b.Table:
    return next(table for table in every(document, b.Table) if table.numbered)


def rows_of(document: b.Document) -> list[tuple[str, list[str]]]:
    """(the need's words, the cells' words) of every action in the table."""
    return [
        (group.title, [getattr(cell, "text", "") or getattr(cell, "word", "") for cell in row.cells])
        for group in table_of(document).groups
        for row in group.rows
    ]


def paper(document: b.Document) -> str:
    """All text of the printed document, spaces made equal."""
    reader = PdfReader(io.BytesIO(pdf.render(document)))
    return " ".join(" ".join(page.extract_text() for page in reader.pages).split())
