"""The expert's grid page: declaration first, then the request beside the grid, then the seal."""
