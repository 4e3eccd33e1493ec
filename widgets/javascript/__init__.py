"""Models as JavaScript, and the bundles that pages load. This package knows models; models do not know it."""
