"""Work off the GUI thread: one lane that writes in order, one that reads and lets the newest question win."""
