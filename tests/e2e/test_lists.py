"""The whole list as a file over REST: it comes in pieces, all of them arrive, and it comes in again."""

import base64
import csv
import io

import httpx

from local.cluster import Cluster
from local.rest import Visitor


def test_the_whole_list_goes_out_and_comes_in_again(cluster: Cluster, visitor: Visitor):
    answer = httpx.get(f"{cluster.url}/api/v1/items:export", params={"region": "450222"}, timeout=30)
    rows = list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"))))
    file = base64.b64encode(answer.content).decode()
    report = visitor.post("items:import", "reviewer", format="CSV", file=file, dry_run=True)

    assert answer.headers["content-type"].startswith("text/csv")
    assert answer.headers["content-disposition"] == 'attachment; filename="items.csv"'
    listed = visitor.get("items", region="450222", page_size=100)["items"]
    assert [row[0] for row in rows[1:]] == [item["name"].removeprefix("items/") for item in listed]
    assert {len(row) for row in rows} == {len(rows[0])}
    assert report["rows"] == len(listed) > 50
