"""Each form of file is read as a table: CSV, Excel, LibreOffice, JSON."""
