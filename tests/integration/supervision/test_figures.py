"""The figures of today, as Prometheus reads them."""

from typing import Any

from prometheus_client import REGISTRY

from services.supervision.handlers.figures import Figures
from tests.integration.supervision.world import World, china, new_case, promised, statutory, told


async def figures(world: World) -> dict[str, Any]:
    async with world.database.read() as connection:
        await Figures(world.database, world.now).count(connection)
    today = {
        step: told_("today_cases", step=step) for step in ("applied", "accepted", "decided", "completed")
    }
    cards = {level: told_("standing_cards", level=level) for level in ("WARNING", "YELLOW", "RED")}
    return {"today": today, "open": told_("open_clocks"), "late": told_("overdue_clocks"), "cards": cards}


def told_(metric: str, **labels: str) -> float | None:
    return REGISTRY.get_sample_value(f"yangguang_supervision_{metric}", labels)


async def test_where_nothing_happened_yet_the_figures_are_zero(world: World) -> None:
    assert await figures(world) == {
        "today": {"applied": 0, "accepted": 0, "decided": 0, "completed": 0},
        "open": 0,
        "late": 0,
        "cards": {"WARNING": 0, "YELLOW": 0, "RED": 0},
    }


async def test_the_figures_count_cases_of_today_and_clocks_and_cards_of_now(world: World) -> None:
    late, other = new_case(), new_case()
    accepted = china(2026, 3, 2, 11)
    await world.hear(
        told(late, 1, promised(), statutory(), accept_time=accepted),
        told(other, 1, promised(due="2026-03-27"), accept_time=accepted),
    )
    world.hand.now = china(2026, 3, 2, 15)
    assert (await figures(world))["today"] == {"applied": 2, "accepted": 2, "decided": 0, "completed": 0}

    await world.sweep_at(2026, 3, 10, 9)

    assert await figures(world) == {
        "today": {"applied": 0, "accepted": 0, "decided": 0, "completed": 0},
        "open": 3,
        "late": 1,
        "cards": {"WARNING": 1, "YELLOW": 1, "RED": 0},
    }


async def test_a_withdrawn_card_and_one_of_a_clock_that_stopped_do_not_stand(world: World) -> None:
    withdrawn, ended = new_case(), new_case()
    await world.hear(told(withdrawn, 1, promised()), told(ended, 1, promised()))
    await world.sweep_at(2026, 3, 10, 9)
    assert (await figures(world))["cards"] == {"WARNING": 2, "YELLOW": 2, "RED": 0}

    await world.rows("UPDATE cards SET state = 2 WHERE case_id = :id RETURNING id", id=withdrawn[6:])
    assert (await figures(world))["cards"] == {"WARNING": 1, "YELLOW": 1, "RED": 0}

    await world.hear(told(ended, 2, promised(stop=china(2026, 3, 10, 10))))
    assert (await figures(world))["cards"] == {"WARNING": 0, "YELLOW": 0, "RED": 0}
