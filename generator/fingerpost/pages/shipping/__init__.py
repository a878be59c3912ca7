"""What is shipped to the visitor: scripts, style sheets, fonts, and the words that scripts say."""
