import type { ReactNode } from 'react';
import { Copy, Plus, Trash2 } from 'lucide-react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Language } from '../../../shared/document/model.ts';
import type { InstrumentData } from '../../../shared/instrument/data.ts';
import { useBridge } from '../../bridge.ts';
import { tellFailure } from '../../failures.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { toast } from '../../ui/Toasts.tsx';
import { DELIVERED_INSTRUMENTS } from '../delivered-instruments.ts';
import {
  addedLevel,
  addedType,
  copiedEntry,
  switchedOff,
  switchedOn,
  typesWithLevel,
  withEntryBack,
  withoutEntry,
  type Added,
  type EntryList,
} from './entries.ts';
import styles from './InstrumentForm.module.css';

interface EntryToolsProps {
  readonly list: EntryList;
  readonly id: string;
  /** What is on the screen by now. */
  readonly now: () => InstrumentData;
  readonly onChange: (data: InstrumentData) => void;
  /** An entry was put in, or another one takes the place of one that went. */
  readonly onShow: (id: string) => void;
}

/** Puts a type or a level in, copies it, or takes it out where nothing is written with it. */
export function EntryTools({ list, id, now, onChange, onShow }: EntryToolsProps): ReactNode {
  const { t, i18n } = useTranslation();
  const { language, number } = useFormat();
  const bridge = useBridge();
  const entryNow = () => now()[list].find((one) => one.id === id);
  const nameOf = (entry: Readonly<Record<Language, string>>): string =>
    entry[language] || entry.km || entry.en;

  const inBoth = (say: (t: TFunction) => string) => ({
    km: say(i18n.getFixedT('km')),
    en: say(i18n.getFixedT('en')),
  });

  const show = (added: Added | null): void => {
    if (added === null) return;
    onChange(added.data);
    onShow(added.id);
    toast({ text: t(`instruments.entry.${list}.added`) });
  };
  const add = (): void => {
    const data = now();
    const names = inBoth((t) => t(`instruments.entry.${list}.new`));
    if (list === 'types') {
      const like = data.types.find((one) => one.id === id);
      show(like === undefined ? null : addedType(data, like, names));
    } else {
      const like = data.levels.find((one) => one.id === id);
      show(like === undefined ? null : addedLevel(data, like, names));
    }
  };
  const copy = (): void => {
    const entry = entryNow();
    if (entry === undefined) return;
    const names = {
      km: i18n.getFixedT('km')('instruments.entry.copyOf', { name: entry.km }),
      en: i18n.getFixedT('en')('instruments.entry.copyOf', { name: entry.en }),
    };
    show(copiedEntry(now(), list, id, names));
  };

  const switchOff = (name: string, documents: number): void => {
    const before = now();
    onChange(switchedOff(before, list, id));
    toast({
      text: [
        t('instruments.entry.switchedOff', { name }),
        ...(list === 'levels' && documents > 0
          ? [t('instruments.entry.stillThere', { documents: number(documents) })]
          : []),
      ].join(' '),
      action: { text: t('undo'), onPress: () => onChange(switchedOn(now(), before, list, id)) },
    });
  };
  const remove = async (): Promise<void> => {
    const entry = entryNow();
    if (entry === undefined) return;
    const name = nameOf(entry);
    const uses = await bridge.call['instruments.uses']({ list, id });
    if (!uses.ok) return tellFailure(uses.error);
    const { documents, entries } = uses.value;
    const before = now();
    if (DELIVERED_INSTRUMENTS[list].some((one) => one.id === id)) {
      toast({
        text: t(`instruments.entry.${list}.delivered`, { name }),
        action: { text: t('instruments.entry.switchOff'), onPress: () => switchOff(name, documents) },
      });
      return;
    }
    const users = list === 'levels' ? typesWithLevel(before, id) : [];
    if (users.length > 0) {
      toast({
        text: t('instruments.entry.usedByTypes', {
          name,
          types: users.map(nameOf).join(t('instruments.entry.comma')),
        }),
      });
      return;
    }
    if (documents + entries > 0) {
      toast({
        text: t(`instruments.entry.${list}.used`, {
          name,
          documents: number(documents),
          entries: number(entries),
        }),
      });
      return;
    }
    const at = before[list].findIndex((one) => one.id === id);
    const after = withoutEntry(before, list, id);
    onChange(after);
    const next = after[list][Math.min(at, after[list].length - 1)];
    if (next !== undefined) onShow(next.id);
    toast({
      text: t('instruments.entry.removed', { name }),
      action: {
        text: t('undo'),
        onPress: () => {
          onChange(withEntryBack(now(), before, id));
          onShow(id);
        },
      },
    });
  };
  return (
    <section className={styles['tools']} aria-label={t(`instruments.entry.${list}.tools`)}>
      <Button onPress={add}>
        <Plus aria-hidden />
        {t(`instruments.entry.${list}.add`)}
      </Button>
      <Button onPress={copy}>
        <Copy aria-hidden />
        {t('instruments.entry.copy')}
      </Button>
      <Button onPress={() => void remove()}>
        <Trash2 aria-hidden />
        {t('instruments.entry.remove')}
      </Button>
    </section>
  );
}
