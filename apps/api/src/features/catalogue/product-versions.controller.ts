import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { MemberId, ProductId } from '@domain/shared/ids';
import { productIdOf } from '@domain/shared/ids';
import type { Day } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { Clock } from '../../platform/clock/clock';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { ProductVersionsQueries, type StatedVersion } from './product-versions.queries';
import { ProductStatedView, ProductVersionsView, type ProductVersionView, StateProductDto } from './product-versions.dto';
import { ProductVersionsService } from './product-versions.service';
import { SHEET_REFUSALS } from './sheet-refusals';

/** What the catalogue says of a product, by dated version. */
@ApiTags('catalogue')
@Controller('products/:id/versions')
export class ProductVersionsController {
  constructor(
    private readonly versions: ProductVersionsService,
    private readonly queries: ProductVersionsQueries,
    private readonly clock: Clock,
  ) {}

  /** Everything that was stated of a product, the newest first. */
  @Get()
  @Allow('catalogue.read')
  @ApiOkResponse({ type: ProductVersionsView })
  @Refuses('product.unknown')
  async history(@ActorParam() actor: Actor, @Param('id') id: string): Promise<ProductVersionsView> {
    const rows = await this.queries.history(productIdOf(id, 'id'));
    const today = this.clock.today();
    const held = rows.find(({ withdrawnAt, effectiveFrom }) => withdrawnAt === null && effectiveFrom <= today)?.version ?? 0;
    return { items: rows.map((row) => viewOf(row, { today, held, namesPeople: actor.permissions.has('catalogue.keep') })) };
  }

  /** States the product anew from a day on: a whole sheet, its source beside it. */
  @Post()
  @Allow('catalogue.keep')
  @ApiCreatedResponse({ type: ProductStatedView })
  @Refuses('product.unknown', 'catalogue.version_overlaps', 'catalogue.in_use', 'catalogue.no_change', ...SHEET_REFUSALS)
  async state(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: StateProductDto): Promise<ProductStatedView> {
    const productId = productIdOf(id, 'id');
    return { productId, version: await this.versions.state(actor.memberId as MemberId, productId, body.toChange()) };
  }

  /** Takes a version back before its day. */
  @Post(':version/withdrawal')
  @HttpCode(200)
  @Allow('catalogue.keep')
  @ApiOkResponse({ type: ProductStatedView })
  @Refuses('product.unknown', 'catalogue.version_not_found', 'catalogue.in_force')
  async withdraw(@ActorParam() actor: Actor, @Param('id') id: string, @Param('version') text: string): Promise<ProductStatedView> {
    const productId: ProductId = productIdOf(id, 'id');
    if (!/^[1-9]\d{0,5}$/.test(text)) throw new DomainError('catalogue.version_not_found', {});
    await this.versions.withdraw(actor.memberId as MemberId, productId, Number(text));
    return { productId, version: Number(text) };
  }
}

function viewOf(row: StatedVersion, { today, held, namesPeople }: { today: Day; held: number; namesPeople: boolean }): ProductVersionView {
  const { version, effectiveFrom, source, recordedBy, recordedAt, withdrawnAt, sheet } = row;
  const begun = version === held ? 'in_force' : effectiveFrom > today ? 'planned' : 'past';
  return {
    version,
    effectiveFrom,
    state: withdrawnAt === null ? begun : 'withdrawn',
    source,
    recordedBy: namesPeople ? recordedBy : null,
    recordedAt: recordedAt.toISOString(),
    sheet: { ...sheet } as ProductVersionView['sheet'],
  };
}
