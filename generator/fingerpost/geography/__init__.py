"""Where a place is: postcodes, areas, distance, geocoding."""
