"""Salaires (TI-EV): the dated table of 9th-decile wages that the house keeps."""
