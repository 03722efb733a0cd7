"""The pictures of the page Insights: where each point stands, and how it is painted."""
