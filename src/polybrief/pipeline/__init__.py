"""The whole way of the data, from a brief's file to the bytes of a document; the one place that knows all stages.

brief.yaml ─ read ─▶ Brief ─ + catalog ─▶ Edition ─ render ─▶ Page ─ lay out ─▶ PDF     `editions`
               │                 ▲
               │             units ─ engines, verified ─▶ catalog                      `catalogs`
               │
            documents ─ check ─▶ Findings ─▶ checked.json, without which nothing is published   `checking`
"""
