"""Set sample papers for ``check_pdfa.sh``, each as PDF/A-1b and as it is kept: ``python packaging/set_papers.py FOLDER``."""

from __future__ import annotations

import sys
from pathlib import Path

from console.atlas.outlines import disclaimer
from console.duty.papers import map_of
from console.model.bilingual import Bilingual
from console.typeset import engine
from console.typeset.sitrep import sitrep_pdf
from console.typeset.statement import statement_pdf
from tests.typeset import samples

MISSION = Bilingual("KJRI Istanbul", "Consulate General of Indonesia, Istanbul")
KEPT = tuple(engine.STANDARDS)
SHIPPED = "Çağrı İlhan, Дмитрий"  # letters of the shipped font
NAMES = f"{SHIPPED}, محمد أحمد, 李小龙"  # of others too, and perhaps of none: PDF/A-1b lets boxes pass, so it is not asked about them


def main(folder: Path) -> None:
    """Write every paper twice."""
    for ending, standards, names in (("a-1b", ("a-1b",), SHIPPED), ("kept", KEPT, NAMES)):
        engine.STANDARDS[:] = standards
        for name, content in papers(names).items():
            (folder / f"{name}-{ending}.pdf").write_bytes(content)


def papers(names: str) -> dict[str, bytes]:
    """Every kind of page there is. names: whose letters must be found."""
    usual, first = samples.sitrep(is_exercise=True, summary=names), samples.first_sitrep()
    return {
        "sitrep-exercise": sitrep_pdf(usual, "id", map_of(usual, "id"), disclaimer("id")),
        "sitrep-first": sitrep_pdf(first, "en", map_of(first, "en"), disclaimer("en")),
        "sitrep-full": sitrep_pdf(samples.full_sitrep(), "en"),
        "statement-draft": statement_pdf(samples.statement(), MISSION, "both", samples.NOW_MS),
        "statement-approved": statement_pdf(samples.statement(samples.BY_KEY), MISSION, "id", samples.NOW_MS),
    }


if __name__ == "__main__":
    main(Path(sys.argv[1]))
