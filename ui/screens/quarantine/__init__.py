"""Quarantine: rows that could not be taken in, each fault beside its fact, and the way back in."""
