"""One small HTTP door: a request at a time per connection, bounded in size and time, and nothing else behind it."""
