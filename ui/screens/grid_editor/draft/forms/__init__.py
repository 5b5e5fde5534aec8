"""The fields of a finding, of a criterion, and of the whole draft."""
