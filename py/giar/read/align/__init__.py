"""Runs of values against the rows and columns of the form: one weighed assignment."""
