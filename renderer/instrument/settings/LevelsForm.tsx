import type { ReactNode } from 'react';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InstrumentData, InstrumentLevel } from '../../../shared/instrument/data.ts';
import { Button } from '../../ui/Button.tsx';
import { movedLevel } from './entries.ts';
import styles from './InstrumentForm.module.css';
import { Group, useFields, type DataFormProps } from './use-fields.tsx';

interface LevelsFormProps extends DataFormProps {
  readonly level: InstrumentLevel;
}

/** One level of division, and where it stands among the others. */
export function LevelsForm({ data, level, onChange }: LevelsFormProps): ReactNode {
  const { t, pair, restarts } = useFields({ data, onChange });
  const index = data.levels.indexOf(level);
  const at = ['levels', index];
  return (
    <div className={styles['form']}>
      <Group title={t('instruments.group.name')}>
        {pair(t('instruments.name'), at)}
        {pair(t('instruments.pattern'), [...at, 'pattern'], '{number}')}
        {restarts([...at, 'restarts'])}
      </Group>
      <Group title={t('instruments.group.order')}>
        <LevelOrder levels={data.levels} chosen={level.id} />
        <div className={styles['tools']}>
          <Button isDisabled={index === 0} onPress={() => onChange(movedLevel(data, level.id, -1))}>
            <ArrowUp aria-hidden />
            {t('instruments.higher')}
          </Button>
          <Button
            isDisabled={index === data.levels.length - 1}
            onPress={() => onChange(movedLevel(data, level.id, 1))}
          >
            <ArrowDown aria-hidden />
            {t('instruments.lower')}
          </Button>
        </div>
      </Group>
    </div>
  );
}

/** All levels, the highest first. */
function LevelOrder({
  levels,
  chosen,
}: {
  readonly levels: InstrumentData['levels'];
  readonly chosen: string;
}): ReactNode {
  const { t } = useTranslation();
  return (
    <ol className={styles['order']} aria-label={t('instruments.group.order')}>
      {levels.map(({ id, km, en }) => (
        <li key={id} aria-current={id === chosen}>
          <span lang="km">{km}</span> · <span lang="en">{en}</span>
        </li>
      ))}
    </ol>
  );
}
