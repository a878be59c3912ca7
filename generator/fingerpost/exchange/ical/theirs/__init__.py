"""Calendars of other people: a group's own calendar becomes the sessions of an activity."""
