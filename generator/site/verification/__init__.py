"""A published site against its manifest: visits as those whom a server may deceive, and what each of them saw.

In: an address or a folder, and a manifest. Out: differences by name. It trusts nothing that comes from outside.
"""
