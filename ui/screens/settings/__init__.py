"""Réglages: people, experts, signature and trust, the programme, and what Avisé is made of."""
