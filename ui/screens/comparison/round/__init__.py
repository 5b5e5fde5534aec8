"""One round of the committee's work, read from top to bottom."""
