import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Readable } from 'node:stream';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId } from '@domain/shared/ids';
import { foldForSearch } from '@domain/shared/text';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { PAGE_MAX } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { IdentityQueries } from '../identity/identity.queries';
import {
  AuditHeadView,
  AuditPage,
  AuditQuery,
  AuditSearchQuery,
  DetailsQuery,
  NamedOrganisationList,
  NamedQuery,
  StaffDeedList,
  type AuditEntryView,
} from './audit.dto';
import { AuditQueries, type AuditAsk } from './audit.queries';

/** So many are shown at once: whoever finds more types more of the name. */
const NAMED_MAX = 20;

@ApiTags('audit')
@Controller()
export class AuditController {
  constructor(
    private readonly audit: AuditQueries,
    private readonly identity: IdentityQueries,
  ) {}

  /** What my organisation's members did, newest first. */
  @Get('audit')
  @ApiOkResponse({ type: AuditPage })
  @Allow('audit.read')
  async own(@ActorParam() actor: Actor, @Query() query: AuditQuery): Promise<AuditPage> {
    return pageOf(query, await this.audit.own(actor.organisationId, askOf(query)));
  }

  /** What staff of the operator did for my organisation of late, for all of its members to see. */
  @Get('audit/by-staff')
  @ApiOkResponse({ type: StaffDeedList })
  @Allow('organisation.read')
  async byStaff(@ActorParam() actor: Actor): Promise<StaffDeedList> {
    return { items: await this.audit.byStaff(actor.organisationId, PAGE_MAX) };
  }

  /** All of it as lines of JSON, oldest last, to keep elsewhere. */
  @Get('audit/export')
  @ApiProduces('application/x-ndjson')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  @Allow('audit.read')
  export(@ActorParam() actor: Actor, @Res({ passthrough: true }) response: Response): StreamableFile {
    response.setHeader('Content-Disposition', 'attachment; filename="nhat-ky.ndjson"');
    return new StreamableFile(Readable.from(this.lines(actor.organisationId)), { type: 'application/x-ndjson' });
  }

  /** The last place of the chain, to note elsewhere. */
  @Get('audit/head')
  @ApiOkResponse({ type: AuditHeadView })
  @Allow('audit.read')
  async head(): Promise<AuditHeadView> {
    return this.audit.head();
  }

  /** Everybody's, for the operator. */
  @Get('audit/search')
  @ApiOkResponse({ type: AuditPage })
  @Allow('audit.search')
  async search(@Query() query: AuditSearchQuery): Promise<AuditPage> {
    return pageOf(query, await this.audit.search({ ...askOf(query), organisationId: query.organisationId ?? null }));
  }

  /** Organisations by a part of their name, for the department to choose one. */
  @Get('oversight/organisations')
  @ApiOkResponse({ type: NamedOrganisationList })
  @Allow('details.read')
  async named(@Query() { text }: NamedQuery): Promise<NamedOrganisationList> {
    const cards = await this.identity.cards({ state: null, text: foldForSearch(text), id: null, after: null, limit: NAMED_MAX });
    return { items: cards.map(({ id, kind, name, state }) => ({ id, kind, name, state })) };
  }

  /** One organisation's details, for the department; its look and the reason are written down. */
  @Get('oversight/organisations/:id')
  @ApiOkResponse({ type: AuditPage })
  @Allow('details.read')
  @Refuses('organisation.not_found', 'organisation.reason_required')
  async details(@Param('id') id: string, @Query() query: DetailsQuery): Promise<AuditPage> {
    if (!isUuid(id)) throw new DomainError('organisation.not_found', {});
    return pageOf(query, await this.audit.details(id as OrganisationId, query.reason, askOf(query)));
  }

  private async *lines(organisationId: OrganisationId): AsyncGenerator<string> {
    for (let before: number | null = null; ;) {
      const items: AuditEntryView[] = await this.audit.own(organisationId, { ...EVERYTHING, before, limit: PAGE_MAX });
      if (items.length > 0) yield items.map((item) => `${JSON.stringify(item)}\n`).join('');
      if (items.length < PAGE_MAX) return;
      before = items.at(-1)?.id ?? null;
    }
  }
}

const EVERYTHING = { before: null, limit: PAGE_MAX, subject: null, key: null, action: null, memberId: null, from: null, to: null };

/** One row beyond the page says whether there is another. */
function askOf(query: AuditQuery): Omit<AuditAsk, 'organisationId'> {
  const { before, limit, subject, key, action, memberId, from, to } = query;
  return {
    before: before ?? null,
    limit: (limit ?? PAGE_MAX) + 1,
    subject: subject ?? null,
    key: key ?? null,
    action: action ?? null,
    memberId: memberId ?? null,
    from: from ?? null,
    to: to ?? null,
  };
}

function pageOf(query: AuditQuery, rows: readonly AuditEntryView[]): AuditPage {
  const items = rows.slice(0, query.limit ?? PAGE_MAX);
  return { items, next: rows.length > items.length ? (items.at(-1)?.id ?? null) : null };
}
