"""The acts on the tables of the house: dialogs, files and faults."""
