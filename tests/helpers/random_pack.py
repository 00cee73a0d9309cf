"""Packs nobody has written, for looking whether anything private is ever seen.

Every kind of field, answered by each, by both and by the group, under rows, from rows, with votes, pictures and rules,
on one alone page or two, in one exercise and from another.
"""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

Table = dict[str, Any]

_TEXT = {"id": "words", "kind": "short_text"}
_CELLS = (
    {"id": "a", "kind": "scale"},
    {"id": "b", "kind": "scale"},
    {"id": "c", "kind": "choice", "options": ["yes", "no", "perhaps"]},
    {"id": "d", "kind": "choices", "options": ["red", "green", "blue"]},
    {"id": "e", "kind": "short_text"},
    {"id": "f", "kind": "long_text"},
    {"id": "g", "kind": "tick"},
)
_OPTIONS = ["first", "second", "third"]


def _grid(id_: str, by: str, rows: str) -> Table:
    return {"id": id_, "kind": "grid", "by": by, "rows": rows, "columns": list(_CELLS)}


_PRIVATE: tuple[Table, ...] = (
    {"id": "cards", "kind": "items", "by": "each", "columns": [_TEXT]},
    {"id": "under", "kind": "items", "by": "each", "per": "themes", "columns": [_TEXT, _CELLS[0], _CELLS[2]]},
    _grid("rated", "both", "themes"),
    _grid("told", "each", "themes"),
    {"id": "scale", "kind": "scale", "by": "both"},
    {"id": "scale_each", "kind": "scale", "by": "each"},
    {"id": "choice", "kind": "choice", "by": "both", "options": _OPTIONS},
    {"id": "choices", "kind": "choices", "by": "each", "options": _OPTIONS},
    {"id": "line", "kind": "short_text", "by": "each"},
    {"id": "lines", "kind": "long_text", "by": "both"},
    {"id": "line_per", "kind": "short_text", "by": "each", "per": "themes"},
    {"id": "votes", "kind": "votes", "by": "each", "from": "themes", "dots": 4},
    {"id": "duties", "kind": "responsibility", "by": "both", "rows": "themes", "across": "roles"},
)
"""What each may be asked in 1.1; the group's `themes` and `roles` are there always."""


def _standing_on(name: str, kind: str, at: str) -> list[Table]:
    """What the group may build on a field that each answers, named from where `at` says."""
    reference = f"{at}{name}"
    if kind == "votes":
        themes = f"{at}themes"
        return [{"id": f"p_{name}", "kind": "pick", "from": themes, "votes": reference, "at_most": 3}]
    if kind != "items":
        return []
    return [
        _grid(f"g_{name}", "group", reference),
        {"id": f"p_{name}", "kind": "pick", "from": reference, "at_most": 3},
        {"id": f"i_{name}", "kind": "items", "per": reference, "columns": [_TEXT]},
        {"id": f"r_{name}", "kind": "responsibility", "rows": reference, "across": f"{at}roles"},
        {
            "id": f"l_{name}", "kind": "items",
            "columns": [_TEXT, {"id": "which", "kind": "choices", "from": f"1.1/{name}"}],
        },
        {"id": f"s_{name}", "kind": "items", "suggest": f"{reference}.words", "columns": [_TEXT]},
    ]  # fmt: skip


@st.composite
def random_packs(draw: st.DrawFn) -> dict[str, Table]:
    """Two exercises as `tests.helpers.small_pack` takes them: in 1.1 each answers, in both the group builds on it."""
    asked = draw(st.lists(st.sampled_from(_PRIVATE), min_size=4, max_size=7, unique_by=lambda f: f["id"]))
    names = [field["id"] for field in asked]
    alone = [_page("alone", "alone", names)]
    if draw(st.sampled_from([True, True, False])):
        again = draw(st.lists(st.sampled_from(names), min_size=1, unique=True))
        alone.append(_page("alone_again", "alone", again))
    built: dict[str, list[Table]] = {"": [], "1.1/": []}
    for field in asked:
        for at, found in built.items():
            possible = _standing_on(field["id"], field["kind"], at)
            chosen = st.lists(st.sampled_from(possible), max_size=2, unique_by=lambda f: f["id"])
            found += draw(chosen) if possible else []
    both = [field["id"] for field in asked if field["by"] == "both"]
    rated = "rated" in names
    first: Table = {
        "page": [
            _page("themes", "why", ["themes", "roles"]),
            *alone,
            _page("share", "share", names),
            *([_page("agree", "decide", both)] if both else []),
            *(_page(f"built_{field['id']}", "decide", [field["id"]]) for field in built[""]),
        ],
        "field": [
            {"id": "themes", "kind": "items", "columns": [_TEXT], "seeds": ["north", "south"]},
            {"id": "roles", "kind": "items", "columns": [_TEXT], "seeds": ["boss", "team"]},
            *asked,
            *built[""],
        ],
    }
    second: Table = {
        "page": [
            _page("why", "why", []),
            *(_page(f"built_{field['id']}", "decide", [field["id"]]) for field in built["1.1/"]),
        ],
        "field": [*built["1.1/"]],
    }
    if rated:
        matrix = {"id": "matrix", "kind": "matrix", "across": "rated.a", "up": "rated.b"}
        first["picture"] = [matrix, {"id": "radar", "kind": "radar", "value": "rated.a"}]
        first["blind_spot"] = [
            {"id": "unknown", "rule": "all_unknown", "column": "rated.a"},
            {"id": "low", "rule": "low_value", "column": "rated.b", "limit": 2},
        ]
        for page in first["page"]:
            if page["id"] in ("share", "agree"):
                page["picture"] = draw(st.sampled_from(["matrix", "radar"]))
        second["picture"] = [
            {"id": "again", "kind": "pairs", "first": "1.1/rated.a", "second": "1.1/rated.b"}
        ]
        second["page"][0]["picture"] = "again"
    return {"1.1": first, "1.2": second}


def _page(id_: str, step: str, fields: list[str]) -> Table:
    return {"id": id_, "step": step, "fields": list(fields)}
