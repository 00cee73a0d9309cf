"""The house itself: arrows, locks, catalogues, documents."""
