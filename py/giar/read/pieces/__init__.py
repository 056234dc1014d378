"""Text, separators and drawn grids to pieces: texts, values, marks and blanks, each with its place."""
