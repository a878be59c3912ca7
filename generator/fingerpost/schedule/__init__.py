"""Schedule: what a session means. Its next dates, its words, its rule for other calendars.

``dates`` gives occurrences, ``words`` says them, ``pattern`` packs them for the browser, ``rrule``
writes them for other calendars, ``clock`` turns clock times into moments, ``periods`` reads "6 months".
"""
