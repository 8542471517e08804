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
export type PublicOffer = Schemas['PublicOffer'];
export type Offer = Schemas['OfferView'];
export type OpenOffer = Schemas['OpenOffer'];
export type PublicOrder = Schemas['PublicOrder'];
export type Order = Schemas['OrderView'];
export type PlaceOrder = Schemas['PlaceOrder'];
export type Contract = Schemas['ContractView'];
export type CallOff = Schemas['CallOffView'];
export type MakeCallOff = Schemas['MakeCallOff'];
export type Trade = Schemas['TradeView'];
export type Party = Trade['seller'];
