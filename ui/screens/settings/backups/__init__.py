"""Copies of the database."""
