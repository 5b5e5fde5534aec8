"""« Mode d’emploi »: the whole of it on one page, for an expert who never saw the program."""
