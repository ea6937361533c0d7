import type { ReactNode } from 'react';
import { Minus, Plus } from 'lucide-react';
import type { InstrumentType } from '../../../shared/instrument/data.ts';
import { useFormat } from '../../i18n/use-format.ts';
import { Button } from '../../ui/Button.tsx';
import { Segments } from '../../ui/Segments.tsx';
import { withValue, type DataPath } from './data-places.ts';
import styles from './InstrumentForm.module.css';
import { Group, useFields, type DataFormProps } from './use-fields.tsx';

interface PointsFieldProps extends DataFormProps {
  readonly type: InstrumentType;
  /** Where the type stands in the data. */
  readonly at: DataPath;
}

type PointStyle = InstrumentType['points']['depths'][number];

const COUNTS = ['letters', 'digits', 'none'] as const satisfies readonly PointStyle['count'][];
/** More depths than anybody can tell apart. */
const MOST_DEPTHS = 6;
const NUMBER = '{number}';

/** The same marker counted otherwise: its pattern gets a place for the number, or loses it. */
function countedBy({ pattern }: PointStyle, count: PointStyle['count']): PointStyle {
  const fitted = (text: string): string => {
    if (count !== 'none') return text.includes(NUMBER) ? text : `${NUMBER}${text}`;
    return text.replaceAll(NUMBER, '') || '-';
  };
  return { count, pattern: { km: fitted(pattern.km), en: fitted(pattern.en) } };
}

/** How the points of each depth are marked. */
export function PointsField({ data, type, at, onChange }: PointsFieldProps): ReactNode {
  const { t, pair, restore } = useFields({ data, onChange });
  const { number } = useFormat();
  const path: DataPath = [...at, 'points', 'depths'];
  const { depths } = type.points;
  const put = (next: readonly PointStyle[]): void => onChange(withValue(data, path, [...next]));
  const last = depths.at(-1);
  return (
    <Group title={t('instruments.group.points')} tool={restore(t('instruments.group.points'), path)}>
      {depths.map(({ count }, index) => {
        const depth = t('instruments.depth', { n: number(index + 1) });
        return (
          // oxlint-disable-next-line react/no-array-index-key -- a depth is nothing but its place
          <section key={index} className={styles['part']} aria-label={depth}>
            <div className={styles['row']}>
              <h3>{depth}</h3>
              <Segments
                label={t('instruments.pointCount', { depth })}
                options={COUNTS.map((id) => ({ id, text: t(`instruments.pointCounts.${id}`) }))}
                chosen={count}
                onChoose={(id) =>
                  put(depths.map((style, each) => (each === index ? countedBy(style, id) : style)))
                }
              />
            </div>
            {pair(t('instruments.pointPattern'), [...path, index, 'pattern'], NUMBER)}
          </section>
        );
      })}
      <div className={styles['tools']}>
        <Button
          isDisabled={depths.length >= MOST_DEPTHS || last === undefined}
          onPress={() => last !== undefined && put([...depths, last])}
        >
          <Plus aria-hidden />
          {t('instruments.addDepth')}
        </Button>
        <Button isDisabled={depths.length === 1} onPress={() => put(depths.slice(0, -1))}>
          <Minus aria-hidden />
          {t('instruments.removeDepth')}
        </Button>
      </div>
    </Group>
  );
}
