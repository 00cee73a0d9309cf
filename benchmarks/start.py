"""From the start of the process to the first paint, against a blank window: time, processor and memory."""

from __future__ import annotations

import sys

from benchmarks.harness import ROOT, Figures, Painted, Report, painted, progress, sample, turns


def run(report: Report) -> None:
    found: dict[str, list[Painted]] = {"blank": [], "welcome": [], "sample": []}
    with sample() as (home, workbook), progress("starting") as say:
        commands = {
            "blank": [ROOT / "benchmarks" / "blank.py"],
            "welcome": [ROOT / "main.py"],
            "sample": [ROOT / "main.py", workbook],
        }
        n = turns(9)
        for number in range(n + 1):
            say(number, n)
            for name, command in commands.items():
                once = painted(command, home)
                if number:
                    found[name].append(once)

    def figures(name: str, of: str) -> Figures:
        return Figures([getattr(once, of) for once in found[name]])

    for name, said, time, memory in (
        ("welcome", "the welcome page", 1.4, 1.35),
        ("sample", "the sample on its page", 2.2, 1.5),
    ):
        for of, unit, goal in (
            ("wall", "ms", time),
            ("cpu", "ms of processor", time),
            ("memory", "MB", memory),
        ):
            report.against(f"start: {said} painted, {unit}", figures(name, of), figures("blank", of), goal)
    for name, said in (("welcome", "the welcome page"), ("sample", "the sample")):
        report.alone(
            f"start: modules that {said} does not need",
            len(unneeded(found[name][0], found["blank"][0], name)),
            0,
        )


WELCOME = frozenset(
    {
        *("main", "ui", "ui.app", "ui.look", "ui.pages", "ui.parts", "ui.paths", "ui.screens", "ui.settings"),
        "ui.shell",
        *("ui.window", "ui.shell.first_paint", "ui.pages.welcome", "workbook", "workbook.errors"),
        *("ui.no_features", "workbook.tokens", "workbook.words"),
        *(f"ui.look.{name}" for name in ("fonts", "icon_paths", "icons", "look", "marks", "style_sheet")),
        *(f"ui.parts.{name}" for name in ("buttons", "key_hint", "mark", "roving", "segmented", "stack")),
        *("ui.parts.typed_in_sight", "ui.parts.words"),
    }
)
"""Of our own modules, those that the welcome page is made of."""

UNSEEN = (
    *(
        "export",
        "exercises.content",
        "exercises.packs.check_texts",
        "exercises.scene",
        "exercises.start.sample",
    ),
    *(
        "ui.bug",
        "ui.cli.command_line",
        "ui.look.focus",
        "ui.plan.board",
        "ui.plan.per_person",
        "ui.presenter",
    ),
    *("ui.print", "ui.shell.capture", "ui.shell.commands", "ui.shell.facilitator", "ui.shell.making"),
    *(f"ui.pages.{name}" for name in ("alone_page", "group_page", "handover", "intro_page", "keys_page")),
    *("ui.pages.follow_up_page", "ui.pages.new_workbook", "ui.pages.welcome", "ui.pages.picture_side"),
    *(
        "workbook.blocks",
        "workbook.check",
        "workbook.content",
        "workbook.migrations",
        "workbook.minutes_content",
        "workbook.scene_parts",
    ),
)
"""What the sample does not show on its first picture: documents, the big screen, other pages, menus and notes."""

_OURS = ("main", "workbook", "exercises", "export", "ui")


def unneeded(once: Painted, blank: Painted, page: str) -> list[str]:
    """The modules at the first paint of `page` that it does not need; a blank window's are everybody's."""
    found = []
    for module in sorted(once.modules - blank.modules):
        top = module.partition(".")[0]
        if top not in _OURS:
            if top not in sys.stdlib_module_names and top not in ("PySide6", "shiboken6", "shibokensupport"):
                found.append(module)
        elif (page == "welcome" and module not in WELCOME) or (
            page == "sample" and any(f"{module}.".startswith(f"{name}.") for name in UNSEEN)
        ):
            found.append(module)
    return found
