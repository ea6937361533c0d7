import { useState, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { Download, FileUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IMAGE_TYPES } from '../../shared/document/article.ts';
import type { Scan } from '../../shared/instrument/register.ts';
import { useBridge } from '../bridge.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { plainName, upload } from '../media/upload.ts';
import { Button } from '../ui/Button.tsx';
import { toast } from '../ui/Toasts.tsx';
import styles from './EntryForm.module.css';

export interface ScanFieldProps {
  readonly scan: Scan | undefined;
  readonly onChange: (scan: Scan | undefined) => void;
}

/** The stamped original as a picture or PDF. */
export function ScanField({ scan, onChange }: ScanFieldProps): ReactNode {
  const { t } = useTranslation();
  const { size } = useFormat();
  const bridge = useBridge();
  const [isComing, setComing] = useState(false);

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setComing(true);
    const sent = await upload(bridge, file, new AbortController().signal);
    setComing(false);
    if (sent === null) return;
    if (!sent.ok) return tellFailure(sent.error);
    const { hash, mime, bytes } = sent.value;
    onChange({ media: hash, mime, bytes, name: plainName(file.name) });
  };
  const save = async ({ media, name }: Scan): Promise<void> => {
    const saved = await bridge.call['media.save']({ hash: media, name });
    if (!saved.ok) tellFailure(saved.error);
    else if (saved.value !== null) toast({ text: t('media.saved', { name: saved.value.fileName }) });
  };

  return (
    <section className={styles['scan']} aria-label={t('register.scan.title')}>
      <h3>{t('register.scan.title')}</h3>
      {scan === undefined ? null : (
        <span className={styles['file']}>
          {scan.name} <small>{size(scan.bytes)}</small>
        </span>
      )}
      <FileTrigger
        acceptedFileTypes={[...IMAGE_TYPES, 'application/pdf']}
        onSelect={(files) => void take(files?.[0])}
      >
        <Button isDisabled={isComing}>
          <FileUp aria-hidden />
          {t(scan === undefined ? 'register.scan.add' : 'register.scan.other')}
        </Button>
      </FileTrigger>
      {scan === undefined ? null : (
        <>
          <Button look="plain" aria-label={t('register.scan.save')} onPress={() => void save(scan)}>
            <Download aria-hidden />
          </Button>
          <Button look="plain" aria-label={t('register.scan.remove')} onPress={() => onChange(undefined)}>
            <Trash2 aria-hidden />
          </Button>
        </>
      )}
      {isComing ? <output>{t('register.scan.coming')}</output> : null}
    </section>
  );
}
