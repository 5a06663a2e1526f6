"""The records of content/: a frozen model per file with its keys, the typed scalars, the words officers may mean.

A metode is a record with all that can be said of it: `metode/`. `yaml` explains mistakes with them, `content` fills
them, everything above reads them. Opens no file.
"""
