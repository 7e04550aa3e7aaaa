"""What the page of analyses is made of."""
