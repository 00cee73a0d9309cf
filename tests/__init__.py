"""The tests. A package by name, so that no other package called so stands before it."""
