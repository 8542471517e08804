import { useTranslation } from 'react-i18next';

/** What happens with a first lot, in three steps. */
export function FirstSteps({ className }: { className?: string }) {
  const { t } = useTranslation();
  const steps = [
    { strong: t('offer.step1b'), rest: t('offer.step1') },
    { strong: t('offer.step2b'), rest: t('offer.step2') },
    { strong: t('offer.step3b'), rest: t('offer.step3') },
  ];
  return (
    <ol className={className}>
      {steps.map((step) => (
        <li key={step.strong}>
          <span>
            <b>{step.strong}</b> {step.rest}
          </span>
        </li>
      ))}
    </ol>
  );
}
