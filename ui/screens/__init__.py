"""One package a screen: view, presenter, table model. Screens do not know each other."""
