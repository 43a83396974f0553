"""Maps as files: pictures, tables, and a page that still drags."""
