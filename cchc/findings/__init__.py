"""Sentences that say the finding: rows in, one sentence out. They repeat numbers, never compute them."""

from cchc.findings.comparisons import reason, verdict, verdict_in_short
from cchc.findings.provinces import coverage, middle, peer_coverage, provinces
from cchc.findings.scores import lost_points, places_moved, standing, trend
from cchc.findings.work import attention, dossiers, fraction, tasks

__all__ = [
    "attention",
    "coverage",
    "dossiers",
    "fraction",
    "lost_points",
    "middle",
    "peer_coverage",
    "places_moved",
    "provinces",
    "reason",
    "standing",
    "tasks",
    "trend",
    "verdict",
    "verdict_in_short",
]
