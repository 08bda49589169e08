"""The rpcs of the catalogue: message in, handler in one transaction, message out."""
