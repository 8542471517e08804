import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsString, MaxLength } from 'class-validator';
import type { PushAddress } from '@domain/push/push-device';
import type { Language } from '@domain/shared/refusal-codes';

const LANGUAGES: readonly Language[] = ['vi', 'en'];
const TEXT_MAX = 2_000;

/** What a browser says of itself when messages to it are turned on (PushSubscription). */
export class TurnOnDto implements PushAddress {
  @ApiProperty({ description: 'Where its push service takes messages: https, at a public name' })
  @IsString()
  @MaxLength(TEXT_MAX)
  endpoint: string;
  @ApiProperty({ description: 'Its public key, base64url' }) @IsString() @MaxLength(TEXT_MAX) p256dh: string;
  @ApiProperty({ description: 'Its secret, base64url' }) @IsString() @MaxLength(TEXT_MAX) auth: string;
  @ApiProperty({ enum: LANGUAGES, enumName: 'Language' }) @IsIn(LANGUAGES) language: Language;
}

export class DeviceView {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'As the browser names itself' }) device: string;
  @ApiProperty({ description: 'The one that asks' }) isThis: boolean;
  @ApiProperty({ format: 'date-time' }) createdAt: string;
}

export class PushView {
  @ApiProperty({ type: String, nullable: true, description: 'The key to subscribe with (VAPID); null: no device rings here' })
  publicKey: string | null;
  @ApiProperty({ type: [DeviceView] }) devices: DeviceView[];
}

export class TurnedOnView {
  @ApiProperty({ format: 'uuid' }) id: string;
}
