"""The declared facts on the dossier page."""
