"""The whole grid."""
