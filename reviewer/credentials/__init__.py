"""Sealing of passwords and codes by Argon2id (adapter)."""
