"""The rules of the verifier: `Pair` → Findings, a generator each.

`restoring` finds values again in an engine's text (`finding_values`, `order`), `literals` the numbers that stand in the
texts themselves; both read by `checks.quantities`. The others concern words and form.
"""
