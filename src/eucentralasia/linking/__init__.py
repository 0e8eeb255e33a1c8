"""Records and dates in a running text: the entity linker."""
