"""The first day: how one begins, where the data lives, and what a house chooses before its first avis."""
