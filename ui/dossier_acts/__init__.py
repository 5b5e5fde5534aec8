"""What a person does to one dossier, wherever they have it before their eyes: on its page, or beside the list."""
