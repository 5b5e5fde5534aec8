"""The desktop: screens, widgets and background work."""
