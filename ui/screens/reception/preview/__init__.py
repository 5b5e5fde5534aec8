"""The pane beside the list: the chosen dossier in a few lines."""
