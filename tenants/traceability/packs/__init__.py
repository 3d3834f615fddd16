"""Units in boxes, boxes on pallets. What is in a pack are the balances that name it, and the packs within it."""
