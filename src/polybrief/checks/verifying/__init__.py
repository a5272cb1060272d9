"""The rules of the verifier: `Pair` → Findings, a generator each.

`restoring` and `quantities` beside this package find values and numbers again; here is what concerns words and form.
"""
