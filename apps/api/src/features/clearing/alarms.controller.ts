import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiProperty, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/allow';
import { type Alarm, ALARM_KINDS, AlarmsQueries } from './alarms.queries';

export class AlarmView implements Omit<Alarm, 'marketId'> {
  @ApiProperty({ enum: ALARM_KINDS }) kind: Alarm['kind'];
  @ApiProperty() marketId: string;
  @ApiProperty({ format: 'date-time' }) since: string;
  @ApiProperty({ type: Number, nullable: true, description: 'The round that was refused' }) roundNumber: number | null;
}

export class AlarmsView {
  @ApiProperty({ type: [AlarmView] }) items: AlarmView[];
}

@ApiTags('markets')
@Controller('alarms')
export class AlarmsController {
  constructor(private readonly alarms: AlarmsQueries) {}

  /** What is wrong with the markets now: gates and changes that brought no round, rounds that the checker refused. */
  @Get()
  @ApiOkResponse({ type: AlarmsView })
  @Allow('market.operate')
  async all(): Promise<AlarmsView> {
    return { items: await this.alarms.all() };
  }
}
