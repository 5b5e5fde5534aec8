"""How a programme stands, and its reception windows."""
