"""One draft of a grid: its parts, what is wrong, a preview, and what it changes."""
