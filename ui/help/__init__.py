"""Help in the window: F1 opens the guide at what has the focus."""
