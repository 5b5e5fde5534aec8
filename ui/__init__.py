"""The desktop: screens, widgets and background work."""

from ui.quick_imports import stop_reading_sources

stop_reading_sources()
