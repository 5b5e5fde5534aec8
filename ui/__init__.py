"""The desktop: screens, widgets and background work."""

from ui.quick_imports import look_less_often, stop_reading_sources, take_turns_often

look_less_often()
stop_reading_sources()
take_turns_often()
