"""Configuration packages between companies: taken from a customer, compared with one, given to one.

The packages themselves are onboarding's, kept in the company that serves. Whatever is done at a customer's is a command
there, under the name of whoever asked, so that the customer's own trail shows who took or brought what.
"""
