"""The vendor's books of subscriptions: who has which plan until when, what was ordered, what was paid and by which
evidence. All rows are the vendor's own company's; what a customer must know is pushed down into its own company."""
