"""The book in the two other engines, Gecko and WebKit: every kind of page loads in silence and does what it does in Chromium."""
