import { Body, Controller, Get, HttpCode, Post, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { mutedRules } from '@domain/across/notices/muted-rules';
import { MANAGERS_MARK } from '@domain/notices/addressed';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { cursorId, PAGE_MAX, pageOf } from '../../platform/http/page.dto';
import { Refuses } from '../../platform/http/refuses';
import { NoticeCountsView, NoticesPage, NoticesQuery, SeenDto } from './notices.dto';
import { NoticesQueries } from './notices.queries';
import type { Reader } from './notices.repository';
import { NoticeSettingsDto } from './notice-settings.dto';
import { NoticeSettingsService } from './notice-settings.service';
import { NoticesService } from './notices.service';

@ApiTags('notices')
@Controller('notices')
export class NoticesController {
  constructor(
    private readonly notices: NoticesService,
    private readonly queries: NoticesQueries,
    private readonly settings: NoticeSettingsService,
  ) {}

  /** What my organisation was told and I may act on, newest first. */
  @Get()
  @ApiOkResponse({ type: NoticesPage })
  @Allow('notice.read')
  @Refuses('page.cursor_invalid')
  async list(@ActorParam() actor: Actor, @Query() query: NoticesQuery): Promise<NoticesPage> {
    const limit = query.limit ?? PAGE_MAX;
    const ask = { waiting: query.only === 'waiting', before: cursorId(query), limit: limit + 1 };
    const page = pageOf(await this.queries.list(await this.readerOf(actor), ask), limit);
    return { items: [...page.items], next: page.next };
  }

  /** How many are new to me, and how many wait for an answer. */
  @Get('counts')
  @ApiOkResponse({ type: NoticeCountsView })
  @Allow('notice.read')
  async counts(@ActorParam() actor: Actor): Promise<NoticeCountsView> {
    return this.queries.counts(await this.readerOf(actor));
  }

  /** I have these before my eyes. What is not meant for me stays as it is. */
  @Post('seen')
  @HttpCode(200)
  @ApiOkResponse({ type: NoticeCountsView })
  @Allow('notice.read')
  async seen(@ActorParam() actor: Actor, @Body() body: SeenDto): Promise<NoticeCountsView> {
    return this.notices.see(await this.readerOf(actor), body.ids);
  }

  /** How I want to be told. */
  @Get('settings')
  @ApiOkResponse({ type: NoticeSettingsDto })
  @Allow('notice.read')
  async mySettings(@ActorParam() actor: Actor): Promise<NoticeSettingsDto> {
    return this.settings.mine(actor);
  }

  /** I want to be told like this from now on. */
  @Put('settings')
  @ApiOkResponse({ type: NoticeSettingsDto })
  @Allow('notice.read')
  @Refuses('quiet_hours.invalid')
  async keepSettings(@ActorParam() actor: Actor, @Body() body: NoticeSettingsDto): Promise<NoticeSettingsDto> {
    return this.settings.keep(actor, body);
  }

  private async readerOf(actor: Actor): Promise<Reader> {
    const { organisationId, memberId, permissions } = actor;
    const muted = mutedRules(await this.settings.mine(actor));
    return { organisationId, memberId, permissions: [...permissions], isManager: permissions.has(MANAGERS_MARK), muted };
  }
}
