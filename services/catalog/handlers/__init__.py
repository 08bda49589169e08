"""What the catalogue does, one function a thing; nothing here commits."""
