"""The case file: request, parties, life cycle, permissions and events. Pure: no Qt, no SQL, no clock."""
