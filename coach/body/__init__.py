"""The body: what it is made of, where its weight is going, what it burns."""
