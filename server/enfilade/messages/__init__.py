"""One catalogue of sentences, in three languages, for server and viewer."""
