import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { PEOPLES_PERMISSIONS } from '@domain/identity/permission';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { WithoutIdempotencyKey } from '../../platform/http/idempotency.interceptor';
import { Refuses } from '../../platform/http/refuses';
import type { ApiKeyRow } from './api-keys.repository';
import { ApiKeysService, type NewApiKey } from './api-keys.service';
import { ApiKeyList, ApiKeyMadeView, ApiKeyView, MakeApiKeyDto } from './people.dto';

@ApiTags('api-keys')
@Controller('api-keys')
export class ApiKeysController {
  constructor(private readonly keys: ApiKeysService) {}

  /** My organisation's keys for programs. */
  @Get()
  @ApiOkResponse({ type: ApiKeyList })
  @Allow('api_key.manage')
  async list(@ActorParam() actor: Actor): Promise<ApiKeyList> {
    const items = await this.keys.list(actor);
    return { items: items.map(toView), permissions: [...actor.permissions].filter((each) => !PEOPLES_PERMISSIONS.has(each)) };
  }

  /** Makes a key; its secret is shown once, so the answer is not kept for repeats. */
  @Post()
  @ApiCreatedResponse({ type: ApiKeyMadeView })
  @Allow('api_key.manage')
  @WithoutIdempotencyKey()
  @Refuses('api_key.scope_forbidden', 'api_key.too_many', 'text.too_short', 'text.too_long')
  async make(@ActorParam() actor: Actor, @Body() body: MakeApiKeyDto): Promise<ApiKeyMadeView> {
    return toMadeView(await this.keys.make(actor, body));
  }

  /** A new secret with the same rights; the old one goes on for a day. */
  @Post(':id/rotation')
  @ApiCreatedResponse({ type: ApiKeyMadeView })
  @Allow('api_key.manage')
  @WithoutIdempotencyKey()
  @Refuses('api_key.not_found', 'api_key.scope_forbidden')
  async rotate(@ActorParam() actor: Actor, @Param('id') id: string): Promise<ApiKeyMadeView> {
    return toMadeView(await this.keys.rotate(actor, keyIdOf(id)));
  }

  /** Ends a key at once. */
  @Delete(':id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('api_key.manage')
  @Refuses('api_key.not_found')
  async revoke(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    await this.keys.revoke(actor, keyIdOf(id));
  }
}

function toView({ replacedBy, createdAt, expiresAt, lastUsedAt, ...row }: ApiKeyRow): ApiKeyView {
  return {
    ...row,
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    lastUsedAt: lastUsedAt?.toISOString() ?? null,
    replaced: replacedBy !== null,
  };
}

function toMadeView({ key, secret }: NewApiKey): ApiKeyMadeView {
  return { ...toView(key), secret };
}

function keyIdOf(text: string): string {
  if (!isUuid(text)) throw new DomainError('api_key.not_found', {});
  return text;
}
