"""What a reader can take away: files made from the same sources as the site, by ``python book.py downloads``.

Each module that the registry names has one function, ``make(folder)``, which writes its files into a folder and returns
their paths. ``python -m downloads NAME …`` calls some of them, without a name all.
"""
