import { useFormContext, useWatch } from 'react-hook-form';
import { useTranslation } from 'react-i18next';
import { catalogueQuery, useCatalogue } from '../../shared/catalogue/catalogue';
import { useSuspenseQuery } from '@tanstack/react-query';
import { useFormFaults } from '../../shared/forms/draft-form';
import { FormChecks, FormRadios, FormSelect } from '../../shared/forms/form-fields';
import { FormDate, FormTime } from '../../shared/forms/form-moments';
import { Panel } from '../../shared/ui/panel';
import { PeriodRows } from './period-rows';
import type { TermsDraft } from './terms-draft';
import { TermFigure, TermLines, TermText } from './terms-fields';
import styles from './terms.module.css';

const CAUSES = ['hail', 'flood', 'drought', 'frost', 'pest', 'road_cut', 'gate_closure', 'epidemic'] as const;
const FORMS = ['advance', 'inputs', 'direct_sale', 'joint_production'] as const;
const INDEXES = ['farm_gate', 'factory_gate', 'border_gate'] as const;

/** The request's fields that the form shows, for faults that belong to none of them. */
export const TERMS_SHOWN = [
  ...[
    'number',
    'cooperativeId',
    'processorId',
    'productId',
    'varietyIds',
    'grades',
    'gradeIds',
    'placeId',
    'slot',
    'seasonFrom',
    'seasonTo',
  ],
  ...['periods', 'ceilingKg', 'toleranceBp', 'noticeHours', 'confirmHours', 'makeUpDays', 'depositVnd', 'penaltyBp', 'forceMajeure'],
  ...['price', 'area', 'areaCodes', 'linkage'],
];

/** Every term of a contract, in the order of the paper. */
export function TermsFields() {
  const { t } = useTranslation();
  return (
    <>
      <Panel title={t('pact.form.fruit')} padded>
        <Fruit />
      </Panel>
      <Panel title={t('pact.form.volume')} padded>
        <Volume />
      </Panel>
      <Panel title={t('pact.form.priceTitle')} padded>
        <Price />
      </Panel>
      <Panel title={t('pact.form.calls')} padded>
        <div className={styles['stack']}>
          <div className={styles['two']}>
            <TermFigure name="noticeHours" field="noticeHours" label={t('pact.form.notice')} kind="whole" must />
            <TermFigure name="confirmHours" field="confirmHours" label={t('pact.form.confirm')} kind="whole" must />
            <TermFigure name="makeUpDays" field="makeUpDays" label={t('pact.form.makeUp')} kind="whole" />
          </div>
          <div className={styles['two']}>
            <FormTime name="slotFrom" field="slot" label={t('pact.form.slotFrom')} />
            <FormTime name="slotTo" field="slot" label={t('pact.form.slotTo')} />
          </div>
        </div>
      </Panel>
      <Panel title={t('pact.form.duties')} padded>
        <div className={styles['stack']}>
          <div className={styles['two']}>
            <TermFigure name="penalty" field="penaltyBp" label={t('pact.form.penalty')} kind="percent" hint={t('pact.form.penaltyHint')} />
            <TermFigure name="deposit" field="depositVnd" label={t('pact.form.deposit')} kind="money" />
          </div>
          <FormChecks
            name="forceMajeure"
            field="forceMajeure"
            label={t('pact.form.force')}
            options={CAUSES.map((value) => ({ value, label: t(`pact.cause.${value}`) }))}
          />
        </div>
      </Panel>
      <Panel title={t('pact.form.linkage')} padded>
        <Linkage />
      </Panel>
    </>
  );
}

function Fruit() {
  const { t } = useTranslation();
  const names = useCatalogue();
  const { setValue } = useFormContext<TermsDraft>();
  const productId = useWatch<TermsDraft, 'productId'>({ name: 'productId' });
  const gradeIds = useWatch<TermsDraft, 'gradeIds'>({ name: 'gradeIds' });
  const varietyIds = useWatch<TermsDraft, 'varietyIds'>({ name: 'varietyIds' });
  const product = names.product(productId);
  const plants = useSuspenseQuery(catalogueQuery).data.places.filter((place) => place.kind === 'factory');
  return (
    <div className={styles['stack']}>
      <div className={styles['two']}>
        <FormSelect
          name="productId"
          field="productId"
          label={t('plan.product')}
          options={names.products.map((one) => ({ value: one.id, label: names.productName(one.id) }))}
          onPicked={() => {
            setValue('varietyIds', []);
            setValue('gradeIds', []);
          }}
        />
        <FormSelect
          name="placeId"
          field="placeId"
          label={t('plan.plant')}
          options={[
            { value: '', label: t('pact.form.choose') },
            ...plants.map((place) => ({ value: place.id, label: names.placeName(place.id) })),
          ]}
        />
      </div>
      <FormChecks
        name="gradeIds"
        field="grades"
        label={t('field.grades')}
        least={1}
        options={(product?.grades ?? [])
          .filter(standing(gradeIds))
          .map((grade) => ({ value: grade.id, label: names.gradeName(productId, grade.id) }))}
      />
      {gradeIds.length > 0 && (
        <div className={styles['two']}>
          {gradeIds.map((id) => (
            <TermFigure
              key={id}
              name={`spreads.${id}`}
              field="grades"
              label={t('pact.form.spread', { grade: names.gradeName(productId, id) })}
              kind="signed"
            />
          ))}
        </div>
      )}
      <FormChecks
        name="varietyIds"
        field="varietyIds"
        label={t('pact.form.varieties')}
        options={(product?.varieties ?? [])
          .filter(standing(varietyIds))
          .map((variety) => ({ value: variety.id, label: names.varietyName(variety.id) }))}
      />
    </div>
  );
}

/** What terms may name: what is traded, and what they name already. */
const standing =
  (named: readonly string[]) =>
  ({ id, retired }: { id: string; retired: boolean }): boolean =>
    !retired || named.includes(id);

function Volume() {
  const { t } = useTranslation();
  return (
    <div className={styles['stack']}>
      <div className={styles['two']}>
        <FormDate name="seasonFrom" field="seasonFrom" label={t('pact.form.from')} />
        <FormDate name="seasonTo" field="seasonTo" label={t('pact.form.to')} />
      </div>
      <PeriodRows />
      <div className={styles['two']}>
        <TermFigure name="tolerance" field="toleranceBp" label={t('pact.form.tolerance')} kind="percent" must />
        <TermFigure name="ceiling" field="ceilingKg" label={t('pact.form.ceiling')} kind="weight" hint={t('pact.form.ceilingHint')} />
        <TermFigure name="hectares" field="area" label={t('pact.form.hectares')} kind="tenth" hint={t('pact.form.hectaresHint')} />
        <TermFigure name="yieldTonnes" field="area" label={t('pact.form.yield')} kind="weight" />
      </div>
    </div>
  );
}

function Price() {
  const { t } = useTranslation();
  const names = useCatalogue();
  const faults = useFormFaults();
  const kind = useWatch<TermsDraft, 'priceKind'>({ name: 'priceKind' });
  const places = useSuspenseQuery(catalogueQuery).data.places;
  return (
    <div className={styles['stack']}>
      <FormRadios
        name="priceKind"
        field="priceKind"
        label={t('pact.form.rule')}
        options={(['fixed', 'floor_plus_market', 'market_minus'] as const).map((value) => ({ value, label: t(`pact.rule.${value}`) }))}
      />
      <p className="hint">{t(`pact.ruleWords.${kind}`)}</p>
      <div className={styles['two']}>
        {kind === 'fixed' && <TermFigure name="price" field="price" label={t('pact.form.fixed')} kind="price" must />}
        {kind === 'market_minus' && <TermFigure name="minus" field="price" label={t('pact.form.minus')} kind="price" must />}
        {kind !== 'fixed' && (
          <>
            <TermFigure name="floor" field="price" label={t('pact.form.floor')} kind="price" must={kind === 'floor_plus_market'} />
            <TermFigure name="cap" field="price" label={t('pact.form.cap')} kind="price" />
            <FormSelect
              name="indexId"
              field="indexId"
              label={t('pact.form.index')}
              options={INDEXES.map((value) => ({ value, label: t(`pact.index.${value}`) }))}
            />
            <FormSelect
              name="indexPlaceId"
              field="indexPlaceId"
              label={t('pact.form.indexPlace')}
              options={[
                { value: '', label: t('pact.form.province') },
                ...places.map((place) => ({ value: place.id, label: names.placeName(place.id) })),
              ]}
            />
            <TermFigure name="lagDays" field="price" label={t('pact.form.lag')} kind="whole" must />
            <TermFigure name="averageDays" field="price" label={t('pact.form.average')} kind="whole" must />
          </>
        )}
      </div>
      {kind !== 'fixed' && faults.of('price') !== undefined && <p role="alert">{faults.of('price')}</p>}
    </div>
  );
}

function Linkage() {
  const { t } = useTranslation();
  const form = useWatch<TermsDraft, 'linkageForm'>({ name: 'linkageForm' });
  return (
    <div className={styles['stack']}>
      <div className={styles['two']}>
        <FormSelect
          name="linkageForm"
          field="linkage"
          label={t('pact.form.linkageForm')}
          options={[
            { value: '', label: t('pact.form.noLinkage') },
            ...FORMS.map((value) => ({ value, label: t(`pact.linkage.${value}`) })),
          ]}
        />
        <TermText name="areaCodes" field="areaCodes" label={t('pact.form.codes')} hint={t('pact.form.codesHint')} />
      </div>
      {form !== '' && (
        <TermLines name="households" field="linkage" label={t('pact.form.households')} hint={t('pact.form.householdsHint')} />
      )}
    </div>
  );
}
