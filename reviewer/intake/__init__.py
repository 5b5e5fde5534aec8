"""Files to requests: JSON, CSV and XLSX, every fault at once, hostile input welcome."""
