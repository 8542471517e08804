import { Link } from '@tanstack/react-router';
import { useSay } from '../../shared/i18n/use-say';

/** From a lot's card to its page. The card itself is shown on the phone too, which has no router. */
export function LotWay({ offerId }: { offerId: string }) {
  const say = useSay();
  return (
    <Link to="/offers/$offerId" params={{ offerId }}>
      {say('bid.onLot')}
    </Link>
  );
}
