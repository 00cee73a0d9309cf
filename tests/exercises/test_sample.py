"""The sample says everything that was said and scribbled, and every gap in it is one that the group really had.

The sentences stand here by hand: a list read from the sample itself would agree with whatever is in it.
"""

import json
import sqlite3
from collections import Counter
from datetime import date

import pytest

from exercises.answers.sheet import Sheet, seed_key
from exercises.content.gather_plan import plan_content
from exercises.packs.reader import shipped_pack
from exercises.plan.review import review
from exercises.rules import plan_rules
from exercises.start.next_meeting import must_choose
from exercises.start.sample import make_sample
from exercises.start.seeding import new_workbook
from exercises.together.cards import Cards
from exercises.together.private_round import PrivateRound
from exercises.together.progress import begun, exercise_done, page_done
from ui.shell.where_left import where_left
from workbook.check import check
from workbook.errors import NotSavedError
from workbook.follow_up import Turns
from workbook.meeting import Meetings
from workbook.model import GROUP
from workbook.reservations import Reservations
from workbook.workbook import Workbook

PEOPLE = [
    "Karin Holmqvist",
    "Petra Lindahl",
    "Johan Wikström",
    "Yusuf Demir",
    "Anna-Lena Sjöberg",
    "Sara Eliasson",
]

START = [
    "Hemtjänsten Norra och Södra",
    "Sluta gissa vad brukarna vill ha. Ha en plan som vi faktiskt följer upp.",
    *PEOPLE,
    "verksamhetschef, ordförande",
    "enhetschef Norra",
    "enhetschef Södra",
    "samordnare och planerare",
    "undersköterska, kvalitetsombud",
    "biståndshandläggare",
    "Hemtjänst dag och kväll",
    "Trygghetslarm och nattpatrull",
    "Biståndsbeslut",
    "Säg vad du tycker innan du hör chefen.",
    "En pratar åt gången.",
    "Inga namn på brukare.",
    "Telefonerna i fickan.",
    "Det som sägs om kollegor stannar här.",
]

SLIPS = {
    "Karin Holmqvist": ["brukarna", "nämnden", "kommuninvånarna som betalar", "personalen?"],
    "Petra Lindahl": [
        "brukare med hemtjänst",
        "de som just kommit hem från sjukhuset",
        "maken eller makan som också blir trött",
        "de som larmar på natten",
    ],
    "Johan Wikström": ["de äldre", "anhöriga på distans som ringer på kvällen", "distriktssköterskan"],
    "Yusuf Demir": ["den som öppnar dörren", "vikarierna", "de som aldrig ringer fast de borde"],
    "Anna-Lena Sjöberg": ["Greta på Storgatan ;) alltså brukaren", "dottern", "hemsjukvården"],
    "Sara Eliasson": ["den som sökt och fått beslut", "den som sökt och fått nej (!)", "god man"],
}

GROUPS = [
    ("Brukare med hemtjänst", "brukare", "recipient", "entitled", "Klara vardagen hemma, på sitt sätt."),
    ("Hemkomna från sjukhuset", "brukare", "recipient", "entitled", "Trygg första vecka hemma."),
    ("Anhöriga", "anhöriga", "relative", "free", "Få vara dotter eller make, inte samordnare."),
    (
        "Den som fått avslag",
        "sökande",
        "recipient",
        "against_will",
        "Begripa beslutet och veta vart man vänder sig.",
    ),
    ("Hemsjukvården (regionen)", None, "partner", None, None),
]

NEEDS = [
    ("Jag vill kunna laga maten i mitt eget kök.", "need", "guess", 4, 2),
    ("Jag vill veta vem som kommer, och när.", "expectation", "asked", 5, 2),
    ("Samma ansikten, inte nya varje dag.", "expectation", "figures", 5, 3),
    ("Ring mig om ni blir försenade.", "expectation", "asked", 4, 1),
    ("Prata med mig, inte över huvudet på mig.", "need", "asked", 5, 4),
    ("Jag vill komma ut en gång om dagen.", "need", "knowledge", 4, 2),
    ("Rent och i ordning hemma.", "expectation", "figures", 3, 4),
    ("Hjälpen ska finnas den dag jag kommer hem.", "need", "figures", 5, 2),
    ("Någon som vet vad sjukhuset sa.", None, "knowledge", 5, 2),
    ("Jag vill vara dotter, inte samordnare.", None, "asked", 4, 2),
    ("Ett nummer att ringa.", None, None, 4, 1),
    ("Säg det rakt ut, på papper jag förstår.", None, "guess", 4, "?"),
]

RATINGS = [
    ("1 4 3 2 5 4", "2 1 2 3 1 2"),
    ("5 5 4 5 5 5", "1 2 1 5 3 4"),
    ("5 2 4 5 5 5", "2 3 4 2 3 4"),
    ("4 5 4 4 5 4", "1 1 2 1 1 2"),
    ("5 5 5 4 5 5", "4 3 4 4 3 4"),
    ("4 3 4 4 3 4", "2 2 3 2 3 2"),
    ("3 2 3 3 2 3", "4 4 5 4 5 4"),
]

PRIORITIES = [
    "Jag vill veta vem som kommer, och när.",
    "Hjälpen ska finnas den dag jag kommer hem.",
    "Ring mig om ni blir försenade.",
    "Jag vill vara dotter, inte samordnare.",
    "Jag vill kunna laga maten i mitt eget kök.",
]

PROPOSED = {
    "trygghet": 5, "respekt": 4, "självbestämmande": 3, "värme": 1, "vi gör det vi lovar": 2, "nyfikenhet": 1,
    "professionell": 1, "likvärdighet": 1, "humor": 1, "lyhördhet": 2, "ärlighet": 1,
}  # fmt: skip

DOTS = [
    ("Trygghet", 8),
    ("Självbestämmande", 7),
    ("Respekt", 6),
    ("Nyfikenhet", 4),
    ("Vi gör det vi lovar", 4),
    ("Likvärdighet", 1),
]

VALUES = [
    ("Trygghet", "Du vet vem som kommer, och att någon kommer."),
    ("Självbestämmande", "Det är ditt hem och din dag."),
    ("Respekt", "Vi pratar med dig, inte om dig."),
    ("Nyfikenhet", "Vi frågar innan vi vet bäst."),
]

ROLES = ["Nämnden", "Förvaltningschef", "Verksamhetschef", "Enhetschef", "Medarbetare", "Brukarföreträdare"]

# Of the tasks that the pack proposes.
DUTIES = [
    ("direction", "A U U R R R"),
    ("resources", "i A U R i -"),
    ("skills", "- i A U R -"),
    ("results", "i i A U R R"),
    ("values", "- - U A U R"),
    ("invite", "- - A U U R"),
    ("introduce", "- - A - U -"),
    ("feedback", "i - A U U i"),
    ("job_descriptions", "- i A U R -"),
    ("everyday_faults", "- - i A U i"),
    ("work_with_others", "- R A U U -"),
    ("learn", "- i A U U R"),
]

ACTIONS = [
    ("Veckobrev: vem som kommer och när", "Jag vill veta", "Yusuf Demir", "2026-04-24",
     "Prova med tolv brukare i Norra, vecka 12",
     "Kan säga vem som kommer i dag: 7 av 20 nu, minst 15 av 20 i juni", 5, 2, "now"),
    ("Introduktion för vikarier", "Jag vill veta", "Anna-Lena Sjöberg", "hösten",
     "Fråga tre vikarier vad de saknade", "Ingen vikarie kommer utan att ha hälsat först", 4, 4, "later"),
    ("Ring vid mer än en kvarts försening", "Ring mig", "Petra Lindahl", "2026-03-31",
     "Lägg numren överst i telefonen, klart i dag", "Ingen väntar mer än en kvart utan besked", 4, 1, "now"),
    ("Laga maten tillsammans, prova hos sex brukare", "Jag vill kunna laga", "Sara Eliasson", "2026-05-29",
     "Fråga vilka sex som vill", "Fyra av sex vill fortsätta", 4, 3, "now"),
    ("Bjud in åtta brukare till fika om våra besök", "Prata med mig", "Sara Eliasson", "2026-04-22",
     "Boka dagcentralen, skriv inbjudan ihop", "Alla åtta får veta vad deras ord ändrade", 5, 2, "now"),
    ("Hembesök inom två dygn efter sjukhuset", "Hjälpen ska finnas", "Johan Wikström", "2026-05-15",
     "Tid varje dag kl. 13 för ett besök", "Tio av tio får besök i tid, nu sex", 5, 4, "now"),
    ("En kontaktperson för anhöriga i varje grupp", "Jag vill vara dotter", "Anna-Lena Sjöberg", "2026-04-30",
     "Välj namn i Södra på mötet 17 mars", "Anhöriga ringer ett nummer, inte fem", 4, 2, "now"),
    ("Skriv om arbetsbeskrivningen för planerarna", "", "Karin Holmqvist", "hösten",
     "Ta upp med facket", "", 3, 3, "later"),
    ("Byt planeringssystem", "Jag vill veta", "", "", "", "", 4, 5, "no"),
    ("Återkoppling till dem som var på fikat", "Prata med mig", "Sara Eliasson", "2026-05-05",
     "", "", None, None, "now"),
]  # fmt: skip

BENEFITS = {
    "Hemtjänst dag och kväll": (
        "bestämma när kaffet kommer", "att det kostar rimligt och är lika för alla", "tid per besök mot antal brukare",
        "socialtjänstlagen, rätt till skälig levnadsnivå, tystnadsplikt", None, None,
    ),
    "Trygghetslarm och nattpatrull": (
        "att någon kommer fort", "veta att det finns när man själv blir gammal", "nattbemanning", None, None, None,
    ),
    "Biståndsbeslut": (
        "ett ja", "att det går rätt till", None, None, "nowhere", "förklara så att man förstår, alltid i tid",
    ),
}  # fmt: skip

# What they expect and what they get, in home care and with the alarms.
QUALITY = [
    ("content", (4, 4), (5, 4)),
    ("accessibility", (4, 3), (5, 3)),
    ("continuity", (5, 2), ("?", "?")),
    ("predictability", (5, 2), (4, 3)),
    ("flexibility", (3, 3), ("?", "?")),
    ("seen", (5, 4), ("?", "?")),
    ("heard", (5, 3), ("?", "?")),
    ("respect", (5, 4), ("?", "?")),
    ("seriously", (5, 4), ("?", "?")),
]

BEHAVIOUR = {
    "Trygghet": (
        "säger mitt namn och vad jag ska göra", "lämnar över muntligt vid ny brukare",
        "byter inte schema efter torsdag", "skicka ny vikarie ensam första gången",
    ),
    "Självbestämmande": ("frågar hur du vill ha det i dag", None, None, "”så här gör vi alltid”"),
    "Respekt": (None, None, None, None),
    "Nyfikenhet": (None, None, None, None),
}  # fmt: skip

# Sign by sign: what each said, what they agreed on, and what they agreed on last year.
SIGNS = [
    ("4 3 3 2 3 4", 3, 2),
    ("5 3 4 2 3 3", 3, 3),
    ("3 2 2 1 1 2", 2, 1),
    ("4 4 3 3 4 3", 4, 4),
    ("5 4 4 3 4 4", 4, 3),
    ("4 4 5 4 3 4", 4, None),
    ("3 2 3 2 2 3", 2, 2),
    ("3 3 2 2 3 3", 3, None),
]

# Of the second meeting: status, did, saw, learnt, next, value.
TURNS = {
    "Veckobrev: vem som kommer och när": (
        "doing", "", "11 av 12 ville ha det. Två ville ha det större tryckt.", "", "adopt", "12 av 20",
    ),
    "Ring vid mer än en kvarts försening": (
        "done", "", "Två klagomål på tre veckor, förut ungefär nio.", "", "adopt", "2 klagomål på tre veckor",
    ),
    "Bjud in åtta brukare till fika om våra besök": (
        "doing", "Hölls 20 april, sex kom. Återkoppling skickad: nej, inte än.",
        "”Ni pratar om tid, vi pratar om folk” (brukare).", "", "", "",
    ),
    "Hembesök inom två dygn efter sjukhuset": (
        "doing", "", "", "”Klockan 13 är när sjukhuset skriver ut”, sa Johan.", "adapt", "",
    ),
    "En kontaktperson för anhöriga i varje grupp": (
        "doing", "", "Södra klar, Norra saknar namn.", "", "", "",
    ),
}  # fmt: skip

# What nobody has asked, knows, shows, owns or measures yet, and how often.
GAPS = {
    ("2.1", "priority_on_guess"): 1,
    ("2.1", "nobody_asked"): 3,
    ("2.3", "far_below"): 2,
    ("2.3", "nobody_knows"): 6,
    ("3.3", "no_behaviour"): 2,
    ("3.3", "not_leaders"): 3,
    ("3.3", "nothing_stops"): 2,
    ("4.1", "duties"): 1,
    ("6.1", "weak_sign"): 2,
    ("6.3", "no_measure"): 2,
    ("6.3", "no_need"): 1,
    ("6.4", "group_not_told"): 4,
}

NOTED = [
    ("note", "1.1", "Medskapare? ”Inte än”, sa Anna-Lena."),
    ("decision", "4.1", "Enhetschefen har ansvaret för att bära värdena. Två A! Bråk i tio minuter."),
    ("decision", "4.1", "Karin tar ansvaret för att bjuda in brukare. Ingen hade det."),
    ("decision", "4.1", "Anna-Lena gör jobbet med att introducera och ersätta dem."),
]

DECIDED_IN_APRIL = [
    ("decision", "6.4", "Behåll veckobrevet, bredda till Södra."),
    ("decision", "6.4", "Byt tid för hembesöken, från klockan 13 till 16."),
]

ALSO_SAID = [
    "Ängsviks kommun, socialförvaltningen",
    "Sara beslutar",
    "överklaga men inte gå någon annanstans",
    "på tio minuter bestämmer Karin när alla har hörts",
    "De som aldrig ringer.",
    "De som inte pratar svenska hemma.",
    "Medskapare? ”Inte än”, sa Anna-Lena.",
    "snitt 17 personer på 14 dagar",
    "enkäten: 78 % nöjda",
    "6 av 10 i tid",
    "tre samtal",
    "ingen har frågat",
    "Några vill ha besök tidigt, några vill sova till tio.",
    "Det kostar inget att fråga",
    "1:an är mysig men vi vet inte.",
    "Realistiska förväntningar på tidpunkter: en kvart hit eller dit, men vi ringer.",
    "regionens upphandling 2028",
]


@pytest.fixture(params=["sv", "nb", "en"])
def language(request):
    return request.param


@pytest.fixture
def sheet(copy_of_sample, language):
    workbook = Workbook.open(copy_of_sample(language))
    yield Sheet(workbook, shipped_pack())
    workbook.close()


@pytest.fixture
def swedish(copy_of_sample):
    workbook = Workbook.open(copy_of_sample("sv"))
    yield Sheet(workbook, shipped_pack())
    workbook.close()


@pytest.fixture
def at_the_meeting(monkeypatch):
    """The day of the second meeting, when no date of the plan had passed that was not kept."""

    class Then(date):
        @classmethod
        def today(cls):
            return cls(2026, 4, 21)

    monkeypatch.setattr(plan_rules, "date", Then)


def strings(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for part in value:
            yield from strings(part)


def everything_written(path):
    """Every text in the file, wherever it is."""
    with sqlite3.connect(path) as db:
        found = db.execute("select value from answers").fetchall()
    db.close()
    return [text for (value,) in found for text in strings(json.loads(value))]


def names(sheet, reference):
    return [row.words for row in sheet.rows_at(sheet.field(reference))]


# -- what was said stands there, word for word ---------------------------------------------------------


def test_every_sentence_is_there(swedish):
    path = swedish.workbook.path
    swedish.workbook.close()
    written = everything_written(path)
    whole = "\n".join(written)
    assert [text for text in START if text not in written] == []
    assert [text for text in ALSO_SAID if text not in whole] == []


def test_the_participants_come_in_order(sheet):
    assert [person.words for person in sheet.people()] == PEOPLE


def test_everybody_wrote_their_own_slips(swedish):
    field = swedish.field("1.1/mentions")
    ids = {person.words: person.id for person in swedish.people()}
    for name, slips in SLIPS.items():
        assert [row.words for row in swedish.rows(field, author=ids[name])] == slips


def test_the_customer_groups(swedish):
    field = swedish.field("1.1/groups")
    found = [
        tuple(
            swedish.value(field, row.id, column) for column in ("name", "word", "role", "relation", "value")
        )
        for row in swedish.rows(field)
    ]
    assert found == GROUPS
    assert swedish.customer_word() == {
        "one": "brukare", "the": "brukaren", "many": "brukare", "all": "brukarna"
    }  # fmt: skip
    assert swedish.value(swedish.field("1.1/view")) == ["object", "informant"]


def test_the_needs_and_what_was_agreed(swedish):
    needs, rating = swedish.field("2.1/needs"), swedish.field("2.1/rating")
    found = [
        (
            row.words,
            swedish.value(needs, row.id, "sort"),
            swedish.value(needs, row.id, "known"),
            swedish.value(rating, row.id, "importance"),
            swedish.value(rating, row.id, "met"),
        )
        for row in swedish.rows_at(needs)
    ]
    assert found == NEEDS


def test_what_each_of_them_rated(sheet):
    rating = sheet.field("2.1/rating")
    rows = sheet.rows_at(sheet.field("2.1/needs"))
    for row, wanted in zip(rows, RATINGS, strict=False):
        for column, values in zip(("importance", "met"), wanted, strict=True):
            said = [sheet.value(rating, row.id, column, author=person.id) for person in sheet.people()]
            assert said == [int(value) for value in values.split()]
    one_number = sheet.spread(rating, rows[10].id, "met")
    assert (one_number.dont_know, one_number.answered) == (2, 2)


def test_they_think_differently_about_the_kitchen(sheet):
    rows = sheet.rows_at(sheet.field("2.1/needs"))
    kitchen = sheet.spread(sheet.field("2.1/rating"), rows[0].id, "importance")
    assert (kitchen.width, kitchen.answered, kitchen.agreed) == (4, 6, 4)
    assert kitchen.is_wide
    rated = rows[: len(RATINGS)]
    spreads = [sheet.spread(sheet.field("2.1/rating"), row.id, "importance") for row in rated]
    assert min(spreads, key=lambda spread: spread.order()) == kitchen


def test_the_priorities_come_in_order(swedish):
    assert [row.words for row in swedish.picked(swedish.field("2.1/priority"))] == PRIORITIES


def test_the_values_proposed(swedish):
    field = swedish.field("3.2/proposals")
    slips = swedish.rows(field, author=None)
    assert Counter(row.words for row in slips) == PROPOSED
    assert max(Counter(row.author for row in slips).values()) <= 5
    assert len({(row.author, row.words) for row in slips}) == len(slips)


def test_no_proposal_was_lost_when_they_were_gathered(swedish):
    cards = Cards(swedish, swedish.field("3.2/proposals"))
    assert Counter(row.words for card in cards.all() for row in card.members) == PROPOSED
    assert [heading.words for heading in cards.headings()] == [words for words, _dots in DOTS]
    said = {words for heading in cards.headings() for words in (heading.words.casefold(), *heading.hints)}
    assert said == set(PROPOSED)
    assert cards.unopened() == []


def test_the_dots(swedish):
    field = swedish.field("3.2/votes")
    rows = swedish.choices_from(field)
    assert [(row.words, swedish.dots(field, row.id)[0]) for row in rows] == DOTS
    assert sum(swedish.dots(field, row.id)[0] for row in rows) == 30
    for person in swedish.people():
        assert sum(swedish.value(field, row.id, author=person.id) or 0 for row in rows) == 5


def test_the_chosen_values(swedish):
    sentences = swedish.field("3.2/sentences")
    chosen = swedish.picked(swedish.field("3.2/chosen"))
    assert [(row.words, swedish.value(sentences, row.id, "sentence")) for row in chosen] == VALUES


def test_who_does_what(swedish):
    field = swedish.field("4.1/duties")
    letters = {"accountable": "A", "responsible": "U", "consulted": "R", "informed": "i", None: "-"}
    roles = swedish.across(field)
    assert [role.words for role in roles] == ROLES
    found = [
        (
            seed_of(swedish, "4.1/tasks", task),
            " ".join(letters[swedish.value(field, task.id, role.id)] for role in roles),
        )
        for task in swedish.grid_rows(field)
    ]
    assert found == DUTIES
    words = [row.words for row in swedish.grid_rows(field)]
    assert (words[5], words[10]) == ("Bjuda in brukare att delta", "Samverka med sjukvården")


def test_two_thought_they_were_accountable_for_the_values(swedish):
    field = swedish.field("4.1/duties")
    task = swedish.grid_rows(field)[4]
    roles = {role.words: role.id for role in swedish.across(field)}
    accountable = Counter(
        name
        for name, role in roles.items()
        for person in swedish.people()
        if swedish.value(field, task.id, role, author=person.id) == "accountable"
    )
    assert accountable == {"Verksamhetschef": 3, "Enhetschef": 3}


def test_the_actions(swedish):
    people = {person.id: person.words for person in swedish.people()}
    needs = swedish.field("2.1/needs")
    found = swedish.plan.actions()
    assert [
        (a.title, people.get(a.owner, ""), a.due, a.first_step, a.measure, a.effect, a.effort, a.choice)
        for a in found
    ] == [(title, *rest) for title, _need, *rest in ACTIONS]
    for action, (_title, need, *_rest) in zip(found, ACTIONS, strict=True):
        words = swedish.words(needs, action.need)
        assert words.startswith(need) if need else not words
    meetings = {meeting.id: meeting.number for meeting in Meetings(swedish.workbook).all()}
    assert [meetings[action.meeting] for action in found] == [1] * 9 + [2]


def test_what_they_decided_not_to_do_has_its_reason(swedish):
    [system] = plan_content(swedish).not_now
    assert (system.title, system.reason) == ("Byt planeringssystem", "regionens upphandling 2028")


def test_every_action_has_its_thread(swedish):
    """The induction serves two needs: what is not its need is where it was caught."""
    origins = {action.title: action.origin for action in swedish.plan.actions()}
    exercise, item = origins.pop("Skriv om arbetsbeskrivningen för planerarna")
    assert exercise == "4.1"
    assert swedish.workbook.value(seed_key(swedish.field("4.1/tasks"), item)) == "job_descriptions"
    exercise, item = origins.pop("Återkoppling till dem som var på fikat")
    assert (exercise, swedish.plan.action(item).title) == (
        "6.4",
        "Bjud in åtta brukare till fika om våra besök",
    )
    assert {exercise for exercise, _item in origins.values()} == {"2.1"}
    induction = origins["Introduktion för vikarier"][1]
    assert swedish.words(swedish.field("2.1/needs"), induction) == "Samma ansikten, inte nya varje dag."
    assert all(swedish.words(swedish.field("2.1/needs"), item) for _exercise, item in origins.values())


# -- the two meetings ----------------------------------------------------------------------------------


def test_the_two_meetings(sheet):
    first, second = Meetings(sheet.workbook).all()
    assert (first.date, first.starts, first.place, first.ended) == (
        "2026-03-10",
        "09:00",
        "Folkets hus",
        True,
    )
    assert (second.date, second.starts, second.ended) == ("2026-04-21", "13:00", False)
    exercises = [id_ for id_, _minutes in first.agenda if id_ in sheet.pack.exercises]
    assert exercises == [exercise.id for exercise, _minutes in sheet.programme()]
    assert sheet.programme_id() == "full-day"
    # From nine to four, with time to eat; from one to half past two.
    assert sum(minutes for _id, minutes in first.agenda) == 7 * 60
    assert sum(minutes for id_, minutes in first.agenda if id_ not in exercises) == 45 + 15 + 15
    assert second.agenda == (("6.4", 60), ("6.3", 30))
    meetings = Meetings(sheet.workbook)
    assert [meetings.worked(meeting.id) for meeting in (first, second)] == [exercises, ["6.4", "6.3"]]
    assert [len(meetings.present(meeting)) for meeting in (first, second)] == [6, 6]


def test_what_was_noted_at_each(swedish):
    meetings = Meetings(swedish.workbook)
    noted = [
        [(entry.sort, entry.exercise, entry.words) for entry in meetings.entries(meeting.id)]
        for meeting in meetings.all()
    ]
    assert noted == [NOTED, DECIDED_IN_APRIL]


def test_johan_s_reservation_is_about_the_kitchen(swedish):
    [made] = Reservations(swedish.workbook).all("2.1")
    names = {person.id: person.words for person in swedish.people()}
    assert (names[made.who], made.words) == ("Johan Wikström", "1:an är mysig men vi vet inte.")
    assert swedish.words(swedish.field("2.1/needs"), made.about) == NEEDS[0][0]
    assert made.meeting == Meetings(swedish.workbook).all()[0].id


def test_what_the_service_is_to_one_and_to_all(swedish):
    columns = (
        "value/for_one",
        "value/for_all",
        "apart/tension",
        "apart/law",
        "elsewhere/choice",
        "elsewhere/duty",
    )
    assert cells(swedish, "1.2", columns) == BENEFITS


def test_what_they_expect_and_what_they_get(swedish):
    field = swedish.field("2.3/quality")
    rows = swedish.grid_rows(field)
    found = [
        tuple(swedish.value(field, row.id, column) for column in ("expectation", "delivery")) for row in rows
    ]
    assert [seed_of(swedish, "2.3/aspects", row) for row in rows] == [seed for seed, *_rest in QUALITY] * 2
    assert found == [care for _name, care, _alarm in QUALITY] + [alarm for _name, _care, alarm in QUALITY]
    levers = swedish.field("2.3/levers")
    chosen = [
        (seed_of(swedish, "2.3/aspects", row), swedish.value(levers, row.id, "lever"))
        for row in swedish.grid_rows(levers)
    ]
    assert chosen == [("continuity", "delivery"), ("predictability", "expectation")]


def test_how_the_values_show(swedish):
    columns = ("meeting/we_do", "inside/among", "inside/leaders", "stop/we_stop")
    assert cells(swedish, "3.3", columns) == BEHAVIOUR


def test_the_signs_today_and_last_year(sheet):
    field = sheet.field("6.1/rating")
    found = []
    for row in sheet.grid_rows(field):
        said = [sheet.value(field, row.id, "value", author=person.id) for person in sheet.people()]
        found.append(
            (
                " ".join(map(str, said)),
                sheet.value(field, row.id, "value"),
                sheet.before(field, row.id, "value"),
            )
        )
    assert found == SIGNS
    # Of last year only what they agreed on is known.
    authors = {key.author for key in sheet.workbook.answers(field.place) if key.round == 1}
    assert authors == {GROUP}


def test_what_came_of_the_actions(swedish):
    turns, meeting = Turns(swedish.workbook), Meetings(swedish.workbook).current()
    found = {
        action.title: (turn.status, turn.did, turn.saw, turn.learnt, turn.next, turn.value)
        for action in swedish.plan.actions()
        if (turn := turns.at(action.id, meeting.id)) is not None
    }
    assert found == TURNS
    statuses = {action.title: action.status for action in swedish.plan.actions()}
    assert statuses == {title: TURNS.get(title, ("waiting",))[0] for title, *_rest in ACTIONS}


def test_the_measures_over_time(swedish):
    turns = Turns(swedish.workbook)
    found = {
        action.title: [(str(point.day), point.number) for point in turns.measured(action.id)]
        for action in swedish.plan.actions()
        if turns.measured(action.id)
    }
    assert found == {
        "Veckobrev: vem som kommer och när": [("2026-03-10", 7), ("2026-04-21", 12)],
        "Ring vid mer än en kvarts försening": [("2026-04-21", 2)],
        "Hembesök inom två dygn efter sjukhuset": [("2026-03-10", 6)],
    }


def test_who_is_to_hear_what_came_of_it(swedish):
    field = swedish.field("6.4/tell")
    [row] = swedish.rows(field)
    groups = swedish.value(field, row.id, "groups")
    assert row.words == "Vad deras ord på fikat ändrade"
    assert [swedish.words(swedish.field("1.1/groups"), id_) for id_ in groups] == ["Brukare med hemtjänst"]
    assert {p.id: p.words for p in swedish.people()}[swedish.value(field, row.id, "who")] == "Sara Eliasson"


def seed_of(sheet, reference, row):
    """Which ready-made row of the list it was, whatever the pack calls it by now."""
    return sheet.workbook.value(seed_key(sheet.field(reference), row.id))


def cells(sheet, exercise, columns):
    """The rows of several grids that have the same rows, cell by cell."""
    fields = [
        (sheet.field(f"{exercise}/{name}"), column) for name, column in (at.split("/") for at in columns)
    ]
    rows = sheet.grid_rows(fields[0][0])
    return {row.words: tuple(sheet.value(field, row.id, column) for field, column in fields) for row in rows}


# -- in every language ---------------------------------------------------------------------------------


@pytest.mark.slow
def test_every_language_says_as_much(tmp_path):
    shapes = []
    for language in ("sv", "nb", "en"):
        path = tmp_path / f"{language}.samsyn"
        make_sample(path, shipped_pack(), language).close()
        with sqlite3.connect(path) as db:
            shapes.append(
                db.execute('select exercise, field, row, "column", author from answers order by 1, 2, 3, 4, 5')
                .fetchall()
            )  # fmt: skip
        db.close()
    assert shapes[0] == shapes[1] == shapes[2]


@pytest.mark.slow
def test_a_title_in_its_language(tmp_path):
    titles = {"sv": "Hemtjänsten Ängsvik", "nb": "Hjemmetjenesten i Ängsvik", "en": "Home care in Ängsvik"}
    for language, title in titles.items():
        workbook = make_sample(tmp_path / f"{language}.samsyn", shipped_pack(), language)
        assert (workbook.fact("title"), workbook.fact("language")) == (title, language)
        workbook.close()


def test_translations_leave_no_swedish_behind(tmp_path):
    swedish_only = [*START[:2], *(words for words, *_ in NEEDS), *(text for _, text in VALUES)]
    swedish_only += [action[0] for action in ACTIONS]
    swedish_only += [words for *_, words in NOTED + DECIDED_IN_APRIL]
    for cells_ in [*BENEFITS.values(), *BEHAVIOUR.values(), *TURNS.values()]:
        swedish_only += [text for text in cells_ if isinstance(text, str) and text.count(" ") > 2]
    for language in ("nb", "en"):
        path = tmp_path / f"{language}.samsyn"
        make_sample(path, shipped_pack(), language).close()
        written = everything_written(path)
        assert [text for text in swedish_only if text in written] == []
        assert not any("ö" in text or "ä" in text for text in written if text not in PEOPLE)


# -- a whole file --------------------------------------------------------------------------------------


def test_what_was_written_alone_is_done_and_shown(sheet):
    """All but perceived quality, where it is only known what they agreed on."""
    alone = [
        (exercise, page)
        for exercise, _minutes in sheet.programme()
        for page in exercise.pages
        if page.by == "each"
    ]
    assert len(alone) == 7
    for exercise, page in alone:
        round_ = PrivateRound(sheet, exercise, page)
        known = exercise.id != "2.3"
        assert round_.revealed is known
        assert bool(round_.waiting()) is not known
        assert page_done(sheet, exercise, page) is known


def test_what_they_did_not_come_to_is_left_open(sheet):
    """Whether people can go elsewhere, two of the values, what to improve, and a measure for what was caught last."""
    programme = [exercise for exercise, _minutes in sheet.programme()]
    assert [exercise.id for exercise in programme if not exercise_done(sheet, exercise)] == [
        "1.2", "3.3", "6.1", "6.3"
    ]  # fmt: skip
    begun_in = [exercise.id for exercise in sheet.pack.exercises.values() if begun(sheet, exercise)]
    assert begun_in == [*(exercise.id for exercise in programme), "6.4"]


def test_the_review_finds_the_gaps_they_had(swedish, at_the_meeting):
    found = review(swedish)
    assert Counter((spot.exercise, spot.rule) for spot in found) == GAPS
    texts = [spot.text for spot in found]
    assert texts[0] == "”Jag vill kunna laga maten i mitt eget kök” är prioriterat men bygger på en gissning."
    assert "Verksamhetschef: ansvar för 8 av 12 uppgifter, mer än hälften." in texts
    assert {(spot.rule, spot.reason) for spot in found if spot.reason} == {("no_need", "från 4.1")}


def test_it_opens_on_the_plan_and_asks_nothing(sheet):
    """It is looked at long after the second meeting; only a group that has done something is asked what it came for."""
    listed = [exercise.id for exercise, _minutes in sheet.programme()]
    assert where_left(sheet, listed) == ("6.3", "plan")
    assert not must_choose(sheet, date(2026, 9, 1))
    sheet.plan.catch("Ring dem", label="Ny åtgärd")
    assert must_choose(sheet, date(2026, 9, 1))


def test_the_file_is_whole_and_has_nothing_to_undo(sheet):
    path = sheet.workbook.path
    assert sheet.workbook.can_undo() is None
    assert sheet.workbook.damaged == []
    sheet.workbook.close()
    assert check(path) == []
    reopened = Workbook.open(path)
    assert reopened.can_undo() is None
    reopened.close()


def test_identities_are_the_same_every_time(tmp_path):
    found = []
    for name, language in (("a", "sv"), ("b", "en")):
        workbook = make_sample(tmp_path / f"{name}.samsyn", shipped_pack(), language)
        sheet = Sheet(workbook, shipped_pack())
        found.append([row.id for at in ("4.1/tasks", "2.1/needs", "1.1/mentions") for row in _all(sheet, at)])
        found[-1] += [id_ for id_, _name in workbook.people()]
        workbook.close()
    assert found[0] == found[1]
    assert all(len(id_) == 32 and int(id_, 16) for id_ in found[0])
    assert len(set(found[0])) == len(found[0])


def _all(sheet, reference):
    return sheet.rows(sheet.field(reference), author=None)


def test_a_sample_that_fails_leaves_no_file(tmp_path, monkeypatch):
    monkeypatch.setattr(PrivateRound, "reveal", lambda *_: (_ for _ in ()).throw(ValueError("no")))
    with pytest.raises(ValueError, match="no"):
        make_sample(tmp_path / "half.samsyn", shipped_pack(), "sv")
    assert list(tmp_path.iterdir()) == []


def test_a_new_workbook_that_cannot_be_filled_leaves_no_file_either(tmp_path, monkeypatch):
    with monkeypatch.context() as full:
        full.setattr("exercises.start.seeding.seed", lambda *_: (_ for _ in ()).throw(OSError(28, "full")))
        with pytest.raises(NotSavedError, match="full"):
            new_workbook(tmp_path / "ours.samsyn", shipped_pack(), language="en")
    assert list(tmp_path.iterdir()) == []
    new_workbook(tmp_path / "ours.samsyn", shipped_pack(), language="en").close()
