"""Runs of values that do not stand in the rows of a table: cells that are named one by one, tables turned on their side."""
