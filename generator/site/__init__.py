"""The engine, and the built site: config, policy, facts, checks, manifest, swap, verification.

The only room that imports mkdocs (with the plugin). In: rendered pages and files. Out: a checked folder in its place.
"""
