"""One group's work: the file, what it holds, and the small values everything else speaks in."""
