"""Rendering: templates, shell and stamping."""
