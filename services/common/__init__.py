"""The kit every service is made of: small modules, one noun each."""
