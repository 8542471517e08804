import { Module } from '@nestjs/common';
import { DevicesRepository } from './devices.repository';
import { DevicesService } from './devices.service';
import { PushService } from './push.service';

@Module({ providers: [DevicesRepository, DevicesService, PushService], exports: [DevicesService, PushService] })
export class PushModule {}
