"""Verifying an avis: the signed file, a photo or scan of the paper, or the text of its code."""
