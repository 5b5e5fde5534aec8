"""Who may do what on the server itself (PostgreSQL), for whoever connects without our program."""
