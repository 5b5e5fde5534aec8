"""After the program was not closed properly: a check of the database is offered."""
