"""What the verifier finds of damage done to accepted translations, by class.

python tests/benchmarks/verifier.py             those of all catalogs, with which the rules were made
python tests/benchmarks/verifier.py --missed    with what was missed, and what was alleged of undamaged texts
python tests/benchmarks/verifier.py --fresh     a brief written and translated for this by somebody who knew no rule
"""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[1] / "support"))

from accepted import accepted, fresh
from verifier_measure import cases, overall, rates


def main() -> None:
    """Print the table, in Markdown."""
    units = fresh() if "--fresh" in sys.argv else accepted()
    found = list(cases(units))
    if "--missed" in sys.argv:
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
