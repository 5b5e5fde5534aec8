"""The ministry’s files beside what the house knows: matching, mismatches, decisions on them, declared figures."""
