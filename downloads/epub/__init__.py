"""The book as EPUB 3: the chapters of the PDF as XHTML with MathML and SVG, described for every reader."""
