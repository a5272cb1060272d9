"""The frozen data that flows between the stages. No input or output here.

In and out: plain values. `brief` is what people edit, `edition` the brief in one language, `page` what formats are
made from, `finding` what a check found, `document` a source as read.
"""
