import type { PublicOffer } from '../../shared/api/views';
import { useCatalogue } from '../../shared/catalogue/catalogue';
import { formatPrice } from '../../shared/format/money';
import { formatWeight } from '../../shared/format/weight';
import { useLanguage } from '../../shared/i18n/use-language';
import { ShareButton } from '../../shared/share/share-button';

/** Hands a lot on with what it is and costs. */
export function ShareLot({ offer }: { offer: Pick<PublicOffer, 'id' | 'openKg' | 'varietyId' | 'askVndPerKg'> }) {
  const language = useLanguage();
  const names = useCatalogue();
  const what = `${formatWeight(offer.openKg, language)} ${names.varietyName(offer.varietyId)}`;
  return <ShareButton shared={{ kind: 'l', id: offer.id }} title={`${what} · ${formatPrice(offer.askVndPerKg, language)}`} />;
}
