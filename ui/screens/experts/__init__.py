"""The committee's experts: what is known of each, what is missing, and with which dossiers they have to do."""
