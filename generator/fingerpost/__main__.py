"""So that ``python -m fingerpost`` works where the command is not on the path."""

from fingerpost.cli import main

main()
