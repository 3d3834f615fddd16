"""What the vendor's console reads: the books of the own organisation, nothing else."""
