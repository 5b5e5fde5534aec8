"""Rejouer: other rules or other dates over dossiers of the past. Reads only."""
