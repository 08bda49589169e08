"""What the environment may say."""

from pathlib import Path

import pytest

from services.common.settings import Level, ServiceSettings, load

URL = "postgresql+asyncpg://cases:secret@db/cases"


@pytest.fixture(autouse=True)
def _nothing_else_is_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("os.environ", {"YG_DATABASE_URL": URL})


def test_a_database_is_enough(monkeypatch: pytest.MonkeyPatch) -> None:
    found = load(ServiceSettings)

    assert (found.database_url, found.region, found.level) == (URL, "450222", Level.COUNTY)
    assert (found.time_scale, found.dev_identity, found.issuers_file) == (1.0, False, None)


def test_an_empty_variable_is_one_not_set(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YG_ISSUERS_FILE", "")

    assert load(ServiceSettings).issuers_file is None


def test_a_secret_may_be_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "yg_database_url").write_text(URL)
    monkeypatch.delenv("YG_DATABASE_URL")
    monkeypatch.setenv("YG_SECRETS_DIR", str(tmp_path))

    assert load(ServiceSettings).database_url == URL


@pytest.mark.parametrize(
    ("variable", "value", "named"),
    [
        ("YG_DATABASE_URL", "mysql://root:secret@db", "YG_DATABASE_URL"),
        ("YG_DATABASE_URL", "", "YG_DATABASE_URL"),
        ("YG_LISTEN", "nowhere", "YG_LISTEN"),
        ("YG_REGION", "Liucheng", "YG_REGION"),
        ("YG_LEVEL", "MOON", "YG_LEVEL"),
        ("YG_MAX_MESSAGE_BYTES", "1", "YG_MAX_MESSAGE_BYTES"),
        ("YG_LOG_LEVEL", "LOUD", "YG_LOG_LEVEL"),
        ("YG_TIME_SCALE", "60", "dev_identity"),
        ("YG_TIME_SCALE", "0", "YG_TIME_SCALE"),
        ("YG_UPSTREAM_LISTEN", "0.0.0.0:9100", "platforms_file"),
        ("YG_UPSTREAM_CERTIFICATE_HEADER", "x-client-cert", "YG_UPSTREAM_CERTIFICATE_HEADER"),
    ],
)
def test_a_bad_one_stops_the_start_and_is_named_without_its_value(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    variable: str,
    value: str,
    named: str,
) -> None:
    monkeypatch.setenv(variable, value)

    with pytest.raises(SystemExit) as caught:
        load(ServiceSettings)

    said = capsys.readouterr().err
    assert caught.value.code == 2
    assert named in said
    assert "secret" not in said


def test_time_runs_faster_only_with_the_demo_identity(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YG_TIME_SCALE", "1440")
    monkeypatch.setenv("YG_TIME_ANCHOR", "2026-03-01T00:00:00+08:00")
    monkeypatch.setenv("YG_DEV_IDENTITY", "1")

    assert load(ServiceSettings).time_scale == 1440
