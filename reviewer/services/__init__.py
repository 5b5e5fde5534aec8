"""Use cases: one call, one transaction, one journal entry per thing that changed. No Qt, no SQL."""
