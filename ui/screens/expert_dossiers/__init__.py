"""« Mes dossiers »: what an expert has to do on their own copy, by when, and what became of it."""
