"""Time that runs faster has one beginning for all processes, and keeps it from run to run."""

from datetime import UTC, datetime
from pathlib import Path

from local.cluster import Cluster


def test_the_beginning_of_faster_time_is_kept(tmp_path: Path) -> None:
    first = Cluster(tmp_path, 8000).time_anchor()

    assert Cluster(tmp_path, 8000).time_anchor() == first
    assert (datetime.now(UTC) - datetime.fromisoformat(first)).total_seconds() < 60
