"""The demonstration (`make demo`): the journeys people make, through the public REST interface."""
