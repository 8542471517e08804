import type { components } from './schema.gen';

type Schemas = components['schemas'];

/** The shapes the server answers with, by the names the screens use. */
export type Session = Schemas['SessionView'];
export type Product = Schemas['ProductView'];
export type Place = Schemas['PlaceView'];
export type Route = Schemas['RouteView'];
export type Level = Schemas['LevelView'];
export type Market = Schemas['MarketView'];
export type Board = Schemas['BoardView'];
export type Round = Schemas['RoundView'];
export type RoundResultBody = Schemas['RoundResultView'];
export type RoundCurves = Schemas['RoundCurvesView'];
export type RoundPart = Schemas['RoundPartView'];
export type RoundItem = Schemas['RoundItemView'];
export type HelpfulChange = Schemas['HelpfulChangeView'];
export type MarketStatus = Schemas['MarketStatusView'];
export type MarketSettings = Schemas['MarketSettingsView'];
export type Alarm = Schemas['AlarmView'];
export type PublicOffer = Schemas['PublicOfferView'];
export type Offer = Schemas['OfferView'];
export type OpenOffer = Schemas['OpenOfferDto'];
export type PublicOrder = Schemas['PublicOrderView'];
export type Order = Schemas['OrderView'];
export type PlaceOrder = Schemas['PlaceOrderDto'];
export type StandingOrder = Schemas['StandingWithLinesView'];
export type StandingLine = Schemas['StandingLineView'];
export type SetStandingOrder = Schemas['SetStandingOrderDto'];
export type StandingOffer = Schemas['StandingWithLotsView'];
export type StandingOfferLine = Schemas['StandingOfferLineView'];
export type SetStandingOffer = Schemas['SetStandingOfferDto'];
export type Contract = Schemas['ContractView'];
export type CallOff = Schemas['CallOffView'];
export type MakeCallOff = Schemas['CallOffDto'];
export type Trade = Schemas['TradeView'];
export type Party = Trade['seller'];
