"""Everything that can be done in a window, by name and by key: one register for the palette, the keys and the help."""
