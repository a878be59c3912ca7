"""What a new directory says until its editors say something else.

Nobody's: RFC 2606 keeps the name, and Ofcom the number, for examples.
"""

SITE = "https://directory.example.org/"
EMAIL = "hello@example.org"
PHONE = "01632 960001"
