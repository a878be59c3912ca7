"""Words become phrases: days, hours, and what applies to them."""
