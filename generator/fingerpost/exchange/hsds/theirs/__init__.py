"""Other people's HSDS and Open Referral UK: tables, files and APIs of every version, taken in as records."""
