"""The room of what the book is made with: locks that fit, licences of what is shipped, a bill of materials."""
