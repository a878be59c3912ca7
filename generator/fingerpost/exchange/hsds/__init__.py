"""HSDS 3.0 and Open Referral UK 3.0: the directory as other systems take it, and theirs as records."""
