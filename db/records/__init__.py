"""The tables, as typed records, a module a topic. The core does not know them: ``db.repositories`` translates.

Every constraint has a name that follows from its columns, so that a migration can name it on both engines. Nested
values of the core (ratings, verdicts, criteria, faults) are canonical JSON text: nothing searches inside them.
``version`` is the optimistic lock; it is set by hand, from the core's value, and compared in the UPDATE itself.

Mapping all tables costs more than the rest of a start, so each topic is imported where it is used, with those that its
tables point to; ``db.records.every`` has them all, for whoever makes or compares a whole schema.
"""
