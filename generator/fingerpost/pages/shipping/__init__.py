"""Files shipped to visitors: scripts, style sheets, fonts, and the words in scripts."""
