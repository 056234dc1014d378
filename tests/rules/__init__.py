"""The fixtures of the rules: for each rule reports that pass, reports that fail, and reports that cannot be decided."""
