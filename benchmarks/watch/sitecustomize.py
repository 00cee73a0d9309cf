"""In a measured child: says on stdout what it had cost when its first window was painted, and ends it there.

Python imports a file of this name by itself before the program, which is thus the very one that people start.
"""

import importlib.util
import sys
from pathlib import Path


class _AfterQtWidgets:
    """Lets PySide6.QtWidgets be imported as ever, and then has its event loop watched."""

    def find_spec(self, name, path=None, target=None):
        if name != "PySide6.QtWidgets":
            return None
        sys.meta_path.remove(self)
        spec = importlib.util.find_spec(name)
        load = spec.loader.exec_module

        def load_and_watch(module):
            load(module)
            _watch(module.QApplication)

        spec.loader.exec_module = load_and_watch
        return spec


def _watch(application):
    from PySide6.QtCore import QCoreApplication, QEvent, QObject

    class Watcher(QObject):
        def __init__(self):
            super().__init__()
            (window,) = (w for w in application.topLevelWidgets() if w.isVisible())
            self.surface = window.windowHandle()
            self.surface.installEventFilter(self)

        def eventFilter(self, watched, event):
            if event.type() == QEvent.Type.Expose and self.surface.isExposed():
                # The window is painted while it takes this event, and what is posted comes after.
                self.surface.removeEventFilter(self)
                QCoreApplication.postEvent(self, QEvent(QEvent.Type.User), 1000)
            return False

        def event(self, event):
            if event.type() == QEvent.Type.User:
                _tell()
            return super().event(event)

    run = application.exec

    def watched(_application):
        application.watcher = Watcher()
        return run()

    application.exec = watched


def _tell():
    import time

    at, modules = time.monotonic(), sorted(sys.modules)
    import json
    import os
    import resource

    used = resource.getrusage(resource.RUSAGE_SELF)
    print(
        json.dumps(
            {"at": at, "cpu": used.ru_utime + used.ru_stime, "memory": _memory(used), "modules": modules}
        ),
        flush=True,
    )
    os._exit(0)


def _memory(used):
    """The most memory so far, in MB. What getrusage says on Linux may be of the process that began this one."""
    try:
        with Path("/proc/self/status").open() as status:
            return next(int(line.split()[1]) for line in status if line.startswith("VmHWM")) / 1024
    except OSError:
        return used.ru_maxrss / (1024 * 1024)


sys.meta_path.insert(0, _AfterQtWidgets())
