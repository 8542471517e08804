import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { applyFor } from '../../features/identity/api';
import { AloneForm } from '../../features/identity/alone-form';
import { Check } from '../../shared/ui/choice';
import { SelectField } from '../../shared/ui/select-field';
import { useTitle } from '../layout/use-title';

const KINDS = ['cooperative', 'processor', 'trader', 'exporter', 'supermarket'] as const;

/** An organisation asks to be let in, with its first manager. */
export function ApplyPage() {
  const { t } = useTranslation();
  const [kind, setKind] = useState<(typeof KINDS)[number]>('cooperative');
  const [consent, setConsent] = useState(false);
  useTitle(t('people.apply.title'));
  return (
    <AloneForm
      keepAs="application"
      title={t('people.apply.title')}
      hint={t('people.apply.hint')}
      above={
        <SelectField
          label={t('people.apply.kind')}
          options={KINDS.map((each) => ({ value: each, label: t(`people.apply.kinds.${each}`) }))}
          value={kind}
          onChange={(event) => setKind(event.target.value as typeof kind)}
        />
      }
      fields={[
        { name: 'name', label: t('people.apply.name'), autoComplete: 'organization' },
        { name: 'taxCode', label: t('people.verify.taxCode') },
        { name: 'registrationNumber', label: t('people.verify.registration') },
        { name: 'address', label: t('people.verify.address'), autoComplete: 'street-address' },
        { name: 'contactName', label: t('people.apply.contactName'), autoComplete: 'name' },
        { name: 'contactPhone', label: t('people.apply.contactPhone'), type: 'tel', autoComplete: 'tel' },
        { name: 'papers', label: t('people.apply.papers') },
        { name: 'member.name', label: t('people.apply.manager'), autoComplete: 'name' },
        { name: 'member.signInName', label: t('field.signInName'), autoComplete: 'username' },
        {
          name: 'member.password',
          label: t('field.password'),
          type: 'password',
          autoComplete: 'new-password',
          hint: t('people.me.freshHint'),
        },
      ]}
      below={
        <Check checked={consent} onChange={setConsent}>
          {t('people.apply.consent')}
        </Check>
      }
      submit={t('people.apply.submit')}
      done={t('people.apply.done')}
      onSend={(typed) => {
        const of = (name: string): string => typed[name] ?? '';
        return applyFor({
          kind,
          name: of('name'),
          ...(of('taxCode') === '' ? {} : { taxCode: of('taxCode') }),
          ...(of('registrationNumber') === '' ? {} : { registrationNumber: of('registrationNumber') }),
          address: of('address'),
          contactName: of('contactName'),
          contactPhone: of('contactPhone'),
          papers: of('papers') === '' ? [] : of('papers').split(/[;,]/),
          consent,
          member: { name: of('member.name'), signInName: of('member.signInName'), password: of('member.password') },
        });
      }}
    />
  );
}
