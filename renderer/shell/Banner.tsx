import type { ReactNode } from 'react';
import { TriangleAlert } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Failure } from '../../shared/errors/failure.ts';
import styles from './Banner.module.css';

/** What the core warns of while it works: it stays until the core takes it back. */
export function Banner({ warnings }: { readonly warnings: readonly Failure[] }): ReactNode {
  const { t } = useTranslation();
  const codes = [...new Set(warnings.map((warning) => warning.code))];
  return (
    <div role="alert">
      {codes.map((code) => (
        <p key={code} className={styles['banner']}>
          <TriangleAlert aria-hidden />
          {t(`failure.${code}`)}
        </p>
      ))}
    </div>
  );
}
