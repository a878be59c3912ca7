"""What is printed: menus and posters as PDF, made from the edition."""
