import { lazyRouteComponent } from '@tanstack/react-router';
import { patiently } from '../shared/parts/patiently';

/** The component of a route, fetched when it is first gone to, and waited for where there is no signal. */
export function pagePart<Module extends Record<string, unknown>, Name extends keyof Module & string>(
  load: () => Promise<Module>,
  name: Name,
) {
  return lazyRouteComponent(patiently(load), name);
}
