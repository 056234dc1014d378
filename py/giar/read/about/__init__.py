"""What a text says of itself: title, organ, year, sections, how many reports it holds, and what of it is last year's."""
