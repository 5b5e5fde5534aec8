"""How one begins."""
