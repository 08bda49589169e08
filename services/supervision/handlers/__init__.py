"""What supervision does: `model` applies events, `cards` watches clocks, `indicators` counts."""
