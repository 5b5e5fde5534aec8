"""Whose hands an avis went through, and what became of it in the register."""
