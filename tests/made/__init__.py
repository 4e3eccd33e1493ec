"""What has been made to be taken away, as it is given to readers: `python book.py test tests/made` makes it first."""
