const KEY = 'mua-vu.push';

/** For whom this browser rings: kept here so that nothing else has to be loaded to know it. Null: for nobody. */
export function ringsFor(): { readonly memberId: string; readonly sessionId: string } | null {
  const [memberId, sessionId] = (localStorage.getItem(KEY) ?? '').split(' ');
  return memberId === undefined || sessionId === undefined ? null : { memberId, sessionId };
}

export function ringFor(memberId: string, sessionId: string): void {
  localStorage.setItem(KEY, `${memberId} ${sessionId}`);
}

export function ringForNobody(): void {
  localStorage.removeItem(KEY);
}
