"""Every figure under its address: its name, its derivation, its typed inputs, its version, its lock.

In: a `Hasil` of `scoring` and the documents of `content`. `printed`, `checks` and `presentation` build on it.
"""
