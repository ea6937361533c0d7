import type { ReactNode } from 'react';
import { Plus, Trash2 } from 'lucide-react';
import type { InstrumentType } from '../../../shared/instrument/data.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { withValue, type DataPath } from './data-places.ts';
import styles from './InstrumentForm.module.css';
import { Group, useFields, type DataFormProps } from './use-fields.tsx';

interface SignersFieldProps extends DataFormProps {
  readonly type: InstrumentType;
  /** Where the type stands in the data. */
  readonly at: DataPath;
}

/** The offices whose holder signs an instrument of the type; none: whoever heads the office that issues it. */
export function SignersField({ data, type, at, onChange }: SignersFieldProps): ReactNode {
  const { t, pair, restore } = useFields({ data, onChange });
  const { number } = useFormat();
  const path: DataPath = [...at, 'signedBy'];
  const { signedBy } = type;
  const put = (next: InstrumentType['signedBy']): void => onChange(withValue(data, path, next));
  return (
    <Group title={t('instruments.group.signers')} tool={restore(t('instruments.group.signers'), path)}>
      <p className={styles['note']}>{t('instruments.signersNote')}</p>
      {signedBy.map((_signer, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- a signer is nothing but its place
        <div key={index} className={styles['part']}>
          {pair(t('instruments.signer', { n: number(index + 1) }), [...path, index])}
          <Button onPress={() => put(signedBy.toSpliced(index, 1))}>
            <Trash2 aria-hidden />
            {t('instruments.removeSigner', { n: number(index + 1) })}
          </Button>
        </div>
      ))}
      <Button onPress={() => put([...signedBy, { km: '', en: '', status: 'K' }])}>
        <Plus aria-hidden />
        {t('instruments.addSigner')}
      </Button>
    </Group>
  );
}
