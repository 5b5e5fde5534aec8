"""Mail and calendars as files, and the mail server (adapter)."""
