"""Experts with their keys, and what waits for them."""
