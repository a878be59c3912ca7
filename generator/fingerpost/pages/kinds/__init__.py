"""The kinds of page: records in, Pages out, one module a kind."""
