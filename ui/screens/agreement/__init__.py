"""Accord: how far the experts agree on their first, blind votes, and how each of them marks."""
