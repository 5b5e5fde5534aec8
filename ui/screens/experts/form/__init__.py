"""One expert's record, to be written."""
