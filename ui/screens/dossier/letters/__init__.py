"""The letters on the dossier page."""
