"""Pilotage: how much stands where, what comes in, what expires."""
