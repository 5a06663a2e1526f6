"""Pages as values, and how they become Markdown: builders, menus, search, templates.

In: the computed report, strings of `presentation`. Out: `Page` values and rendered text; `build` puts them together.
"""
