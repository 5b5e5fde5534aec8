"""Lists for screens: Core rows straight into frozen rows, without passing through the aggregates."""
