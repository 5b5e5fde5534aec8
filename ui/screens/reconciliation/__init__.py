"""Reconciliation with the ministry: its files in, what does not agree, and a person who decides."""
