"""Tables, vocabulary, rules and the store: what is true whatever shows it."""
