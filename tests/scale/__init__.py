"""The product as real processes, and what is done to it there: benches, proofs, attacks, kills."""
