"""Answers that somebody must look at."""
