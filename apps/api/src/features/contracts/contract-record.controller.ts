import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { dayOf } from '@domain/shared/day';
import { DomainError } from '@domain/shared/domain-error';
import { isUuid, type OrganisationId, placeIdOf, productIdOf } from '@domain/shared/ids';
import { cleanText } from '@domain/shared/text';
import { priceOf } from '@domain/shared/unit-price';
import { ActorParam, type Actor } from '../../platform/http/actor';
import { Allow } from '../../platform/http/allow';
import { Refuses } from '../../platform/http/refuses';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import {
  ForceMajeureDto,
  ForceMajeureList,
  ForceMajeureView,
  IndexFigureDto,
  IndexPointsList,
  IndexQuery,
  PartnersList,
  PartnersQuery,
  PublishedRevisionView,
  ReliabilityView,
  SpokenForList,
} from './agreements.dto';
import { contractIdOf } from './contract-id';
import { ContractRecordService } from './contract-record.service';
import { PriceIndexesService } from './price-indexes.service';

/** Days of an index that one answer carries: a season. */
const POINTS_MAX = 120;
const SOURCE_LENGTH = { min: 2, max: 200 } as const;

@ApiTags('contracts')
@Controller()
export class ContractRecordController {
  constructor(
    private readonly record: ContractRecordService,
    private readonly indexes: PriceIndexesService,
    private readonly catalogue: CatalogueQueries,
  ) {}

  /** How reliable a party has been, for itself and for those who have, or are about to sign, a contract with it. */
  @Get('organisations/:id/reliability')
  @ApiOkResponse({ type: ReliabilityView })
  @Allow('contract.read')
  @Refuses('organisation.not_found')
  async reliability(@ActorParam() actor: Actor, @Param('id') id: string): Promise<ReliabilityView> {
    if (!isUuid(id)) throw new DomainError('organisation.not_found', {});
    return this.record.reliability(actor, id as OrganisationId);
  }

  /** Whom I could write a contract with, by a part of the name. */
  @Get('contract-partners')
  @ApiOkResponse({ type: PartnersList })
  @Allow('contract.write')
  @Refuses()
  async partners(@ActorParam() actor: Actor, @Query() { text }: PartnersQuery): Promise<PartnersList> {
    return { items: await this.record.partners(actor, text ?? '') };
  }

  /** What is called of my cooperative beside what it has posted, by product. */
  @Get('spoken-for')
  @ApiOkResponse({ type: SpokenForList })
  @Allow('contract.read')
  @Refuses()
  async spokenFor(@ActorParam() actor: Actor): Promise<SpokenForList> {
    return { items: await this.record.spokenFor(actor) };
  }

  /** What either side says has struck under a contract, newest first. */
  @Get('contracts/:id/force-majeure')
  @ApiOkResponse({ type: ForceMajeureList })
  @Allow('contract.read')
  @Refuses('contract.not_found')
  async claims(@ActorParam() actor: Actor, @Param('id') id: string): Promise<ForceMajeureList> {
    return { items: await this.record.claimsOf(actor, contractIdOf(id)) };
  }

  /** Claims a force majeure that the contract names. It counts once the other side agrees. */
  @Post('contracts/:id/force-majeure')
  @ApiCreatedResponse({ type: ForceMajeureView })
  @Allow('contract.sign')
  @Refuses('contract.not_found', 'contract.not_in_force', 'contract.cause_unknown', 'day.invalid', 'window.ends_before_start')
  async claim(@ActorParam() actor: Actor, @Param('id') id: string, @Body() body: ForceMajeureDto): Promise<ForceMajeureView> {
    const ask = { cause: body.cause, from: dayOf(body.from, 'from'), to: dayOf(body.to, 'to') };
    return this.record.claim(actor, contractIdOf(id), ask);
  }

  /** Agrees to the other side's claim. */
  @Post('contracts/:id/force-majeure/:claimId/agreement')
  @ApiCreatedResponse({ type: ForceMajeureView })
  @Allow('contract.sign')
  @Refuses('contract.not_found', 'contract.claim_not_found')
  async agree(@ActorParam() actor: Actor, @Param('id') id: string, @Param('claimId') claimId: string): Promise<ForceMajeureView> {
    if (!isUuid(claimId)) throw new DomainError('contract.claim_not_found', {});
    return this.record.agree(actor, contractIdOf(id), claimId);
  }

  /** Publishes a market price of a day, or corrects one. Prices settled before stand. */
  @Post('price-indexes')
  @ApiCreatedResponse({ type: PublishedRevisionView })
  @Allow('price_index.publish')
  @Refuses(
    'price_index.not_found',
    'price_index.day_in_future',
    'product.unknown',
    'place.unknown',
    'day.invalid',
    'price.out_of_range',
    'text.too_short',
    'text.too_long',
    'text.unseen_character',
  )
  async publish(@ActorParam() actor: Actor, @Body() body: IndexFigureDto): Promise<PublishedRevisionView> {
    return this.indexes.publish(actor, {
      ...this.indexOf(body),
      day: dayOf(body.day, 'day'),
      vndPerKg: priceOf(body.vndPerKg, 'vndPerKg'),
      source: cleanText(body.source, SOURCE_LENGTH, 'source'),
    });
  }

  /** Published prices of an index, newest day first, each in its newest revision. */
  @Get('price-indexes')
  @ApiOkResponse({ type: IndexPointsList })
  @Allow('price_index.read')
  @Refuses('price_index.not_found', 'product.unknown', 'place.unknown')
  async points(@Query() query: IndexQuery): Promise<IndexPointsList> {
    return { items: await this.indexes.list(this.indexOf(query), POINTS_MAX) };
  }

  private indexOf({ indexId, productId, placeId }: IndexQuery) {
    const { catalogue } = this.catalogue;
    return {
      indexId,
      productId: catalogue.product(productIdOf(productId, 'productId'), 'productId').id,
      placeId: placeId === undefined ? null : catalogue.anyPlace(placeIdOf(placeId, 'placeId'), 'placeId').id,
    };
  }
}
