"""Our own workbook comes back: what an editor has changed in it becomes changes to the records."""
