"""The rows of a table become records: looked at, planned, made, and each remark put at its cell."""
