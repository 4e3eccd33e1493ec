"""The explorables, a module each: `declare()` says what is computed, drawn and told. `widgets.registry` finds them by their file names."""
