"""Reception: the list of dossiers, and the door through which requests come in."""
