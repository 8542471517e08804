import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength } from 'class-validator';
import { RING_SIGNS, type RingSign } from '@domain/bids/find-rings';
import { PartyView } from '../identity/identity.dto';

export class RingsQuery {
  @ApiProperty({ description: 'Why somebody looks; it is written down' }) @IsString() @MaxLength(500) reason: string;
}

export class RingEvidenceView {
  @ApiProperty({ type: PartyView }) seller: PartyView;
  @ApiProperty({ type: PartyView }) buyer: PartyView;
  @ApiProperty({
    enum: RING_SIGNS,
    enumName: 'RingSign',
    description: 'Withdraws in the last tenth of a bid’s life; bids, never wins and others pay more; the same people on both sides',
  })
  sign: RingSign;
  @ApiProperty({ description: 'Bids of this buyer on this seller’s lots' }) bids: number;
  @ApiProperty({ description: 'Bids that show the sign, or the people' }) counted: number;
}

export class RingView {
  @ApiProperty({ type: [PartyView] }) sellers: PartyView[];
  @ApiProperty({ type: [PartyView] }) buyers: PartyView[];
  @ApiProperty({ type: [RingEvidenceView] }) evidence: RingEvidenceView[];
}

export class RingList {
  @ApiProperty({ type: [RingView], description: 'The ring with the most evidence first' }) items: RingView[];
  @ApiProperty({ description: 'Bids that were looked through' }) bids: number;
  @ApiProperty({ description: 'How far back, in days' }) days: number;
}
