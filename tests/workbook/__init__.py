"""The ground: the file, its steps, its dates."""
