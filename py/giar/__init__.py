"""giar reads a Chinese government-information-disclosure annual report and says what does not add up."""
