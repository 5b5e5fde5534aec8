"""An expert's own copy: enrol, receive packages, answer, send, and let go of what is over.

The same database and the same committee as in an office; only the own seat is held, so that nothing is concluded here.
"""
