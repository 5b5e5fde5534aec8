"""Handing a signed file to the system's printers, as it is: an avis is never painted again."""
