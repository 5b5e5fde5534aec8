"""Réglages: people, experts, signature and trust, the programme, and what Avisé is made of."""

COPIES = "copies"
"""What to open Réglages with, to land on the copies of the database."""
