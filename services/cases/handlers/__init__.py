"""What the cases service does: `verbs` one by one, `batch` many in one transaction, `reads` for queries."""
