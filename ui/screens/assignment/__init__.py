"""Composing committees: the best proposal for every open seat, changed by hand, then applied."""
