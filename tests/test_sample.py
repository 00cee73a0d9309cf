"""The sample says everything that was said and scribbled, and every gap in it is one that the group really had.

The sentences stand here by hand: a list read from the sample itself would agree with whatever is in it.
"""

import json
import sqlite3
from collections import Counter
from datetime import date

import pytest

from exercises.cards import Cards
from exercises.progress import exercise_done, page_done
from exercises.reader import shipped_pack
from exercises.review import review
from exercises.round import PrivateRound
from exercises.rules import plan as plan_rules
from exercises.sample import make_sample
from exercises.sheet import Sheet
from workbook.check import check
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
    "Anna-Lena Sjöberg": ["Greta på Storgatan, alltså brukaren", "dottern", "hemsjukvården"],
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

DUTIES = [
    ("Sätta riktning", "A U U R R R"),
    ("Fördela resurser", "i A U R i -"),
    ("Säkra kompetens", "- i A U R -"),
    ("Följa upp resultat", "i i A U R R"),
    ("Bära värdena", "- - U A U R"),
    ("Bjuda in brukare att delta", "- - A U U R"),
    ("Introducera och ersätta dem", "- - A - U -"),
    ("Berätta vad synpunkter ledde till", "i - A U U i"),
    ("Ändra arbetsbeskrivningar", "- i A U R -"),
    ("Rätta fel i vardagen", "- - i A U i"),
    ("Samverka med sjukvården", "- R A U U -"),
    ("Lära av andra enheter", "- i A U U R"),
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
    ("Byt planeringssystem", "Jag vill veta", "", "regionens upphandling 2028", "", "", 4, 5, "no"),
]  # fmt: skip

ALSO_SAID = [
    "Ängsviks kommun, socialförvaltningen",
    "Sara beslutar",
    "överklaga men inte gå någon annanstans",
    "på tio minuter bestämmer Karin när alla har hörts",
    "De som aldrig ringer.",
    "De som inte pratar svenska hemma.",
    "Medskapare? ”Inte än”, sa Anna-Lena.",
    "föremål för insatser",
    "snitt 17 personer på 14 dagar",
    "enkäten: 78 % nöjda",
    "6 av 10 i tid",
    "tre samtal",
    "ingen har frågat",
    "Några vill ha besök tidigt, några vill sova till tio.",
    "Det kostar inget att fråga",
    "Ettan är mysig, men vi vet inte.",
]


@pytest.fixture(params=["sv", "nb", "en"])
def language(request):
    return request.param


@pytest.fixture
def sheet(tmp_path, language):
    workbook = make_sample(tmp_path / "prov.samsyn", shipped_pack(), language)
    yield Sheet(workbook, shipped_pack())
    workbook.close()


@pytest.fixture
def swedish(tmp_path):
    workbook = make_sample(tmp_path / "prov.samsyn", shipped_pack(), "sv")
    yield Sheet(workbook, shipped_pack())
    workbook.close()


@pytest.fixture
def at_the_meeting(monkeypatch):
    """The day of the first meeting, when no date of the plan had passed."""

    class Then(date):
        @classmethod
        def today(cls):
            return cls(2026, 3, 10)

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
        (task.words, " ".join(letters[swedish.value(field, task.id, role.id)] for role in roles))
        for task in swedish.grid_rows(field)
    ]
    assert found == DUTIES


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
    assert {action.title: action.status for action in found if action.status != "waiting"} == {
        "Ring vid mer än en kvarts försening": "doing"
    }


def test_every_action_has_its_thread(swedish):
    """The induction serves two needs: what is not its need is where it was caught."""
    origins = {action.title: action.origin for action in swedish.plan.actions()}
    exercise, item = origins.pop("Skriv om arbetsbeskrivningen för planerarna")
    assert (exercise, swedish.words(swedish.field("4.1/tasks"), item)) == ("4.1", "Ändra arbetsbeskrivningar")
    assert {exercise for exercise, _item in origins.values()} == {"2.1"}
    induction = origins["Introduktion för vikarier"][1]
    assert swedish.words(swedish.field("2.1/needs"), induction) == "Samma ansikten, inte nya varje dag."
    assert all(swedish.words(swedish.field("2.1/needs"), item) for _exercise, item in origins.values())


# -- in every language ---------------------------------------------------------------------------------


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


def test_a_title_in_its_language(tmp_path):
    titles = {"sv": "Hemtjänsten Ängsvik", "nb": "Hjemmetjenesten i Ängsvik", "en": "Home care in Ängsvik"}
    for language, title in titles.items():
        workbook = make_sample(tmp_path / f"{language}.samsyn", shipped_pack(), language)
        assert (workbook.fact("title"), workbook.fact("language")) == (title, language)
        workbook.close()


def test_translations_leave_no_swedish_behind(tmp_path):
    swedish_only = [*START[:2], *(words for words, *_ in NEEDS), *(text for _, text in VALUES)]
    swedish_only += [task for task, _ in DUTIES] + [action[0] for action in ACTIONS]
    for language in ("nb", "en"):
        path = tmp_path / f"{language}.samsyn"
        make_sample(path, shipped_pack(), language).close()
        written = everything_written(path)
        assert [text for text in swedish_only if text in written] == []
        assert not any("ö" in text or "ä" in text for text in written if text not in PEOPLE)


# -- a whole file --------------------------------------------------------------------------------------


def test_what_was_written_alone_is_done_and_shown(sheet):
    alone = [
        (exercise, page)
        for exercise, _minutes in sheet.programme()
        for page in exercise.pages
        if page.by == "each"
    ]
    assert len(alone) == 5
    for exercise, page in alone:
        round_ = PrivateRound(sheet, exercise, page)
        assert round_.revealed
        assert round_.waiting() == []
        assert page_done(sheet, exercise, page)


def test_every_exercise_is_done(sheet):
    programme = [exercise for exercise, _minutes in sheet.programme()]
    assert len(programme) == 6
    assert [exercise.id for exercise in programme if exercise_done(sheet, exercise)] == [
        e.id for e in programme
    ]


def test_the_review_finds_the_gaps_they_had(swedish, at_the_meeting):
    assert [spot.text for spot in review(swedish)] == [
        "”Jag vill kunna laga maten i mitt eget kök” är prioriterat men bygger på en gissning.",
        "Ingen har frågat gruppen ”Hemkomna från sjukhuset” vad de behöver.",
        "Ingen har frågat gruppen ”Den som fått avslag” vad de behöver.",
        "Verksamhetschef: ansvar för 8 av 12 uppgifter, mer än hälften.",
        "”Skriv om arbetsbeskrivningen för planerarna” saknar ett mått som brukaren skulle märka.",
        "”Skriv om arbetsbeskrivningen för planerarna” har inget behov bakom sig än.",
    ]


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
