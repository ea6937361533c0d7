import { useRef, useState, type PointerEvent, type ReactNode } from 'react';
import { FileTrigger } from 'react-aria-components';
import { ImagePlus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { IMAGE_TYPES } from '../../shared/document/article.ts';
import { articleField, type Cover } from '../../shared/document/article-fields.ts';
import { LANGUAGES } from '../../shared/document/model.ts';
import { useBridge } from '../bridge.ts';
import { useFieldValue, type FieldSource } from '../desk/use-field.ts';
import { MEDIA_FOLDER } from '../editor/trusted-html.ts';
import { tellFailure } from '../failures.ts';
import { upload } from '../media/upload.ts';
import { Button } from '../ui/Button.tsx';
import { TextField } from '../ui/TextField.tsx';
import { coverOf, withFocus } from './cover.ts';
import styles from './CoverField.module.css';

/** The picture of the document in lists and on other channels: which one, what must stay in sight of it, what it shows. */
export function CoverField({ source }: { readonly source: FieldSource }): ReactNode {
  const { t } = useTranslation();
  const bridge = useBridge();
  const [stored, change] = useFieldValue(source, 'cover');
  const [isComing, setComing] = useState(false);
  const cover = articleField('cover', stored);

  const take = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setComing(true);
    const sent = await upload(bridge, file, new AbortController().signal);
    setComing(false);
    if (sent === null) return;
    const made = sent.ok ? coverOf(sent.value, cover) : sent;
    if (made.ok) change({ ...made.value });
    else tellFailure(made.error);
  };

  return (
    <div className={styles['cover']} data-field="cover">
      {cover === undefined ? null : <CoverPicture cover={cover} onChange={(next) => change({ ...next })} />}
      <div className={styles['acts']}>
        <FileTrigger acceptedFileTypes={[...IMAGE_TYPES]} onSelect={(files) => void take(files?.[0])}>
          <Button isDisabled={isComing}>
            <ImagePlus aria-hidden />
            {t(cover === undefined ? 'details.cover.choose' : 'details.cover.other')}
          </Button>
        </FileTrigger>
        {cover === undefined ? null : (
          <Button look="plain" aria-label={t('details.cover.remove')} onPress={() => change(null)}>
            <Trash2 aria-hidden />
          </Button>
        )}
      </div>
      {isComing ? <output>{t('details.cover.coming')}</output> : null}
    </div>
  );
}

interface CoverPictureProps {
  readonly cover: Cover;
  readonly onChange: (cover: Cover) => void;
}

/** The focal point is set by a press on the picture, or by the two sliders below it. */
function CoverPicture({ cover, onChange }: CoverPictureProps): ReactNode {
  const { t } = useTranslation();
  const frame = useRef<HTMLDivElement>(null);
  const { focus } = cover;
  const point = (event: PointerEvent): void => {
    const box = frame.current?.getBoundingClientRect();
    if (box === undefined || event.buttons !== 1) return;
    onChange(
      withFocus(cover, {
        x: (event.clientX - box.left) / box.width,
        y: (event.clientY - box.top) / box.height,
      }),
    );
  };
  return (
    <>
      <div ref={frame} className={styles['frame']} onPointerDown={point} onPointerMove={point}>
        <img
          src={`${MEDIA_FOLDER}${cover.media}`}
          width={cover.width}
          height={cover.height}
          alt={cover.alt.km || cover.alt.en}
          draggable={false}
        />
        <span
          className={styles['focus']}
          style={{ insetInlineStart: `${focus.x * 100}%`, top: `${focus.y * 100}%` }}
          aria-hidden
        />
      </div>
      {(['x', 'y'] as const).map((axis) => (
        <label key={axis} className={styles['slider']}>
          {t(`details.cover.${axis}`)}
          <input
            type="range"
            min={0}
            max={100}
            value={Math.round(focus[axis] * 100)}
            onChange={(event) =>
              onChange(withFocus(cover, { ...focus, [axis]: event.currentTarget.valueAsNumber / 100 }))
            }
          />
        </label>
      ))}
      {LANGUAGES.map((language) => (
        <TextField
          key={language}
          label={t(`details.cover.alt.${language}`)}
          lang={language}
          maxLength={1000}
          value={cover.alt[language]}
          onChange={(text) => onChange({ ...cover, alt: { ...cover.alt, [language]: text } })}
        />
      ))}
    </>
  );
}
