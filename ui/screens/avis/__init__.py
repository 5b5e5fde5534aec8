"""Avis: what is to be drafted, validated and signed, the register, one avis, and the verification of files."""
