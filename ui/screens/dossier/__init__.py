"""The dossier page: what was asked, what the rules say of it, what was decided, what happened."""
