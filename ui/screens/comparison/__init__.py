"""Two or three evaluations side by side, with the dossier's path."""
