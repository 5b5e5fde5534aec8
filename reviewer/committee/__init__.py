"""Experts, conflicts of interest, the scoring grid, evaluations and deliberation. Pure: no Qt, no SQL, no clock."""
