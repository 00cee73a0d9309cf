"""From the start of the process to the first paint, against a blank window: time, processor and memory."""

from __future__ import annotations

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
        beside = found[name][0].modules - found["blank"][0].modules
        unneeded = [module for module in beside if not needed(module, name)]
        report.alone(f"start: modules that {said} does not need", len(unneeded), 0)


def needed(module: str, page: str) -> bool:
    """Whether a module may be there at the first paint."""
    top = module.partition(".")[0]
    if top in ("click", "dateutil", "pluggy", "sqlite_utils", "jinja2", "reportlab", "pypdfium2", "export"):
        return False
    if page == "welcome":
        return top not in ("exercises", "sqlite3") and module not in ("workbook.file", "workbook.workbook")
    return not module.startswith("ui.presenter")
