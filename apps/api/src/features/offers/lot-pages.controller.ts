import { Controller, Get, Inject, Param, Query, Res, VERSION_NEUTRAL } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { Response } from 'express';
import { type LotCard, lotCard } from '@domain/across/views/lot-card';
import { DomainError } from '@domain/shared/domain-error';
import type { OfferId, OrganisationId } from '@domain/shared/ids';
import { idOfShort } from '@domain/shared/short-id';
import { publicOffer } from '@domain/across/views/views';
import { ENV } from '../../platform/config/config.module';
import type { Env } from '../../platform/config/env';
import { asProgram } from '../../platform/database/row-scope';
import { Public } from '../../platform/http/allow';
import { CatalogueQueries } from '../catalogue/catalogue.queries';
import { IdentityQueries } from '../identity/identity.queries';
import { LABEL_SIZES, labelPage, lotPage, noLotPage, type Page, type PageLanguage } from './lot-page';
import { OffersQueries } from './offers.queries';

interface FoundLot {
  readonly id: string;
  readonly card: LotCard;
}

/** Pages of lots for whoever has the link: no sign-in, no script, and nothing but what the market's stream tells everyone. */
@ApiExcludeController()
@Controller({ path: 'l', version: VERSION_NEUTRAL })
export class LotPagesController {
  constructor(
    private readonly offers: OffersQueries,
    private readonly catalogue: CatalogueQueries,
    private readonly identity: IdentityQueries,
    @Inject(ENV) private readonly env: Env,
  ) {}

  @Get(':short')
  @Public()
  async lot(@Param('short') short: string, @Query('lang') lang: unknown, @Res() response: Response): Promise<void> {
    const found = await this.found(short);
    const language = languageOf(lang);
    if (found === null) return send(response, 404, noLotPage(language));
    const { publicUrl } = this.env;
    const where = { shortUrl: `${publicUrl}/l/${short}`, deskUrl: `/offers/${found.id}`, image: `${publicUrl}/mark-512.png` };
    send(response, 200, lotPage(found.card, where, language));
  }

  /** Labels to print: `size` is 58, 80 (millimetres of a roll) or a4. */
  @Get(':short/label')
  @Public()
  async label(
    @Param('short') short: string,
    @Query('size') asked: unknown,
    @Query('lang') lang: unknown,
    @Res() response: Response,
  ): Promise<void> {
    const found = await this.found(short);
    const language = languageOf(lang);
    if (found === null) return send(response, 404, noLotPage(language));
    const size = LABEL_SIZES.find((one) => one === asked) ?? 'a4';
    send(response, 200, labelPage(found.card, `${this.env.publicUrl}/l/${short}`, size, language));
  }

  /** A lot that is for everyone; null for every other, and for none. */
  private async found(short: string): Promise<FoundLot | null> {
    const id = idOfShort(short);
    if (id === null) return null;
    return asProgram('a public lot is shown to whoever has its link', async () => {
      try {
        // No organisation has this viewer's id: only what is for everyone is found.
        const offer = await this.offers.one('' as OrganisationId, id as OfferId);
        const { id: sellerId, name, demo } = await this.identity.organisation(offer.sellerId);
        const view = publicOffer(offer, { id: sellerId as typeof offer.sellerId, name, demo });
        const { catalogue } = this.catalogue;
        const variety = catalogue.variety(offer.varietyId, 'varietyId');
        const grade = catalogue.grade(offer.marketId, offer.gradeId, 'gradeId');
        const place = catalogue.place(offer.placeId, 'collection_point', 'placeId');
        return { id, card: lotCard(view, { variety: wordsOf(variety), grade: wordsOf(grade), place: wordsOf(place) }) };
      } catch (refusal) {
        if (refusal instanceof DomainError) return null;
        throw refusal;
      }
    });
  }
}

function wordsOf({ nameVi, nameEn }: { readonly nameVi: string; readonly nameEn: string }): { vi: string; en: string } {
  return { vi: nameVi, en: nameEn };
}

function languageOf(lang: unknown): PageLanguage {
  return lang === 'en' ? 'en' : 'vi';
}

function send(response: Response, status: number, { html, styleHash }: Page): void {
  const policy = String(response.getHeader('Content-Security-Policy') ?? '');
  response.setHeader('Content-Security-Policy', policy.replace(/style-src 'self'/, `style-src 'self' '${styleHash}'`));
  response.setHeader('Cache-Control', 'no-cache');
  response.status(status).type('html').send(html);
}
