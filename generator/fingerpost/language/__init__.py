"""The words of the interface: gettext catalogues, lists, numbers, dates and times in a language."""
