"""Argos packages: an index or an archive → a checked folder with its record → `Package`, what an engine loads.

`package` says what a package's folder holds, `record` what is remembered of those installed, `installed` what there is
and whether it is still what was installed. Only `polybrief models` changes anything: `index` finds and downloads,
`archive` checks before it unpacks, `store` swaps in, and leaves what was there before until the new one is whole.
`index` is the only module that opens a socket.
"""
