import { Body, Controller, Delete, Get, HttpCode, Param, Put, Req } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid } from '@domain/shared/ids';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { DevicesService } from './devices.service';
import { PushView, TurnedOnView, TurnOnDto } from './devices.dto';

/** The part of a session that a device is bound to. */
interface WithSession {
  readonly session?: { readonly row: { readonly id: string } };
  get(name: string): string | undefined;
}

const DEVICE_LENGTH_MAX = 200;

@ApiTags('notices')
@Controller('push')
export class DevicesController {
  constructor(private readonly devices: DevicesService) {}

  /** Which of my devices ring, and the key to turn one on with. */
  @Get()
  @ApiOkResponse({ type: PushView })
  @Allow('session.manage')
  async mine(@ActorParam() actor: Actor, @Req() request: WithSession): Promise<PushView> {
    const items = await this.devices.list(actor);
    const devices = items.map(({ id, device, sessionId, createdAt }) => ({
      id,
      device,
      isThis: sessionId === request.session?.row.id,
      createdAt: createdAt.toISOString(),
    }));
    return { publicKey: this.devices.publicKey, devices };
  }

  /** This device rings from now on, until I sign out here. Repeating it changes nothing. */
  @Put('devices')
  @ApiOkResponse({ type: TurnedOnView })
  @Allow('session.manage')
  @Refuses('push.off', 'push.on_behalf', 'push.endpoint_invalid', 'push.keys_invalid', 'push.endpoint_taken', 'session.expired')
  async turnOn(@ActorParam() actor: Actor, @Body() body: TurnOnDto, @Req() request: WithSession): Promise<TurnedOnView> {
    const sessionId = request.session?.row.id;
    if (sessionId === undefined) throw new DomainError('session.expired', {});
    const on = { sessionId, device: (request.get('user-agent') ?? '').slice(0, DEVICE_LENGTH_MAX) };
    return { id: await this.devices.turnOn(actor, on, body) };
  }

  /** This device of mine rings no more. */
  @Delete('devices/:id')
  @HttpCode(204)
  @ApiNoContentResponse()
  @Allow('session.manage')
  @Refuses('push_device.not_found')
  async turnOff(@ActorParam() actor: Actor, @Param('id') id: string): Promise<void> {
    if (!isUuid(id)) throw new DomainError('push_device.not_found', {});
    await this.devices.turnOff(actor, id);
  }
}
