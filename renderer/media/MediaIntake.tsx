import { useEffect, useState, useSyncExternalStore, type ReactNode, type Ref } from 'react';
import { useTranslation } from 'react-i18next';
import { FILE_ENDINGS } from '../../shared/media/media.ts';
import { IMAGE_TYPES } from '../../shared/document/article.ts';
import { LANGUAGES } from '../../shared/document/model.ts';
import { useBridge } from '../bridge.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { OpenTexts } from '../editor/open-texts.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { createIntake, type Intake } from './intake.ts';
import type { MediaPlace } from './put-media.ts';
import { registerFiles } from './register-files.ts';
import { tellEnd } from './tell-end.ts';
import styles from './media.module.css';

/** What the file chooser offers first; what is chosen is judged by its content. */
const OFFERED = [
  ...IMAGE_TYPES,
  ...Object.values(FILE_ENDINGS).flatMap((endings) => endings.map((e) => `.${e}`)),
].join();

export interface MediaIntakeProps {
  readonly draft: DraftSession;
  readonly texts: OpenTexts;
  /** The file chooser: pressing it by program opens it. */
  readonly chooser: Ref<HTMLInputElement>;
}

/** Takes pictures and files into the draft: chosen, pasted or dropped; shows how far they are. */
export function MediaIntake({ draft, texts, chooser }: MediaIntakeProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();

  const [intake] = useState(() => createIntake(bridge, draft.text, tellEnd));
  // Another article: what is in stays, and the rest is told of.
  useEffect(() => () => intake.cancel(), [intake]);

  useEffect(() => {
    let stop: readonly (() => void)[] = [];
    const listen = (): void => {
      for (const each of stop) each();
      stop = texts.all().map((text) => registerFiles(text, intake.add));
    };
    listen();
    const stopWatching = texts.onChange(listen);
    return () => {
      stopWatching();
      for (const each of stop) each();
    };
  }, [intake, texts]);

  const atCaret = (): MediaPlace => {
    const caret = draft.text.whereabouts.caret();
    return caret ?? { language: texts.all()[0]?.language ?? LANGUAGES[0], uid: null };
  };

  return (
    <>
      <input
        ref={chooser}
        type="file"
        multiple
        hidden
        accept={OFFERED}
        aria-label={t('editor.media')}
        onChange={(event) => {
          intake.add([...(event.target.files ?? [])], atCaret());
          // The same file may be chosen again.
          event.target.value = '';
        }}
      />
      <Progress intake={intake} />
    </>
  );
}

function Progress({ intake }: { readonly intake: Intake }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const progress = useSyncExternalStore(intake.onProgress, intake.progress);
  if (progress === null) return null;
  const { done, total } = progress;
  const words = t('media.coming', { done: format.number(done), total: format.number(total) });
  return (
    <div className={styles['progress']}>
      <progress value={done} max={total} aria-label={words} />
      <output>{words}</output>
      <Button onPress={intake.cancel}>{t('media.cancel')}</Button>
    </div>
  );
}
