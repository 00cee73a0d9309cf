"""No module of the product needs itself: imports in functions and those for types alone are counted too."""

from collections.abc import Iterator

import grimp
import pytest

HELD = ("workbook", "exercises", "export")
"""The floors without any circle."""


@pytest.fixture(scope="module")
def graph() -> grimp.ImportGraph:
    return grimp.build_graph(*HELD, cache_dir=None)


def circles(graph: grimp.ImportGraph) -> Iterator[tuple[str, ...]]:
    """Of each module that leads back to itself, the shortest way round."""
    for module in sorted(graph.modules):
        for needed in sorted(graph.find_modules_directly_imported_by(module)):
            if chain := graph.find_shortest_chain(needed, module):
                yield (module, *chain)
                break


def test_no_circle(graph):
    assert {module.partition(".")[0] for module in graph.modules} == set(HELD)
    assert list(circles(graph)) == []


def test_a_circle_would_be_seen(graph):
    below, above = "exercises.fields.kind", "exercises.answers.sheet"
    assert graph.chain_exists(above, below)
    graph.add_import(importer=below, imported=above)
    try:
        assert {below, above} <= {module for circle in circles(graph) for module in circle}
    finally:
        graph.remove_import(importer=below, imported=above)


def test_imports_in_functions_and_for_types_are_counted(graph):
    """`carried` reads packed packs in its functions; `shape` names a kind for its types alone."""
    assert graph.direct_import_exists(importer="exercises.packs.carried", imported="exercises.packs.pack_zip")
    assert graph.direct_import_exists(importer="exercises.fields.shape", imported="exercises.fields.kind")
