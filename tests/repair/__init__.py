"""Tests of the suggestions, and how often the right one is among them."""
