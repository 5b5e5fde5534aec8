"""Repositories: each translates between typed records and the frozen values of the core.

A core value of ``version`` 0 is new; once stored it stands at its version plus one, which is what reading it again
gives. Saving a value that is not the one last stored is a ``ConflictingChange``.
"""
