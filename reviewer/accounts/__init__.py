"""Accounts: what a password must be, how long a wrong one makes one wait, when one proves again who one is. Pure."""
