import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsOptional, IsUUID } from 'class-validator';
import { PERMISSIONS, type Permission } from '@domain/identity/permission';
import { NOTICE_STATES, NOTICE_SUBJECTS, type NoticeAbout, type NoticeState } from '@domain/notices/notice';
import type { NoticeView as NoticeShape } from '@domain/notices/notice-view';
import { PAGE_MAX, PageQuery } from '../../platform/http/page.dto';

const STATES = NOTICE_STATES.states as readonly NoticeState[];

export class NoticesQuery extends PageQuery {
  @ApiPropertyOptional({ enum: ['waiting'], description: 'Only what waits for an answer' })
  @IsOptional()
  @IsIn(['waiting'])
  only?: 'waiting';
}

export class SeenDto {
  @ApiProperty({ type: [String], format: 'uuid', maxItems: PAGE_MAX })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(PAGE_MAX)
  @IsUUID(undefined, { each: true })
  ids: string[];
}

export class NoticeWords {
  @ApiProperty() vi: string;
  @ApiProperty() en: string;
}

export class NoticeAboutView {
  @ApiProperty({ enum: NOTICE_SUBJECTS }) kind: NoticeAbout['kind'];
  @ApiProperty() id: string;
}

export class NoticeView implements NoticeShape {
  @ApiProperty({ format: 'uuid' }) id: string;
  @ApiProperty({ description: 'What kind of notice it is', example: 'trade.to_confirm' }) rule: string;
  @ApiProperty() about: NoticeAboutView;
  @ApiProperty() title: NoticeWords;
  @ApiProperty() detail: NoticeWords;
  @ApiProperty({ type: NoticeWords, nullable: true, description: 'What happens when nobody answers' }) silence: NoticeWords | null;
  @ApiProperty() needsAnswer: boolean;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) answerBy: string | null;
  @ApiProperty({ enum: PERMISSIONS, description: 'Whoever may do this is told' }) permission: Permission;
  @ApiProperty({
    type: String,
    format: 'uuid',
    nullable: true,
    description: 'Meant for this member alone; null: for whoever may act on it',
  })
  memberId: string | null;
  @ApiProperty({ description: 'False while the members below the managers have it to themselves' }) managersToo: boolean;
  @ApiProperty({ minimum: 0, maximum: 2, description: '0 first, 1 told again, 2 told to the managers too' }) level: number;
  @ApiProperty({ enum: STATES, enumName: 'NoticeState' }) state: NoticeState;
  @ApiProperty({ format: 'date-time' }) at: string;
  @ApiProperty({ format: 'date-time', description: 'When it was told last' }) sentAt: string;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) seenAt: string | null;
  @ApiProperty({ type: String, format: 'date-time', nullable: true }) closedAt: string | null;
}

export class NoticesPage {
  @ApiProperty({ type: [NoticeView] }) items: NoticeView[];
  @ApiProperty({ type: String, nullable: true }) next: string | null;
}

export class NoticeCountsView {
  @ApiProperty({ description: 'Meant for me and not seen; counted up to 100' }) unseen: number;
  @ApiProperty({ description: 'Of my organisation, waiting for an answer; counted up to 100' }) waiting: number;
}
