"""What the walks over the public interface share."""

from collections.abc import Iterator

import pytest

from local.cluster import Cluster
from local.rest import Visitor
from tests.e2e.operations import Rows, make_rows


@pytest.fixture(scope="session")
def visitor(cluster: Cluster) -> Iterator[Visitor]:
    """Somebody with every demo account."""
    visitor = Visitor(cluster.url)
    yield visitor
    visitor.close()


@pytest.fixture(scope="session")
def rows(visitor: Visitor) -> Rows:
    """Rows of county 450222 to try things on."""
    return make_rows(visitor)
