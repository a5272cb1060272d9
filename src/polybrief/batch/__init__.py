"""Jobs → files, a record of them, and what became of each.

In: the briefs, languages, templates and formats that somebody wants. Out: files in the output folder,
`manifest.json` and `report.json` beside them, and an `Outcome` a job. One job's failure is data; it leaves the others
alone.

1. `planning`   briefs × languages × templates × formats → `Job`s, always in the same order
2. `run`        `Job`s → `Outcome`s, in the order of the jobs, over the processes of `executors`
3. `files`      bytes → a file that is whole or not there
4. `manifest`   what was made from what, the same in every run; `report` how long it took
"""
