"""Records in, HTML out: page kinds, templates, shell and stamping."""
