"""Runs the cases service."""

import datetime as dt
from functools import partial

from services.common.garbage import paused

with paused():
    import grpc.aio
    from yangguang.cases.v1.archives_pb2_grpc import add_ArchiveServiceServicer_to_server
    from yangguang.cases.v1.cases_pb2 import Case
    from yangguang.cases.v1.cases_pb2_grpc import add_CaseServiceServicer_to_server
    from yangguang.cases.v1.certificates_pb2_grpc import add_CertificateServiceServicer_to_server
    from yangguang.cases.v1.consultations_pb2_grpc import add_ConsultationServiceServicer_to_server
    from yangguang.cases.v1.fees_pb2_grpc import add_FeeServiceServicer_to_server
    from yangguang.cases.v1.handovers_pb2_grpc import add_PermitHandoverServiceServicer_to_server
    from yangguang.cases.v1.ledger_pb2_grpc import add_LedgerServiceServicer_to_server
    from yangguang.cases.v1.materials_pb2_grpc import add_MaterialServiceServicer_to_server
    from yangguang.cases.v1.precedents_pb2_grpc import add_PrecedentServiceServicer_to_server
    from yangguang.cases.v1.projects_pb2_grpc import add_ProjectServiceServicer_to_server
    from yangguang.cases.v1.ratings_pb2_grpc import add_RatingServiceServicer_to_server
    from yangguang.cases.v1.seals_pb2_grpc import add_SealServiceServicer_to_server

    from services.cases import consumers, provider
    from services.cases.handlers.batch import Command, Desk, applicant_context
    from services.cases.handlers.facts import Facts
    from services.cases.handlers.issuing import certificate_follower
    from services.cases.handlers.projects.office import Office
    from services.cases.handlers.projects.office import applicant_context as project_context
    from services.cases.handlers.projects.sweeps import ProjectSweeper
    from services.cases.handlers.seals import seal_follower
    from services.cases.handlers.sweeps import Sweeper
    from services.cases.models import CONSTRAINTS
    from services.cases.provider import HttpProvider
    from services.cases.server.archives import ArchiveService
    from services.cases.server.cases import CaseService
    from services.cases.server.certificates import CertificateService, PermitHandoverService
    from services.cases.server.fees import Counterparty, FeeDesk, FeeService
    from services.cases.server.materials import MaterialService, Shelf
    from services.cases.server.projects import ProjectService
    from services.cases.server.ratings import Desk as RatingDesk
    from services.cases.server.ratings import RatingService
    from services.cases.server.registers import ConsultationService, LedgerService
    from services.cases.server.seals import PrecedentService, SealService
    from services.cases.settings import CasesSettings
    from services.common import filing, resealing
    from services.common.consumer import Consumer
    from services.common.identity import SERVICE_ISSUER, TokenSigner
    from services.common.run import Kit, Parts, Run, Service, main
    from services.common.timesource import TimeSource
    from services.common.writer import Writer

# A token for the payment provider is made for one call.
TOKEN_SECONDS = 60.0
# What names the contents of files.
NAMING = ("case_materials", "archives")
SEALED = (
    resealing.Sealed("cases", "applicant", applicant_context),
    resealing.Sealed("projects", "applicant", project_context),
)


async def build(kit: Kit[CasesSettings]) -> Parts:
    """Wire the service."""
    facts, sealer = Facts(), kit.sealer()
    writer = Writer[Command, Case](kit.database, Desk(facts, sealer, kit.now).apply, name=kit.service)
    cases = CaseService(kit.database, writer, facts, sealer)
    ratings = RatingService(RatingDesk(kit.database, writer, facts, sealer, kit.now, kit.settings))
    ledger = LedgerService(kit.database, kit.now)
    consultations = ConsultationService(kit.database, facts, kit.now)
    seals = SealService(kit.database, facts, kit.now)
    precedents = PrecedentService(kit.database, facts, kit.now)
    fees = FeeService(FeeDesk(kit.database, facts, kit.now, kit.settings.region, counterparty(kit.settings)))
    office = Office(kit.database, writer, facts, sealer, kit.now)
    projects = ProjectService(kit.database, office, facts, kit.now)
    consumer = Consumer(
        kit.service,
        kit.database,
        kit.broker,
        kit.journals("catalog", "hall"),
        consumers.HANDLERS,
        consumers.apply,
        stream=kit.settings.stream,
    )
    sweeper = Sweeper(kit.database, writer, kit.now, default_days=kit.settings.rating_default_days)

    shelf = Shelf(kit.database, kit.files(), kit.now, kit.settings)
    materials = MaterialService(shelf)
    archives = ArchiveService(shelf, sealer)
    certificates = CertificateService(kit.database, facts, sealer, kit.now)
    handovers = PermitHandoverService(kit.database, kit.now)

    def add(server: grpc.aio.Server) -> None:
        add_CaseServiceServicer_to_server(cases, server)
        add_RatingServiceServicer_to_server(ratings, server)
        add_FeeServiceServicer_to_server(fees, server)
        add_LedgerServiceServicer_to_server(ledger, server)
        add_ConsultationServiceServicer_to_server(consultations, server)
        add_ProjectServiceServicer_to_server(projects, server)
        add_SealServiceServicer_to_server(seals, server)
        add_PrecedentServiceServicer_to_server(precedents, server)
        add_MaterialServiceServicer_to_server(materials, server)
        add_ArchiveServiceServicer_to_server(archives, server)
        add_CertificateServiceServicer_to_server(certificates, server)
        add_PermitHandoverServiceServicer_to_server(handovers, server)

    return Parts(
        add=add,
        consumer=consumer,
        loops=(
            writer.run,
            sweeper.run,
            ProjectSweeper(kit.database, office, kit.now).run,
            seal_follower(kit.database).run,
            certificate_follower(kit.database, Facts(), kit.settings.handover_days).run,
            *_filing(kit, shelf),
        ),
    )


def _filing(kit: Kit[CasesSettings], shelf: Shelf) -> list[Run]:
    """The sweep of files, where files are kept."""
    if shelf.files is None:
        return []
    older_than = dt.timedelta(hours=kit.settings.orphan_hours)
    return [partial(filing.sweep_forever, kit.database, shelf.files, kit.now, older_than, NAMING)]


def counterparty(settings: CasesSettings) -> Counterparty | None:
    """The payment provider, where there is one."""
    if not settings.payment_url or settings.service_key_file is None:
        return None
    signer = TokenSigner(settings.service_key_file, SERVICE_ISSUER)
    asking = HttpProvider(
        settings.payment_url,
        lambda: signer.sign("services/cases", [], audience=provider.AUDIENCE, lifetime=TOKEN_SECONDS),
    )
    return Counterparty(asking, settings.payment_key(), TimeSource())


if __name__ == "__main__":
    main(
        Service("cases", CasesSettings, build, constraints=CONSTRAINTS, commands=resealing.commands(*SEALED))
    )
