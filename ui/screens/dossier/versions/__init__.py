"""Two contents of a request beside each other."""
