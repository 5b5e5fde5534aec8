"""Small cells of published tables: which are hidden, and the proof that nobody can work them out. Pure."""
