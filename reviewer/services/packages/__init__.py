"""Packages for experts who score without a network, on the office's side.

``keys``: whose keys are whose; ``sending``: packages out; ``taking_in``: what comes back; ``mailbox``: a folder.
"""
