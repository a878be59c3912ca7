"""Street maps: an archive of our own, and the pictures of a provider."""
