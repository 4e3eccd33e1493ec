"""Weight, requests, speed and build times of the site beside the plain Jupyter Book from the same sources."""
