import { useEffect, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { bilingualText } from '../../../shared/document/article-fields.ts';
import { createIds } from '../../../shared/document/ids.ts';
import { LANGUAGES, type DocumentId, type Language, type Metadata } from '../../../shared/document/model.ts';
import { citationOf } from '../../../shared/instrument/citation.ts';
import { typeOf, type InstrumentType } from '../../../shared/instrument/data.ts';
import { NUMBER_LIMIT } from '../../../shared/instrument/instrument-fields.ts';
import type { RegisterId } from '../../../shared/instrument/instrument.ts';
import type { BegunAmending } from '../../../shared/ipc/amending.ts';
import { useBridge } from '../../bridge.ts';
import { today } from '../../dates/today.ts';
import { pagePorts } from '../../drafting/ports.ts';
import { tellFailure } from '../../failures.ts';
import { i18n } from '../../i18n/i18n.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { officePage } from '../../official/office-page.ts';
import { useWholeRegister } from '../../register/use-whole-register.ts';
import { templates } from '../../templates/templates.ts';
import { Button } from '../../ui/Button.tsx';
import { DayField } from '../../ui/DayField.tsx';
import { Dialog } from '../../ui/Dialog.tsx';
import { Select } from '../../ui/Select.tsx';
import { TextField } from '../../ui/TextField.tsx';
import { useInstrumentData } from '../office-instruments.ts';
import { entryOfDocument, registeredAs } from './amended-entry.ts';
import { amendingDocument, amendingTemplates } from './amending-document.ts';
import styles from './AmendDialog.module.css';

interface AmendDialogProps {
  /** The instrument that is to be amended. */
  readonly documentId: DocumentId;
  readonly metadata: Metadata;
  readonly type: InstrumentType;
  readonly onBegun: (begun: BegunAmending) => void;
  readonly onClose: () => void;
}

/** Asks what is needed to amend an instrument: by what type of instrument, and how it is cited. */
export function AmendDialog(props: AmendDialogProps): ReactNode {
  const { documentId, metadata, type, onBegun, onClose } = props;
  const { t } = useTranslation();
  const { language } = useFormat();
  const bridge = useBridge();
  const data = useInstrumentData();
  const register = useWholeRegister(true);
  const [ids] = useState(() => createIds(pagePorts));
  const [entered, enter] = useState(() => entryOfDocument(ids.next<RegisterId>(), metadata, type));
  const [offered] = useState(() => amendingTemplates(type, templates(), data));
  const [chosen, choose] = useState(offered[0]?.id ?? '');
  const [day, setDay] = useState(today);
  const [isMaking, setMaking] = useState(false);
  const isAmended = useIsAmended(documentId);
  const template = offered.find(({ id }) => id === chosen);
  const registered = register === null ? null : registeredAs(entered, register.values());
  const entry = registered ?? entered;

  const begin = async (): Promise<void> => {
    if (template === undefined) return;
    setMaking(true);
    const page = await officePage(bridge, template);
    const [km, en] = LANGUAGES.map((own) => copyTitle(metadata, own));
    const begun = page.ok
      ? await bridge.call['amending.begin']({
          documentId,
          day,
          document: amendingDocument(template, entry, page.value, { ids, data }),
          copyTitle: { km: km ?? '', en: en ?? '' },
          instrument: entry.id,
          entry: registered === null ? entry : null,
        })
      : page;
    setMaking(false);
    if (begun.ok) onBegun(begun.value);
    else tellFailure(begun.error);
  };

  const isCited = entry.date !== '' && (entry.number.trim() !== '' || entry.title.km !== '');
  return (
    <Dialog title={t('instrument.amending.title')} onClose={onClose}>
      <form
        className={styles['form']}
        onSubmit={(event) => {
          event.preventDefault();
          if (isCited && day !== '') void begin();
        }}
      >
        <p className={styles['quiet']}>{t('instrument.amending.means')}</p>
        <Select
          label={t('instrument.amending.type')}
          options={offered.map(({ id, instrument }) => ({
            id,
            text: typeOf(data, instrument)?.[language] ?? instrument,
          }))}
          chosen={chosen}
          onChoose={choose}
        />
        <section className={styles['amended']} aria-label={t('instrument.amending.amended')}>
          <h3>{t('instrument.amending.amended')}</h3>
          {LANGUAGES.map((own) => (
            <p key={own} lang={own}>
              {citationOf(entry, own, data)}
            </p>
          ))}
          {registered === null ? (
            <div className={styles['fields']}>
              <TextField
                label={t('register.number')}
                lang="km"
                maxLength={NUMBER_LIMIT}
                value={entered.number}
                onChange={(number) => enter({ ...entered, number })}
              />
              <DayField
                label={t('register.date')}
                value={entered.date}
                onChange={(date) => enter({ ...entered, date })}
              />
            </div>
          ) : null}
          <output className={styles['quiet']}>
            {t(`instrument.amending.${registered === null ? (isCited ? 'entered' : 'noDate') : 'known'}`)}
          </output>
        </section>
        {isAmended ? <DayField label={t('instrument.amending.asOf')} value={day} onChange={setDay} /> : null}
        <footer className={styles['foot']}>
          <Button onPress={onClose}>{t('instrument.amending.leave')}</Button>
          <Button
            type="submit"
            look="strong"
            isDisabled={!isCited || day === '' || isMaking || register === null || template === undefined}
          >
            {t('instrument.amending.begin')}
          </Button>
        </footer>
      </form>
    </Dialog>
  );
}

/** Empty where the instrument has no title in this language. */
function copyTitle(metadata: Metadata, language: Language): string {
  if (bilingualText(metadata, 'title', language) === '') return '';
  return i18n.getFixedT(language)('instrument.amending.copyTitle', { title: '{title}' });
}

/** Whether an instrument of this desk amends it already: then the day of the text matters. */
function useIsAmended(documentId: DocumentId): boolean {
  const bridge = useBridge();
  const [isAmended, setAmended] = useState(false);
  useEffect(() => {
    let isWanted = true;
    const ask = async (): Promise<void> => {
      const answer = await bridge.call['amending.acts']({ documentId });
      if (isWanted && answer.ok) setAmended(answer.value.acts.some(({ inForce }) => inForce !== null));
    };
    void ask();
    return () => {
      isWanted = false;
    };
  }, [bridge, documentId]);
  return isAmended;
}
