"""The command line: what is typed → a call of `batch` or `pipeline` → lines on stdout, and an exit code.

`app` gathers the commands, a file each; `setting` holds what all of them are given; `terminal` prints. Results go to
stdout, progress and errors to stderr. What a command needs is imported when it runs, so that help is there at once.
"""
