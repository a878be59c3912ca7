"""Geography, where a place is: postcodes, areas, distance, coordinates."""
