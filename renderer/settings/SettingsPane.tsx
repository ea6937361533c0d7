import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../shared/document/model.ts';
import { PAPER_FONTS, PAPER_HEADINGS } from '../../shared/html/paper-look.ts';
import { AccountSettings } from '../account/AccountSettings.tsx';
import pane from '../desk/Pane.module.css';
import { useFormat } from '../i18n/use-format.ts';
import { MOTIONS, SIZES, THEMES, ZOOMS } from '../shell/interface.ts';
import type { PlaceProps } from '../shell/places.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Segments } from '../ui/Segments.tsx';
import { useEntered } from '../ui/use-entered.ts';
import { useEscape } from '../ui/use-escape.ts';
import { WordingEditor } from '../wording/WordingEditor.tsx';
import { Setting } from './Setting.tsx';
import styles from './SettingsPane.module.css';

/** How the desk and its paper look and speak. A choice takes effect at once, in every window, and is kept. */
export function SettingsPane({ look, goTo }: PlaceProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const { chosen, choose } = look;
  const [isWording, setWording] = useState(false);
  const main = useEntered<HTMLElement>();
  useEscape(() => goTo('desk'), 'last');
  return (
    <main ref={main} className={`${pane['page']} ${styles['page']}`} tabIndex={-1}>
      <div className={styles['sheet']}>
        <h1 className={styles['title']}>{t('rail.settings')}</h1>
        <p className={styles['meaning']}>{t('settings.meaning')}</p>

        <section className={styles['group']} aria-labelledby="settings-interface">
          <h2 id="settings-interface">{t('settings.interface')}</h2>
          <Setting title={t('settings.language')} keys={keysOf('view.language')}>
            <Segments
              label={t('settings.language')}
              options={LANGUAGES.map((id) => ({ id, text: t(`language.own.${id}`), lang: id }))}
              chosen={chosen.language}
              onChoose={(language) => choose({ language })}
            />
          </Setting>
          <Setting title={t('settings.theme')} keys={keysOf('view.theme')}>
            <Segments
              label={t('settings.theme')}
              options={THEMES.map((id) => ({ id, text: t(`theme.${id}`) }))}
              chosen={chosen.theme}
              onChoose={(theme) => choose({ theme })}
            />
          </Setting>
          <Setting title={t('settings.size')} meaning={t('settings.sizeMeaning')}>
            <NumberSegments
              label={t('settings.size')}
              choices={SIZES}
              text={format.percent}
              chosen={chosen.size}
              onChoose={(size) => choose({ size })}
            />
          </Setting>
          <Setting title={t('settings.motion')} meaning={t('settings.motionMeaning')}>
            <Segments
              label={t('settings.motion')}
              options={MOTIONS.map((id) => ({ id, text: t(`settings.motions.${id}`) }))}
              chosen={chosen.motion}
              onChoose={(motion) => choose({ motion })}
            />
          </Setting>
        </section>

        <section className={styles['group']} aria-labelledby="settings-paper">
          <h2 id="settings-paper">{t('settings.paper')}</h2>
          <Setting title={t('settings.zoom')} meaning={t('settings.zoomMeaning')}>
            <NumberSegments
              label={t('settings.zoom')}
              choices={ZOOMS}
              text={format.percent}
              chosen={chosen.zoom}
              onChoose={(zoom) => choose({ zoom })}
            />
          </Setting>
          <Setting title={t('settings.font')} meaning={t('settings.fontMeaning')}>
            <Segments
              label={t('settings.font')}
              options={PAPER_FONTS.map((id) => ({ id, text: t(`settings.fonts.${id}`) }))}
              chosen={chosen.font}
              onChoose={(font) => choose({ font })}
            />
          </Setting>
          <Setting title={t('settings.headings')}>
            <Segments
              label={t('settings.headings')}
              options={PAPER_HEADINGS.map((id) => ({ id, text: t(`settings.headingLooks.${id}`) }))}
              chosen={chosen.headings}
              onChoose={(headings) => choose({ headings })}
            />
          </Setting>
          <figure className={styles['sample']} lang="km" aria-label={t('settings.sample')}>
            <p className={styles['sampleTitle']}>{t('settings.sampleTitle')}</p>
            <p className={styles['sampleText']}>{t('settings.sampleText')}</p>
          </figure>
          <Setting title={t('official.title')} meaning={t('official.settingsMeaning')}>
            <Button onPress={() => goTo('official')}>{t('official.edit')}</Button>
          </Setting>
        </section>

        <AccountSettings />

        <section className={styles['group']} aria-labelledby="settings-office">
          <h2 id="settings-office">{t('settings.office')}</h2>
          <Setting title={t('wording.title')} meaning={t('wording.short')}>
            <Button onPress={() => setWording(true)}>{t('wording.open')}</Button>
          </Setting>
          <Setting title={t('instruments.title')} meaning={t('instruments.short')}>
            <Button onPress={() => goTo('instruments')}>{t('instruments.open')}</Button>
          </Setting>
        </section>
      </div>
      {isWording ? <WordingEditor onClose={() => setWording(false)} /> : null}
    </main>
  );
}

interface NumberSegmentsProps<Choice extends number> {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly text: (choice: Choice) => string;
  readonly chosen: Choice;
  readonly onChoose: (choice: Choice) => void;
}

function NumberSegments<Choice extends number>(props: NumberSegmentsProps<Choice>): ReactNode {
  const { label, choices, text, chosen, onChoose } = props;
  return (
    <Segments
      label={label}
      options={choices.map((choice) => ({ id: String(choice), text: text(choice) }))}
      chosen={String(chosen)}
      onChoose={(id) => {
        const choice = choices.find((one) => String(one) === id);
        if (choice !== undefined) onChoose(choice);
      }}
    />
  );
}
