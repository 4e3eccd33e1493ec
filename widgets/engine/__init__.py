"""What every explorable is computed with: models, dynamics, the plane of two states, formatting. No plotting, no page, no JavaScript."""
