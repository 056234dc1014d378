"""Makes reports whose every cell is known, in every layout and with every damage seen on published pages."""
