"""Alembic's revisions and how they are run; there is no ``alembic.ini`` at run time."""
