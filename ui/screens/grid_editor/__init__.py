"""Grilles: versions and drafts of a programme's grid, side by side."""
