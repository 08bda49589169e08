"""Joint projects (并联审批): what can be done to them, what follows from their cases, how they are read."""
