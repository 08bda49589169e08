"""Cases (办件): from application to delivery."""
