"""What follows from an act, in the worker: in the customer's company by the customer's own commands, one company at a
time, under the name of whoever decided it."""
