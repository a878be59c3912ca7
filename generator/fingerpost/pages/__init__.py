"""Pages: records in, HTML out. Page kinds, templates, shell and stamping."""
