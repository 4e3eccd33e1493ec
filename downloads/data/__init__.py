"""The data of the book in one archive: tables, dictionary, and a Frictionless data package that describes them."""
