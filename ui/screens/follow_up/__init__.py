"""Reports and publications: what leaves the house, protected, and every edition as it was issued."""
