"""Panels of the Bokeh figure, one module each."""
