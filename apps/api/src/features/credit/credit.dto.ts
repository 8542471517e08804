import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { idOf, type OrganisationId } from '@domain/shared/ids';
import { type Vnd, vndFromWire } from '@domain/shared/money';
import type { CreditView as Credit } from '@domain/across/views/view-types';
import { PartyView } from '../identity/identity.dto';

/** Digits as the domain reads them; how large a sum may be is the domain's to say. */
const DIGITS = /^(0|[1-9][0-9]{0,17})$/;

export class SetCreditDto {
  @ApiProperty({ format: 'uuid' }) @IsString() @MaxLength(80) buyerId: string;
  @ApiPropertyOptional({ example: '50000000', description: 'What the buyer may owe, whole VND in digits; left out: no limit' })
  @IsOptional()
  @Matches(DIGITS, { message: 'credit.out_of_range' })
  limitVnd?: string;
  @ApiPropertyOptional({ example: '0', description: 'Paid beforehand: so much more may be owed' })
  @IsOptional()
  @Matches(DIGITS, { message: 'credit.out_of_range' })
  depositVnd?: string;

  toAsk(): { buyerId: OrganisationId; limitVnd: Vnd | null; depositVnd: Vnd } {
    return {
      buyerId: idOf<OrganisationId>(this.buyerId, 'buyerId'),
      limitVnd: this.limitVnd === undefined ? null : vndFromWire(this.limitVnd),
      depositVnd: vndFromWire(this.depositVnd ?? '0'),
    };
  }
}

/** What a seller lets a buyer owe. Both read it. */
export class CreditView implements Credit {
  @ApiProperty() seller: PartyView;
  @ApiProperty() buyer: PartyView;
  @ApiProperty({ type: String, nullable: true, description: 'Null: no limit. Digits' }) limitVnd: string | null;
  @ApiProperty({ description: 'Digits' }) depositVnd: string;
  @ApiProperty({ description: 'Goods at the farm gate of trades held, or confirmed and not yet paid. Digits' }) tiedVnd: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null without a limit. Digits' }) leftVnd: string | null;
  @ApiProperty() version: number;
}

export class CreditList {
  @ApiProperty({ type: [CreditView] }) items: CreditView[];
}

export class TyingTradeView {
  @ApiProperty({ format: 'uuid' }) tradeId: string;
  @ApiProperty({ type: String, format: 'uuid', nullable: true }) orderId: string | null;
  @ApiProperty({ description: 'Digits' }) vnd: string;
}

export class TyingTradeList {
  @ApiProperty({ type: [TyingTradeView] }) items: TyingTradeView[];
}

export class PaidView {
  @ApiProperty({ type: CreditView, nullable: true, description: 'Null where the pair has no limit' }) credit: CreditView | null;
}
