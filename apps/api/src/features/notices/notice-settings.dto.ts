import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsObject, ValidateIf, ValidateNested } from 'class-validator';
import { NOTICE_WAYS, type NoticeSettings, type NoticeWay } from '@domain/notices/notice-settings';
import type { QuietHours } from '@domain/notices/quiet-hours';
import type { NoticeTopic } from '@domain/notices/topic';

/** A way for every topic. */
export class NoticeWaysDto implements Record<NoticeTopic, NoticeWay> {
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) trades: NoticeWay;
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) bids: NoticeWay;
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) call_offs: NoticeWay;
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) contracts: NoticeWay;
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) stock: NoticeWay;
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) papers: NoticeWay;
  @ApiProperty({ enum: NOTICE_WAYS, enumName: 'NoticeWay' }) @IsIn(NOTICE_WAYS) alerts: NoticeWay;
}

export class QuietHoursDto implements QuietHours {
  @ApiProperty({ minimum: 0, maximum: 1439, description: 'Minute of the day in Vietnam at which they begin', example: 1260 })
  @IsInt({ message: 'quiet_hours.invalid' })
  fromMin: number;
  @ApiProperty({ minimum: 0, maximum: 1439, description: 'The minute at which they are over', example: 300 })
  @IsInt({ message: 'quiet_hours.invalid' })
  toMin: number;
}

/** How I want to be told: asked and answered in the same form. */
export class NoticeSettingsDto implements NoticeSettings {
  @ApiProperty() @IsObject() @ValidateNested() @Type(() => NoticeWaysDto) ways: NoticeWaysDto;
  @ApiProperty({ type: QuietHoursDto, nullable: true, description: 'Null: a device may ring at any hour' })
  @ValidateIf((body: { quiet?: unknown }) => body.quiet !== null)
  @IsObject()
  @ValidateNested()
  @Type(() => QuietHoursDto)
  quiet: QuietHoursDto | null;
  @ApiProperty({ description: 'What lapses before the quiet hours are over rings all the same' }) @IsBoolean() urgentAnyway: boolean;
  @ApiProperty({ description: 'Prices stand in what a locked screen shows' }) @IsBoolean() showsPrices: boolean;
}
