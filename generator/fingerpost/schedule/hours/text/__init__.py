"""The first step of reading hours: a text is tidied, before there are words."""
