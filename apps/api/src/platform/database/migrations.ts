import { Audit1767000010100 } from './migrations/1767000010100-audit';
import { Bids1767000013100 } from './migrations/1767000013100-bids';
import { Areas1767000011100 } from './migrations/1767000011100-areas';
import { Catalogue1767000001000 } from './migrations/1767000001000-catalogue';
import { Contracts1767000005000 } from './migrations/1767000005000-contracts';
import { ProductVersions1767000011200 } from './migrations/1767000011200-product-versions';
import { ContractTerms1767000012000 } from './migrations/1767000012000-contract-terms';
import { Documents1767000013000 } from './migrations/1767000013000-documents';
import { Identity1767000000500 } from './migrations/1767000000500-identity';
import { MarketSettings1767000014000 } from './migrations/1767000014000-market-settings';
import { OrderDestinations1767000011000 } from './migrations/1767000011000-order-destinations';
import { IntakePlans1767000012500 } from './migrations/1767000012500-intake-plans';
import { Push1767000018400 } from './migrations/1767000018400-push';
import { Alerts1767000017600 } from './migrations/1767000017600-alerts';
import { Notices1767000015000 } from './migrations/1767000015000-notices';
import { Offers1767000003000 } from './migrations/1767000003000-offers';
import { OrganisationPlaces1767000002000 } from './migrations/1767000002000-organisation-places';
import { LotRules1767000013300 } from './migrations/1767000013300-lot-rules';
import { Orders1767000004000 } from './migrations/1767000004000-orders';
import { PaperFiles1767000011300 } from './migrations/1767000011300-paper-files';
import { People1767000010200 } from './migrations/1767000010200-people';
import { PlantRoom1767000012600 } from './migrations/1767000012600-plant-room';
import { Platform1767000000000 } from './migrations/1767000000000-platform';
import { RoundRepairs1767000014200 } from './migrations/1767000014200-round-repairs';
import { AuditAtOnce1767000014300 } from './migrations/1767000014300-audit-at-once';
import { GapAnswers1767000014320 } from './migrations/1767000014320-gap-answers';
import { ConfirmWindow1767000014310 } from './migrations/1767000014310-confirm-window';
import { RoundFiles1767000014100 } from './migrations/1767000014100-round-files';
import { Rounds1767000007000 } from './migrations/1767000007000-rounds';
import { Credit1767000013410 } from './migrations/1767000013410-credit';
import { OrderRules1767000013400 } from './migrations/1767000013400-order-rules';
import { RowScope1767000010000 } from './migrations/1767000010000-row-scope';
import { TradeChanges1767000013200 } from './migrations/1767000013200-trade-changes';
import { OfferPhotos1767000015810 } from './migrations/1767000015810-offer-photos';
import { AreaCodesFound1767000015820 } from './migrations/1767000015820-area-codes-found';
import { StaffSessions1767000016500 } from './migrations/1767000016500-staff-sessions';
import { EarlyTrades1767000017400 } from './migrations/1767000017400-early-trades';
import { PackingLeaves1767000017100 } from './migrations/1767000017100-packing-leaves';
import { AlertReach1767000018420 } from './migrations/1767000018420-alert-reach';
import { PriceAlerts1767000018410 } from './migrations/1767000018410-price-alerts';
import { StandingOffers1767000018100 } from './migrations/1767000018100-standing-offers';
import { DayTurns1767000015920 } from './migrations/1767000015920-day-turns';
import { StandingOrders1767000015800 } from './migrations/1767000015800-standing-orders';
import { ImportCancelled1767000018430 } from './migrations/1767000018430-import-cancelled';
import { Trades1767000007500 } from './migrations/1767000007500-trades';

/** Every migration, oldest first. A merged one is never edited. */
export const MIGRATIONS = [
  Platform1767000000000,
  Identity1767000000500,
  Catalogue1767000001000,
  OrganisationPlaces1767000002000,
  Offers1767000003000,
  Orders1767000004000,
  Contracts1767000005000,
  Rounds1767000007000,
  Trades1767000007500,
  RowScope1767000010000,
  Audit1767000010100,
  People1767000010200,
  OrderDestinations1767000011000,
  Areas1767000011100,
  ContractTerms1767000012000,
  IntakePlans1767000012500,
  PlantRoom1767000012600,
  Documents1767000013000,
  MarketSettings1767000014000,
  RoundFiles1767000014100,
  RoundRepairs1767000014200,
  Bids1767000013100,
  TradeChanges1767000013200,
  LotRules1767000013300,
  AuditAtOnce1767000014300,
  ConfirmWindow1767000014310,
  GapAnswers1767000014320,
  Notices1767000015000,
  OrderRules1767000013400,
  Credit1767000013410,
  ProductVersions1767000011200,
  PaperFiles1767000011300,
  StandingOrders1767000015800,
  OfferPhotos1767000015810,
  AreaCodesFound1767000015820,
  StaffSessions1767000016500,
  EarlyTrades1767000017400,
  DayTurns1767000015920,
  Alerts1767000017600,
  PackingLeaves1767000017100,
  Push1767000018400,
  StandingOffers1767000018100,
  ImportCancelled1767000018430,
  PriceAlerts1767000018410,
  AlertReach1767000018420,
];
