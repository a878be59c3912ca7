"""Search: files written at build time, and a Python reader of them."""
