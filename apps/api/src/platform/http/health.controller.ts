import { Controller, Get, Header, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { DataSource } from 'typeorm';
import { Metrics } from '../log/metrics';
import { Public } from './allow';

/** For the machines that watch over us. */
@ApiExcludeController()
@Controller({ version: VERSION_NEUTRAL })
export class HealthController {
  constructor(
    private readonly source: DataSource,
    private readonly metrics: Metrics,
  ) {}

  /** The process runs. */
  @Get('livez')
  @Public()
  live(): { status: 'ok' } {
    return { status: 'ok' };
  }

  /** The process can serve: the database answers. */
  @Get('readyz')
  @Public()
  async ready(): Promise<{ status: 'ok' }> {
    await this.source.query('SELECT 1');
    return { status: 'ok' };
  }

  @Get('metrics')
  @Public()
  @Header('Content-Type', 'text/plain; version=0.0.4')
  figures(): Promise<string> {
    return this.metrics.registry.metrics();
  }
}
