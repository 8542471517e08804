import { wrongPrice, wrongWeight } from '../format/check-draft';
import { useLanguage } from '../i18n/use-language';
import type { TypedWeight } from '../ui/weight-field';
import { useWrong } from './use-wrong';

/** Why a weight or a price cannot be sent as it is typed, in words; undefined when it can. */
export function useUnreadable(): (typed: TypedWeight | string, label: string, example: string) => string | undefined {
  const language = useLanguage();
  const wrong = useWrong();
  return (typed, label, example) => {
    const isPrice = typeof typed === 'string';
    const why = isPrice ? wrongPrice(typed, language) : wrongWeight(typed, language);
    return why === true ? undefined : wrong(why, { label, unit: isPrice ? 'đồng' : 'kg', example });
  };
}
