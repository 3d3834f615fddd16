"""Door 1: HTTP. Protocol and composition only; never an `if` about manufacturing."""
