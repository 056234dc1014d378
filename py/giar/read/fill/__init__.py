"""A run of values into the cells of its row: every way, what each costs, and which of them sums leave."""
