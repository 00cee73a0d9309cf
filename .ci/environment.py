"""Make the environment that Samsyn runs in: `environment.py run|test|lock`.

Uses only Python's own library, because it runs before anything is installed. Says in plain sentences
what it does, and nothing at all when there is nothing to do.
"""

import ctypes
import hashlib
import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
LOCKS = {"run": ROOT / "requirements.txt", "test": ROOT / "requirements-dev.txt"}

# Shared library -> the Debian package that has it. The library is what counts: Ubuntu renamed some
# packages (libglib2.0-0t64), and apt still finds those by the old name.
QT_LIBRARIES = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgthread-2.0.so.0": "libglib2.0-0",
}
X_LIBRARIES = {
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-shape.so.0": "libxcb-shape0",
}
WAYLAND_LIBRARIES = {
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
}

LOCK_HEADER = """\
# Written by `make lock` from pyproject.toml: {what}.
# For Python 3.11 and newer on Linux, macOS and Windows. Install with pip's --require-hashes.
# pip itself, which sqlite-utils asks for, is the one that every new environment has.
--only-binary :all:

"""


def say(sentence: str) -> None:
    print(sentence, flush=True)


def run(command: list[str], env: dict[str, str] | None = None) -> None:
    """Run quietly; show everything the command said only if it failed."""
    done = subprocess.run(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        env=env,
        cwd=ROOT,
    )
    if done.returncode:
        say(done.stdout.rstrip())
        raise subprocess.CalledProcessError(done.returncode, command)


# -- system packages -----------------------------------------------------------------------------


def present(library: str) -> bool:
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def root_prefix() -> list[str] | None:
    """What to put before a command to run it as root, or None if this account may not."""
    if os.geteuid() == 0:
        return []
    if shutil.which("sudo"):
        asked = subprocess.run(["sudo", "-n", "true"], stdin=subprocess.DEVNULL, capture_output=True)
        if asked.returncode == 0:
            return ["sudo", "-n"]
    return None


def apt_install(packages: list[str], why: str) -> bool:
    """Install Debian packages if this account may; else, or if it fails, print the command that does."""
    command = f"sudo apt-get install {' '.join(packages)}"
    prefix = root_prefix() if shutil.which("apt-get") else None
    if prefix is None:
        say(f"{why} This puts it right on Debian and Ubuntu: {command}")
        return False
    say(f"{why} Installing: {' '.join(packages)}.")
    path = os.environ.get("PATH", "") + ":/usr/local/sbin:/usr/sbin:/sbin"
    apt = [*prefix, "env", f"PATH={path}", "DEBIAN_FRONTEND=noninteractive"]
    apt += ["apt-get", "-qq", "-y", "-o", "DPkg::Lock::Timeout=120"]
    try:
        run([*apt, "update"])
        run([*apt, "install", "--no-install-recommends", *packages])
    except (subprocess.CalledProcessError, OSError):
        say(f"That did not work. The command to try by hand is: {command}")
        return False
    return True


def check_libraries(kind: str) -> None:
    """See that Qt will find its system libraries. Goes on even if it will not: the export needs none."""
    if not sys.platform.startswith("linux"):
        return
    needed = dict(QT_LIBRARIES)
    if kind == "run" and os.environ.get("DISPLAY"):
        needed |= X_LIBRARIES
    if kind == "run" and os.environ.get("WAYLAND_DISPLAY"):
        needed |= WAYLAND_LIBRARIES
    missing = {package: library for library, package in needed.items() if not present(library)}
    if missing:
        why = f"Qt, which draws the window, lacks {len(missing)} of the system's libraries."
        if not shutil.which("apt-get"):
            say(f"{why} They are {', '.join(sorted(missing.values()))}.")
        apt_install(sorted(missing), why)


# -- the environment -----------------------------------------------------------------------------


def venv_version() -> str:
    """The environment's Python as '3.11', or '' if there is none that works."""
    try:
        asked = subprocess.run(
            [str(PYTHON), "-c", "import sys; print('%d.%d' % sys.version_info[:2])"],
            capture_output=True,
            text=True,
        )
    except OSError:
        return ""
    version = asked.stdout.strip()
    # After an upgrade of the system, .venv/bin/python can be another Python than the packages are for.
    return version if (VENV / "lib" / f"python{version}").is_dir() else ""


def make_venv() -> None:
    if importlib.util.find_spec("ensurepip") is None:
        package = f"python{sys.version_info.major}.{sys.version_info.minor}-venv"
        why = "This Python cannot make an environment: Debian keeps that part in a package of its own."
        if not apt_install([package], why):
            sys.exit(1)
    say("Making the folder .venv with all that Samsyn needs; this takes a minute or so, the first time only.")
    run([sys.executable, "-m", "venv", "--clear", str(VENV)])


def stamp_of(kind: str, version: str) -> str:
    return hashlib.sha256(LOCKS[kind].read_bytes() + version.encode()).hexdigest()


def stamp(kind: str) -> Path:
    return VENV / f".samsyn-{kind}"


def prepare(kind: str) -> None:
    version = venv_version()
    made = not version
    if made:
        make_venv()
        version = venv_version()
    wanted = stamp_of(kind, version)
    if stamp(kind).is_file() and stamp(kind).read_text() == wanted:
        return
    if not made:
        say("The list of packages is new, so .venv is brought up to date.")
    environment = os.environ | {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1"}
    environment.pop("PIP_USER", None)
    pip = [str(PYTHON), "-m", "pip", "install", "--require-hashes", "-r", str(LOCKS[kind])]
    try:
        run(pip, environment)
    except subprocess.CalledProcessError:
        say("The packages could not be installed. This needs the network, the first time only.")
        sys.exit(1)
    # What the tests need holds all that a run needs.
    for done in ("run", "test") if kind == "test" else ("run",):
        stamp(done).write_text(stamp_of(done, version))


# -- the locks -----------------------------------------------------------------------------------


def lock() -> None:
    """Write both requirements files, for every system at once, with uv in an environment of its own."""
    tools = ROOT / "build" / "lock"
    run([sys.executable, "-m", "venv", "--clear", str(tools)])
    run([str(tools / "bin" / "python"), "-m", "pip", "install", "--quiet", "uv"])
    base = [str(tools / "bin" / "uv"), "--no-config", "pip", "compile", "--quiet", "--upgrade", "--universal"]
    base += ["--python-version", "3.11", "--generate-hashes", "--no-header", "--no-emit-package", "pip"]
    # The locks must fit every machine, so no address or setting of this one may steer them.
    environment = {k: v for k, v in os.environ.items() if not k.startswith(("UV_", "PIP_"))}
    for kind, what, options in (
        ("run", "what Samsyn runs on", []),
        ("test", "the same and what the tests need", ["--extra", "test", "-c", LOCKS["run"].name]),
    ):
        draft = tools / LOCKS[kind].name
        run([*base, *options, "-o", str(draft), "pyproject.toml"], environment)
        LOCKS[kind].write_text(LOCK_HEADER.format(what=what) + draft.read_text())
    shutil.rmtree(tools)
    say("Wrote requirements.txt and requirements-dev.txt.")


def main() -> None:
    match sys.argv[1:]:
        case ["lock"]:
            lock()
        case [("run" | "test") as kind]:
            check_libraries(kind)
            prepare(kind)
        case _:
            sys.exit("usage: environment.py run|test|lock")


if __name__ == "__main__":
    main()
