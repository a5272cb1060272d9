"""The command line: what is typed → a call of `batch` or `pipeline` → lines on stdout, and an exit code.

`app` has the table of commands. Each has a file of its own name, which is loaded when the command is called for: its
`options` tell a `parser` what it takes and which function runs it. That is given a `setting` and what was typed, and
returns the exit code. `terminal` prints. Results go to stdout, progress and errors to stderr.
"""
