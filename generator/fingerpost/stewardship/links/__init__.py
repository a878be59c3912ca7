"""Do the web addresses and mailboxes of a directory still lead anywhere? Asked politely, and only in public."""
