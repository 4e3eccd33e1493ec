"""Finishing of the built site: mathematics, content security policy, style sheets, fonts."""
