"""What a museum is: the nouns, and the checks over them. Pure: no IO, no clock, no chance, no framework."""
