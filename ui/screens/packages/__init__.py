"""Packages for experts who score offline: their keys, what is out, what came back, what waits aside."""
