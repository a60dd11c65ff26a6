"""What wears out by itself: newer packages, tried before anybody is made to take them."""
