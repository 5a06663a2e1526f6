"""Every figure under its address: name, derivation, inputs, version; what was published of it; words of the open data.

In: a `Hasil` of `scoring` and the documents of `content`. `printed`, `checks` and `presentation` build on it.
"""
