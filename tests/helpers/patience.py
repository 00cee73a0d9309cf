"""How long the tests wait, so that no other work on the machine makes them fail.

A test waits for a state, never for a time, and says no when the state does not come. Only a test that fails waits so
long. What must be quick is measured in time of the processor (`time.process_time`), or is the best of several tries.
"""

import os

PATIENCE = int(os.environ.get("SAMSYN_PATIENCE", "300"))
"""Seconds; less than `faulthandler_timeout` in pyproject.toml, so that a test says itself what it waited for.

`make mutants` has less of it: there a state that never comes is what is looked for, and is tried once more without."""
PATIENCE_MS = PATIENCE * 1000
