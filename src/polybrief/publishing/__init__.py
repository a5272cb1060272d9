"""Edition → Page: a brief in one language becomes semantic XHTML, the one form that every format is made from.

In: an `Edition`, the interface catalog of its language (`interface.interface`), CLDR formatting (`formats.Formats`),
the name of a template, the user's templates, what of the theme they may know, the moment that the files bear. Out: a
`Page`; its attachment is the edition as JSON (`attachment.edition_json`).

1. `rendering.render` gathers what a template may use; `environment.fill` fills it: `templates/NAME.xhtml.j2`, a user's
   file before ours. `sandbox` says what a template may do, `counting` how much, `faults` and `wellformed` what is wrong
   with it and in which line, `messages` what it wants translated that no catalog has.
   `directions` finds the direction of what is in no language.
2. `references` turns evidence into marks, `figures` the brief's data into pictures.
3. Every text is escaped, whoever wrote it: what comes in as text is shown as text.

The XHTML's vocabulary, in the order of the page. `lang` and `dir` stand wherever a text is not in the page's language;
`dir` alone on file names, handling marks, and names and lines of contact that are in no language. An element with `dir`
is isolated from the text around it.

| element | what it is |
|---|---|
| `html[lang][dir]`, `head > title` | language, direction and title of the document |
| `div.running.header`, `div.running.footer` | what every page repeats: up to four `span`; `.running-title` gives way |
| `span.page-number`, `span.page-count` | in the running footer; empty, the layout fills them |
| `header` | the title block: `p.kicker`, `h1`, `p.meta`, any number of `p.warning` |
| `span.status`, `span.handling` | the draft marker; the handling mark, also in the running elements |
| `.tlp-clear`, `.tlp-green`, `.tlp-amber`, `.tlp-amber-strict`, `.tlp-red` | on the handling mark: coloured on black |
| `section.summary.box` | `h2`, then `p[id]` |
| `section.key-points`, `.background`, `.positions`, `.implications`, `.unknowns` | `h2`, `ol.labelled` |
| `ol.labelled > li[id]` | begins with `span.label`; in positions `strong.actor` follows; at its end an `ol.labelled` |
| `ul > li`, `ol.numbered > li` | items with bullets, with numbers; lists may stand in items of lists |
| `ul.readings` | what each source says of a disagreement, where that is no table |
| `section.contact.box` | `h2`, a `p` a line, or three `div.blank` to write on |
| `p.dated` | the date at the end of an aide-memoire, and what others say beneath the title |
| `div.columns` | two sections side by side, or more; `.one-two`, `.two-one`: one twice as wide as the other |
| `div.passage` | what stands in it flows in two columns, over pages too; `.sections`: two sections of unlike length |
| `div.box`, `blockquote.pull` | a box; a pull quote |
| `table > caption` | above a table |
| `section.timeline` | `h2`, a `figure` a row: `svg[role=img][aria-label]` and `ol.events` |
| `ol.events > li[id]` | `p.date`, which begins with `span.label`, and `p` |
| `svg[viewBox]` | `role=img` and `aria-label`, or `aria-hidden=true`; what may stand in it: see `pdf.drawings` |
| `img[src][alt]` | a picture: `src` names one of the page's images; `img.logo` |
| `section.figures` | `h2`, `ol.strip` |
| `ol.strip > li[id]` | key figures side by side: `p.number`, and `p`, which begins with `span.label` |
| `section.charts` | `h2`, then charts |
| `table.chart[id]` | a bar chart: `caption`, `tbody > tr` of `th[scope=row]`, `td.number`, `td.bar` |
| `figure.chart[id]` | a line chart: `p.caption`, `svg`, beside it `table.series`; or after it, in a `div.passage` |
| `td.bar` | an `svg[aria-hidden]` as wide as the cell; what it shows stands in the cells before it |
| `section.likelihood > table.likelihood` | `caption`, a row a judgement: its link, its word, its range, `td.bar` |
| `section.panel` | `h2`, `ol.shares`; with many sources `table.panel`, a row a count |
| `ol.shares > li` | an `svg[aria-hidden]` as wide as the item, and `p` |
| `table.positions` | a row an actor: `th[scope=row]`, a `td` with a `p[id]` a position |
| `section.quotes > div.quote[id]` | `blockquote > p`, `p.rendering` unless in the page's language, `p.speaker` |
| `section.disagreements` | `h2`, `table.disagreements` of four columns; a reading's cell holds `p`, the others text |
| `section.sources` | `h2`, `ol.sources` |
| `ol.sources > li[id]` | `p`, which begins with `span.label`, and `p.rights` |
| `span.notice` | a rights notice to the letter: its white space is kept |
| `footer.colophon` | one `p` |
| `span.separator` | between the parts of a line; it begins no line, and is not seen where one ends |
| `span.label` | an item's id or a source's number |
| `sup.marks > a[href="#source.N"][title]` | right behind the text, one a source; title: source, characters |
| `sup.marks > a.note[href="#note.ITEM"][title]` | the mark of an item's note; title: “Note a” |
| `section.notes` | `h2`, `ol.notes > li[id="note.ITEM"]`: begins with `span.label`, ends with a link to the item |
| `span.basis` | how likely a statement is; what it rests on or is in dispute about: links to items, or `sup.marks` |
| `span.untranslated`, `span.machine` | a text of that origin; `span.marker` follows |
| `a[href]` | `#…` an item or a source; `https://…`, `http://…` a source's address, a licence |
| `cite`, `strong` | a source's title; an actor or a source at the beginning of its text |
"""
