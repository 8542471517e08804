import { useQuery } from '@tanstack/react-query';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { routesQuery } from '../../shared/catalogue/routes-query';

/** The cheapest road from a collection point to a place; undefined while it is not known, or where there is none. */
export function useNearestRoute(placeId: string) {
  const names = useCatalogue();
  const points = new Set(names.places.filter(({ kind }) => kind === 'collection_point').map(({ id }) => id));
  const routes = useQuery(routesQuery(placeId)).data ?? [];
  return routes.filter(({ fromPlaceId }) => points.has(fromPlaceId)).sort((a, b) => a.freightVndPerKg - b.freightVndPerKg)[0];
}
