import { useState, type ReactNode } from 'react';
import { Form } from 'react-aria-components';
import { BookOpen, PenLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { createIds } from '../../shared/document/ids.ts';
import { LANGUAGES } from '../../shared/document/model.ts';
import { useBridge } from '../bridge.ts';
import pane from '../desk/Pane.module.css';
import { pagePorts } from '../drafting/ports.ts';
import { tellFailure } from '../failures.ts';
import { THEMES } from '../shell/interface.ts';
import type { PlaceProps } from '../shell/places.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { TextField } from '../ui/TextField.tsx';
import { useEscape } from '../ui/use-escape.ts';
import { sampleDocument } from './sample.ts';
import styles from './WelcomePane.module.css';

/** The first minute: who works here, in which language and light, and something to begin with. Nothing of it is a must. */
export function WelcomePane({ desk, look, goTo, person }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [typed, type] = useState<string | null>(null);
  const name = typed ?? person;
  const { chosen, choose } = look;
  const leave = async (begin: () => unknown): Promise<void> => {
    const given = name.trim();
    if (given !== '' && given !== person) {
      const renamed = await bridge.call['profiles.rename']({ name: given });
      if (!renamed.ok) return tellFailure(renamed.error);
    }
    goTo('desk');
    await begin();
  };
  useEscape(() => void leave(() => undefined), 'last');
  return (
    <main className={`${pane['page']} ${styles['page']}`} tabIndex={-1}>
      <Form
        className={styles['sheet'] ?? ''}
        onSubmit={(event) => {
          event.preventDefault();
          void leave(desk.create);
        }}
      >
        <span className={styles['mark']} lang="km" aria-hidden>
          {t('brand.mark')}
        </span>
        <h1>{t('welcome.title')}</h1>
        <p className={styles['meaning']}>{t('welcome.meaning')}</p>
        <TextField label={t('welcome.name')} value={name} maxLength={200} entered onChange={type} />
        <div className={styles['choices']}>
          <div>
            <span className={styles['label']}>{t('settings.language')}</span>
            <Segments
              label={t('settings.language')}
              options={LANGUAGES.map((id) => ({ id, text: t(`language.own.${id}`), lang: id }))}
              chosen={chosen.language}
              onChoose={(language) => choose({ language })}
            />
          </div>
          <div>
            <span className={styles['label']}>{t('settings.theme')}</span>
            <Segments
              label={t('settings.theme')}
              options={THEMES.map((id) => ({ id, text: t(`theme.${id}`) }))}
              chosen={chosen.theme}
              onChoose={(theme) => choose({ theme })}
            />
          </div>
        </div>
        <div className={styles['ways']}>
          <Button look="plain" onPress={() => void leave(() => undefined)}>
            {t('welcome.skip')}
          </Button>
          <Button
            onPress={() => void leave(async () => desk.createFrom(sampleDocument(createIds(pagePorts))))}
          >
            <BookOpen aria-hidden />
            {t('welcome.sample')}
          </Button>
          <Button look="strong" type="submit">
            <PenLine aria-hidden />
            {t('welcome.write')}
          </Button>
        </div>
      </Form>
    </main>
  );
}
