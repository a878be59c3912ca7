"""Every rule that a directory must keep, each yielding Problems."""
