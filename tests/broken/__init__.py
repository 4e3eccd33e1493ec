"""Sources broken on purpose: each break is one error that a contributor can act on."""
