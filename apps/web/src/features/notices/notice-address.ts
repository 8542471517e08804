/** What a notice is about, and by which rule: enough to know where it leads. */
export interface Leading {
  readonly rule: string;
  readonly about: { readonly kind: string; readonly id: string };
}

/** Where a notice leads on the desk; a call-off stands on its contract's page. */
export function addressOf({ about: { kind, id } }: Leading): string {
  switch (kind) {
    case 'trade':
      return `/trades/${id}`;
    case 'offer':
      return `/offers/${id}`;
    case 'standing_offer':
      return '/mine';
    case 'standing_order':
    case 'order':
      return '/orders';
    case 'market':
      return `/markets/${id}`;
    case 'contract':
    case 'call_off':
      return `/contracts/${id}`;
    default:
      return '/areas';
  }
}
