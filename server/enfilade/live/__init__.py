"""A guided group as a pure state machine: commands in, events out; now and ids are passed in."""
