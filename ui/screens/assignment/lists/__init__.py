"""The two lists of the composition."""
