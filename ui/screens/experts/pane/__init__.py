"""One expert, to be read."""
