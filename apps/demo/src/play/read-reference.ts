import type { ApiClient, SignedIn } from '../http/api-client';
import type { PlaceView, ProductView, Reference, RouteView } from '../world/reference';

/** The reference data as the server shows it to anyone who is signed in. */
export async function readReference(api: ApiClient, as: SignedIn): Promise<Reference> {
  const list = async <Item>(path: string): Promise<readonly Item[]> =>
    (await api.must<{ items: readonly Item[] }>({ method: 'GET', path, route: path, as })).items;
  const [products, places, routes] = await Promise.all([
    list<ProductView>('/products'),
    list<PlaceView>('/places'),
    list<RouteView>('/routes'),
  ]);
  return { products, places, routes };
}
