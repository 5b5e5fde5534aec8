"""Facts of a request against a dated rule set: criteria, three-valued, each with its trace. Pure."""
