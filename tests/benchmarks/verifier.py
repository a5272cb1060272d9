"""What the verifier finds of damage done to the accepted translations of all catalogs, by class.

python tests/benchmarks/verifier.py             the half for working
python tests/benchmarks/verifier.py --missed    with what was missed, and what was alleged of undamaged texts
python tests/benchmarks/verifier.py --final     the other half, to be looked at once, when the verifier is done
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "support"))

from verifier_measure import cases, half, overall, rates


def main() -> None:
    """Print the table, in Markdown."""
    final = "--final" in sys.argv
    units = half(final=final)
    found = list(cases(units))
    if "--missed" in sys.argv and not final:
        for case in found:
            if case.flagged is not bool(case.kind):
                print(f"{case.kind or 'undamaged'}: {case.unit.key}\n  {case.unit.source}\n  {case.text}")
                print("".join(f"  {finding}\n" for finding in case.findings))
    by_class = rates(found)
    print(f"{len(units)} translations in {len({unit.to_language.tag for unit in units})} languages\n")
    print("| damage | texts | found |\n|---|--:|--:|")
    for kind, rate in by_class.items():
        if kind:
            print(f"| {kind} | {rate.count} | {rate.share:.1%} |")
    print(f"| all | {overall(by_class).count} | {overall(by_class).share:.1%} |")
    print(f"| none | {by_class[''].count} | {by_class[''].share:.1%} |")


if __name__ == "__main__":
    main()
