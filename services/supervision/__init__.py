"""Electronic supervision (电子监察): cards, open clocks and indicators, from events alone."""
