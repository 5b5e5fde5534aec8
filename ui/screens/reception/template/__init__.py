"""A workbook for employers to fill in, saved from reception."""
