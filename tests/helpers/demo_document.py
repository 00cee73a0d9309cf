"""The plan of the home care service in Ängsvik, as blocks made by hand: what the pictures 10a to 10c show."""

from __future__ import annotations

from workbook.blocks import (
    Beside,
    Block,
    Bullets,
    Cell,
    Cover,
    Document,
    Duty,
    DutyCode,
    Facts,
    Figure,
    Gap,
    Heading,
    RowGroup,
    Section,
    Status,
    StatusKind,
    Table,
    TableColumn,
    TableRow,
    Text,
    ThreadAction,
    ThreadCustomer,
    ThreadMap,
    ThreadNeed,
)
from workbook.picture import Caption, Circle, Diamond, Line, Picture, Poly, Rect

NAMES = (
    "Karin Holmqvist",
    "Yusuf Demir",
    "Anna-Lena Sjöberg",
    "Petra Lindahl",
    "Johan Wikström",
    "Sara Eliasson",
)
WORD: dict[StatusKind, str] = {
    "waiting": "Inte börjad",
    "doing": "Pågår",
    "done": "Klar",
    "later": "Senare",
}
COLUMNS = (
    TableColumn("Åtgärd", 286),
    TableColumn("Ägare", 149.5),
    TableColumn("Första steget", 239.5),
    TableColumn("Klart", 81.5),
    TableColumn("Så märks det", 240),
    TableColumn("Läge", 108),
)


def action(title: str, owner: str, step: str, date: str, measure: str, status: StatusKind) -> TableRow:
    """One row of the plan."""
    cells = (Cell(title, bold=True), Cell(owner), Cell(step), Cell(date, nowrap=True), Cell(measure))
    return TableRow((*cells, Status(status, WORD[status])))


def cover(knots: int = 8, names: tuple[str, ...] = NAMES) -> Cover:
    """The cover of 10a."""
    return Cover(
        kicker="Hemtjänsten i Ängsviks kommun",
        title="Handlingsplan",
        dates="10 mars till 21 april 2026",
        sentence="Sex ledare, tre kundgrupper, åtta åtgärder. Här står vems behov var och en svarar mot.",
        names=names,
        strands=len(names),
        knots=knots,
        made_with="Gjord med Samsyn",
        description="Sex trådar möts i en knut och går vidare som en röd tråd med åtta knutar, en för varje åtgärd.",
    )


def thread_map() -> ThreadMap:
    """The thread of 10b."""
    users = (
        ThreadNeed(
            "Jag vill veta vem som kommer, och när.",
            (
                ThreadAction("Veckobrev: vem som kommer och när", "Yusuf, 24 april"),
                ThreadAction("Introduktion för vikarier", "Anna-Lena, hösten"),
            ),
        ),
        ThreadNeed(
            "Ring mig om ni blir försenade.",
            (ThreadAction("Ring vid mer än en kvarts försening", "Petra, 31 mars"),),
        ),
        ThreadNeed(
            "Jag vill kunna laga maten i mitt eget kök.",
            (ThreadAction("Laga maten tillsammans hos sex", "Sara, 29 maj"),),
        ),
        ThreadNeed(
            "Prata med mig, inte över huvudet på mig.",
            (ThreadAction("Bjud in åtta brukare till fika", "Sara, 22 april"),),
        ),
    )
    home = ThreadNeed(
        "Hjälpen ska finnas den dag jag kommer hem.",
        (ThreadAction("Hembesök inom två dygn", "Johan, 15 maj"),),
    )
    kin = ThreadNeed(
        "Jag vill vara dotter, inte samordnare.",
        (ThreadAction("En kontaktperson för anhöriga", "Anna-Lena, 30 april"),),
    )
    return ThreadMap(
        ("För vem", "Vad de behöver", "Vad vi gör"),
        (
            ThreadCustomer("Brukare med hemtjänst", users),
            ThreadCustomer("Hemkomna från sjukhuset", (home,)),
            ThreadCustomer("Anhöriga", (kin,)),
        ),
        "ingen åtgärd än",
    )


def plan_table() -> Table:
    """The table of 10c."""
    users = "Brukare med hemtjänst"
    groups = (
        RowGroup(
            "Jag vill veta vem som kommer, och när.",
            users,
            (
                action(
                    "Veckobrev: vem som kommer och när",
                    "Yusuf Demir",
                    "Prova med tolv brukare i Norra, vecka 12",
                    "24 april",
                    "15 av 20 kan säga vem som kommer. Nu 7.",
                    "doing",
                ),
                action(
                    "Introduktion för vikarier",
                    "Anna-Lena Sjöberg",
                    "Fråga tre vikarier vad de saknade",
                    "hösten",
                    "Ingen vikarie kommer utan att ha hälsat först.",
                    "later",
                ),
            ),
        ),
        RowGroup(
            "Ring mig om ni blir försenade.",
            users,
            (
                action(
                    "Ring vid mer än en kvarts försening",
                    "Petra Lindahl",
                    "Lägg numren överst i telefonen, klart i dag",
                    "31 mars",
                    "Ingen väntar mer än en kvart utan besked.",
                    "doing",
                ),
            ),
        ),
        RowGroup(
            "Jag vill kunna laga maten i mitt eget kök.",
            users,
            (
                action(
                    "Laga maten tillsammans, prova hos sex",
                    "Sara Eliasson",
                    "Fråga vilka sex som vill",
                    "29 maj",
                    "Fyra av sex vill fortsätta.",
                    "waiting",
                ),
            ),
        ),
        RowGroup(
            "Prata med mig, inte över huvudet på mig.",
            users,
            (
                action(
                    "Bjud in åtta brukare till fika om våra besök",
                    "Sara Eliasson",
                    "Boka dagcentralen, skriv inbjudan ihop",
                    "22 april",
                    "Alla åtta får veta vad deras ord ändrade.",
                    "waiting",
                ),
            ),
        ),
        RowGroup(
            "Hjälpen ska finnas den dag jag kommer hem.",
            "Hemkomna från sjukhuset",
            (
                action(
                    "Hembesök inom två dygn",
                    "Johan Wikström",
                    "Tid varje dag kl. 13 för ett besök",
                    "15 maj",
                    "Tio av tio får besök i tid. Nu sex.",
                    "waiting",
                ),
            ),
        ),
        RowGroup(
            "Jag vill vara dotter, inte samordnare.",
            "Anhöriga",
            (
                action(
                    "En kontaktperson för anhöriga i varje grupp",
                    "Anna-Lena Sjöberg",
                    "Välj namn i Södra på mötet 17 mars",
                    "30 april",
                    "Anhöriga ringer ett nummer, inte fem.",
                    "waiting",
                ),
            ),
        ),
    )
    return Table(COLUMNS, groups, numbered=True)


_DUTIES: dict[str, tuple[DutyCode, str]] = {
    "A": ("accountable", "har ansvaret, bara en per rad"),
    "U": ("responsible", "utför"),
    "R": ("consulted", "rådfrågas"),
    "i": ("informed", "informeras"),
}
_GRID = (
    ("Sätta riktning", "A U U R R R"),
    ("Fördela resurser", "i A U R i -"),
    ("Säkra kompetens", "- i A U R -"),
    ("Följa upp resultat", "i i A U R R"),
    ("Bära värdena", "- - A - U R"),
    ("Bjuda in brukare att delta", "- - A U U R"),
    ("Berätta vad synpunkter ledde till", "i - A U U i"),
)


def duty(letter: str) -> Duty | None:
    """A cell of the grid; a dash is an empty one."""
    return None if letter == "-" else Duty(_DUTIES[letter][0], letter, _DUTIES[letter][1])


def duty_table() -> Table:
    """Who does what."""
    roles = (
        "Nämnden",
        "Förvaltningschef",
        "Verksamhetschef",
        "Enhetschef",
        "Medarbetare",
        "Brukarföreträdare",
    )
    columns = (TableColumn("Uppgift", 2.4), *(TableColumn(role, 1, "centre") for role in roles))
    rows = tuple(TableRow((Cell(task), *map(duty, letters.split()))) for task, letters in _GRID)
    key = tuple(found for found in map(duty, "AURi") if found)
    return Table(columns, (RowGroup("", "", rows),), key=key)


def picture() -> Picture:
    """A small picture with every shape."""
    return Picture(
        360,
        220,
        (
            Rect(40, 10, 300, 170, stroke="line"),
            Rect(190, 10, 150, 85, fill="sunk"),
            Line(190, 10, 190, 180, "edge", 1, (2, 3)),
            Poly(((60, 160), (150, 120), (320, 40)), stroke="ink", width=2.6),
            Poly(((100, 60), (120, 90), (80, 90)), closed=True, fill="people", stroke="edge"),
            Circle(150, 120, 7, "people"),
            Diamond(320, 40, 9, "ink"),
            Caption(190, 205, "hur viktigt det är", 15, "ink2", anchor="middle"),
            Caption(24, 95, "uppfyllt", 15, "ink2", anchor="middle", angle=-90),
            Caption(300, 70, "Vem som kommer", 15, "ink", anchor="end", voice=True),
        ),
        "Matris: vem som kommer är viktigast, 5, och minst uppfyllt, 2.",
    )


def demo() -> Document:
    """The whole plan, five pages."""
    blocks: tuple[Block, ...] = (
        cover(),
        Section("Vår röda tråd"),
        thread_map(),
        Text(
            "Skriver om arbetsbeskrivningen för planerarna (Karin, hösten). Den bär flera av åtgärderna.",
            lead_in="Vi gör också:",
        ),
        Beside(
            (
                Heading("Våra värden", 3),
                Bullets(("Trygghet", "Självbestämmande", "Respekt", "Nyfikenhet"), voice=True),
            ),
            (
                Heading("Så märks det", 3),
                Text("15 av 20 kan säga vem som kommer i dag. Nu 7."),
                Text("Ingen väntar mer än en kvart utan besked."),
                Text("Alla får hembesök inom två dygn. Nu sex."),
            ),
        ),
        Section("Åtgärder, efter behov", "Följs upp tisdag 21 april kl. 13.00", landscape=True),
        plan_table(),
        Text(
            "8. Skriv om arbetsbeskrivningen för planerarna, Karin Holmqvist, hösten.",
            "small",
            "Utan kundgrupp än:",
        ),
        Section("Vem gör vad", landscape=True),
        duty_table(),
        Section("Det vi såg"),
        Text("Det här bestämde vi tillsammans den 10 mars.", "lead"),
        Heading("Behoven"),
        Figure(picture(), "Viktigt och uppfyllt, som vi enades om det."),
        Facts(
            (("Syfte", "Sluta gissa vad brukarna vill ha."), ("Beslut", "Samsyn; annars bestämmer Karin."))
        ),
        Gap(
            "”Samma ansikten” är prioriterat men har ingen åtgärd.",
            "Vi väntar på regionens upphandling 2028.",
        ),
        Bullets(("Säg vad du tycker innan du hör chefen.", "En pratar åt gången."), numbered=True),
        Text("Det är ditt hem. Vi frågar innan vi gör.", "voice"),
    )
    return Document(
        title="Handlingsplan för hemtjänsten i Ängsvik",
        subject="Handlingsplan",
        author="Hemtjänsten i Ängsviks kommun",
        language="sv",
        footer=("Hemtjänsten i Ängsviks kommun", "Handlingsplan 10 mars 2026"),
        blocks=blocks,
    )


def long_plan(actions: int) -> Document:
    """A plan with as many actions as asked for, three to a need and four needs to a customer."""
    kinds: tuple[StatusKind, ...] = ("waiting", "doing", "done", "later")
    groups: list[RowGroup] = []
    customers: list[ThreadCustomer] = []
    needs: list[ThreadNeed] = []
    for start in range(0, actions, 3):
        numbers = range(start, min(start + 3, actions))
        words = f"Jag vill veta vem som kommer till mig varje dag, nummer {start // 3 + 1}."
        rows = tuple(
            action(
                f"Åtgärd {n + 1}: se över rutinen" + " och fråga brukarna hur det blev" * (n % 3),
                NAMES[n % 6],
                "Prova med tolv brukare i Norra, vecka 12" if n % 2 else "Fråga vilka som vill",
                f"{n % 28 + 1} april",
                "15 av 20 kan säga vem som kommer. Nu 7.",
                kinds[n % 4],
            )
            for n in numbers
        )
        groups.append(RowGroup(words, "Brukare med hemtjänst", rows))
        done = tuple(
            ThreadAction(f"Åtgärd {n + 1}: se över rutinen", f"{NAMES[n % 6]}, {n % 28 + 1} april")
            for n in numbers
        )
        needs.append(ThreadNeed(words, done))
        if len(needs) == 4:
            customers.append(ThreadCustomer(f"Kundgrupp {len(customers) + 1}", tuple(needs)))
            needs = []
    if needs:
        customers.append(ThreadCustomer(f"Kundgrupp {len(customers) + 1}", tuple(needs)))
    base = demo()
    blocks: tuple[Block, ...] = (
        cover(actions),
        Section("Vår röda tråd"),
        ThreadMap(("För vem", "Vad de behöver", "Vad vi gör"), tuple(customers), "ingen åtgärd än"),
        Section("Åtgärder, efter behov", "Följs upp tisdag 21 april kl. 13.00", landscape=True),
        Table(COLUMNS, tuple(groups), numbered=True),
    )
    return Document(base.title, base.subject, base.author, "sv", base.footer, blocks)
