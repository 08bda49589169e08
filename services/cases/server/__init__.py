"""The rpcs of cases: message in, handler in one transaction, message out; one module an area."""
