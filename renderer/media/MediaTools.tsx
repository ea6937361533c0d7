import {
  useCallback,
  useEffect,
  useEffectEvent,
  useLayoutEffect,
  useRef,
  useState,
  useSyncExternalStore,
  type ReactNode,
  type RefObject,
} from 'react';
import { Download, ImageUp, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { ArticleBody } from '../../shared/document/article.ts';
import { LANGUAGES, type Language, type Uid } from '../../shared/document/model.ts';
import { readUnit } from '../../shared/document/views.ts';
import { useBridge } from '../bridge.ts';
import type { DraftSession } from '../drafting/session.ts';
import type { OpenText, OpenTexts } from '../editor/open-texts.ts';
import { tellFailure } from '../failures.ts';
import { useFormat } from '../i18n/use-format.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { toast } from '../ui/Toasts.tsx';
import { counterpartOf, removeUnit, replacePicture, setAlt } from './change-media.ts';
import { upload } from './upload.ts';
import styles from './media.module.css';

export interface MediaToolsProps {
  readonly draft: DraftSession;
  readonly texts: OpenTexts;
  readonly text: OpenText;
}

type MediaBody = Extract<ArticleBody, { readonly type: 'figure' | 'attachment' }>;

/** What can be done with the picture or file under the caret: beside it, in reach of the keys. */
export function MediaTools({ draft, texts, text }: MediaToolsProps): ReactNode {
  const { whereabouts } = draft.text;
  const caret = useSyncExternalStore(whereabouts.onCaret, whereabouts.caret);
  // Read anew after each change of a unit; the same object while it stands.
  const onChange = useCallback((listener: () => void) => draft.text.onChange(listener), [draft]);
  const unit = useSyncExternalStore(onChange, () => {
    if (caret === null || caret.language !== text.language) return undefined;
    const under = draft.text.unit(caret.language, caret.uid);
    return under?.type === 'figure' || under?.type === 'attachment' ? under : undefined;
  });
  const view = unit === undefined ? null : readUnit(unit);
  const body = view?.kind === 'readable' ? view.body : null;
  if (unit === undefined || (body?.type !== 'figure' && body?.type !== 'attachment')) return null;
  return <Tools key={unit.uid} draft={draft} texts={texts} text={text} uid={unit.uid} body={body} />;
}

interface ToolsProps extends MediaToolsProps {
  readonly uid: Uid;
  readonly body: MediaBody;
}

function Tools({ draft, texts, text, uid, body }: ToolsProps): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const chooser = useRef<HTMLInputElement>(null);
  const tools = useRef<HTMLFieldSetElement>(null);
  const top = useTop(tools, text, uid, body.type === 'figure');

  const back = (): void => text.editor.focus();
  const leave = useEffectEvent(back);
  useEffect(() => {
    const element = tools.current;
    const escape = (event: KeyboardEvent): void => {
      if (event.key !== 'Escape' || event.isComposing) return;
      event.stopPropagation();
      leave();
    };
    element?.addEventListener('keydown', escape);
    return () => element?.removeEventListener('keydown', escape);
  }, []);
  const save = async (): Promise<void> => {
    const name = body.type === 'attachment' ? body.content.name : t('media.picture');
    const saved = await bridge.call['media.save']({ hash: body.content.media, name });
    if (!saved.ok) tellFailure(saved.error);
    else if (saved.value !== null) toast({ text: t('media.saved', { name: saved.value.fileName }) });
  };
  const replace = async (file: File): Promise<void> => {
    const sent = await upload(bridge, file, new AbortController().signal);
    if (sent === null) return;
    if (!sent.ok)
      toast({
        tone: 'bad',
        text: t('media.refused', { names: file.name, why: t(`failure.${sent.error.code}`) }),
      });
    else if (!replacePicture(draft.text, text.language, uid, sent.value))
      toast({ tone: 'bad', text: t('media.noPicture', { name: file.name }) });
    back();
  };

  return (
    <fieldset
      ref={tools}
      aria-label={t(body.type === 'figure' ? 'media.figureTools' : 'media.fileTools')}
      className={styles['tools']}
      style={{ insetBlockStart: top }}
    >
      {body.type === 'figure' ? (
        <>
          <AltFields draft={draft} texts={texts} language={text.language} uid={uid} onDone={back} />
          <input
            ref={chooser}
            type="file"
            hidden
            accept="image/*"
            aria-label={t('media.replace')}
            onChange={(event) => {
              const file = event.target.files?.[0];
              if (file !== undefined) void replace(file);
              event.target.value = '';
            }}
          />
          <Hint text={t('media.replace')}>
            <Button aria-label={t('media.replace')} onPress={() => chooser.current?.click()}>
              <ImageUp aria-hidden />
            </Button>
          </Hint>
        </>
      ) : (
        <span className={styles['about']}>
          {body.content.name} · {format.size(body.content.bytes)}
        </span>
      )}
      <Hint text={t('media.save')}>
        <Button aria-label={t('media.save')} onPress={() => void save()}>
          <Download aria-hidden />
        </Button>
      </Hint>
      <Hint text={t('media.remove')}>
        <Button
          aria-label={t('media.remove')}
          onPress={() => {
            removeUnit(draft.text, text.language, uid);
            back();
          }}
        >
          <Trash2 aria-hidden />
        </Button>
      </Hint>
    </fieldset>
  );
}

/**
 * How far from the pane's upper edge the tools stand, in pixels: over a picture's upper edge where they leave the greater
 * part of it in sight, else below, as with a file.
 */
function useTop(tools: RefObject<HTMLElement | null>, text: OpenText, uid: Uid, isFigure: boolean): number {
  const [top, setTop] = useState(0);
  useLayoutEffect(() => {
    const key = text.binding.blocks.keyOf(uid);
    const block = key === undefined ? null : text.editor.getElementByKey(key);
    const own = tools.current;
    if (block === null || own === null) return undefined;
    const place = (): void => {
      const isOver = isFigure && own.offsetHeight * 2 <= block.offsetHeight;
      setTop(block.offsetTop + (isOver ? 2 : block.offsetHeight));
    };
    const watch = new ResizeObserver(place);
    for (const element of [block, own, text.root]) watch.observe(element);
    return () => watch.disconnect();
  }, [tools, text, uid, isFigure]);
  return top;
}

interface AltFieldsProps {
  readonly draft: DraftSession;
  readonly texts: OpenTexts;
  readonly language: Language;
  readonly uid: Uid;
  readonly onDone: () => void;
}

/** What the picture shows, in this language, and in the other where the picture stands there too. */
function AltFields({ draft, texts, language, uid, onDone }: AltFieldsProps): ReactNode {
  const { t } = useTranslation();
  const other = counterpartOf(draft.text, language, uid);
  const places = LANGUAGES.flatMap((each) => {
    const place = each === language ? uid : other;
    return place === null ? [] : [{ each, place }];
  });
  return places.map(({ each, place }) => {
    const unit = draft.text.unit(each, place);
    const view = unit === undefined ? null : readUnit(unit);
    const alt = view?.kind === 'readable' && view.body.type === 'figure' ? view.body.content.alt : '';
    return (
      <label key={each}>
        {t(`media.alt.${each}`)}
        <input
          type="text"
          lang={each}
          value={alt}
          maxLength={2000}
          data-alt={each === language ? '' : undefined}
          onChange={(event) => setAlt(draft.text, texts.get(each), each, place, event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || event.nativeEvent.isComposing) return;
            event.preventDefault();
            onDone();
          }}
        />
      </label>
    );
  });
}
