import { useId, useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { AtSign, ImagePlus, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { COMMENT_LIMIT, MENTIONS_LIMIT, type Said } from '../../shared/comments/comment-op.ts';
import { IMAGE_TYPES } from '../../shared/document/article.ts';
import { useBridge } from '../bridge.ts';
import { mediaAddress } from '../editor/trusted-html.ts';
import { tellFailure } from '../failures.ts';
import { upload } from '../media/upload.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { asRead } from '../shell/shortcuts.ts';
import { meant, stillMentioned, typedName, withName, type Called } from './mentioning.ts';
import styles from './Composer.module.css';

export interface ComposerProps {
  readonly label: string;
  /** What the button says that sends it. */
  readonly send: string;
  readonly people: readonly Called[];
  /** What was written before. */
  readonly first: Said | null;
  /** What is written now, to be kept; null: nothing. */
  readonly onWritten: (said: Said | null) => void;
  /** Answers whether it was taken. */
  readonly onSend: (said: Said) => Promise<boolean>;
  readonly onLeave: () => void;
}

const EMPTY: Said = { text: '', mentions: [], picture: null };
const SEND_KEYS = 'CmdOrCtrl+Enter';

/** Where a comment is written. An @ offers people; a picture may stand with it. */
export function Composer(props: ComposerProps): ReactNode {
  const { label, send, people, first, onWritten, onSend, onLeave } = props;
  const { t } = useTranslation();
  const bridge = useBridge();
  const [said, setSaid] = useState(first ?? EMPTY);
  const [caret, setCaret] = useState<number | null>(null);
  const [at, setAt] = useState(0);
  const [isBusy, setBusy] = useState(false);
  const field = useRef<HTMLTextAreaElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const listId = useId();

  useLayoutEffect(() => {
    field.current?.focus();
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length);
  }, []);

  const typed = caret === null || said.mentions.length >= MENTIONS_LIMIT ? null : typedName(said.text, caret);
  const offered = typed === null ? [] : meant(people, typed);
  const marked = offered[Math.min(at, offered.length - 1)];

  const write = (next: Said): void => {
    setSaid(next);
    onWritten(next.text === '' && next.picture === null ? null : next);
  };
  const type = (text: string): void => {
    write({ ...said, text, mentions: stillMentioned(text, said.mentions) });
    setCaret(field.current?.selectionStart ?? null);
    setAt(0);
  };
  const callOn = (called: Called): void => {
    if (typed === null) return;
    const next = withName(said.text, typed, called);
    const mentions = [...said.mentions, { person: called.id, name: called.name }];
    write({ ...said, text: next.text, mentions: stillMentioned(next.text, mentions) });
    setCaret(null);
    queueMicrotask(() => {
      field.current?.focus();
      field.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const isSendable = !isBusy && (said.text.trim() !== '' || said.picture !== null);
  const sendNow = async (): Promise<void> => {
    if (!isSendable) return;
    setBusy(true);
    const isTaken = await onSend({ ...said, text: said.text.toWellFormed() });
    setBusy(false);
    if (isTaken) onWritten(null);
  };
  const attach = async (file: File | undefined): Promise<void> => {
    if (file === undefined) return;
    setBusy(true);
    const sent = await upload(bridge, file, new AbortController().signal);
    setBusy(false);
    if (sent === null) return;
    if (!sent.ok) tellFailure(sent.error);
    else if (sent.value.kind !== 'picture') tellFailure({ code: 'mediaRefused' });
    else {
      const { hash: media, mime, width, height } = sent.value;
      write({ ...said, picture: { media, mime, width, height } });
    }
    field.current?.focus();
  };
  const askForName = (): void => {
    const place = field.current?.selectionStart ?? said.text.length;
    const before = said.text.slice(0, place);
    const sign = before === '' || /\s$/u.test(before) ? '@' : ' @';
    write({ ...said, text: before + sign + said.text.slice(place) });
    setCaret(place + sign.length);
    setAt(0);
    queueMicrotask(() => {
      field.current?.focus();
      field.current?.setSelectionRange(place + sign.length, place + sign.length);
    });
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (marked !== undefined && step !== 0) setAt((at + step + offered.length) % offered.length);
    else if (marked !== undefined && (event.key === 'Enter' || event.key === 'Tab') && !event.ctrlKey)
      callOn(marked);
    else if (marked !== undefined && event.key === 'Escape') setCaret(null);
    else if (event.key === 'Escape') onLeave();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) void sendNow();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };

  return (
    <div className={styles['composer']}>
      <textarea
        ref={field}
        className={styles['field']}
        aria-label={label}
        aria-autocomplete="list"
        {...(marked === undefined
          ? {}
          : { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${marked.id}` })}
        placeholder={t('comments.placeholder')}
        value={said.text}
        maxLength={COMMENT_LIMIT}
        rows={2}
        spellCheck={false}
        onChange={({ target }) => type(target.value)}
        onSelect={({ currentTarget }) => {
          if (caret !== null) setCaret(currentTarget.selectionStart);
        }}
        onKeyDown={onKeyDown}
        onPaste={(event) => {
          const picture = [...event.clipboardData.files].find(({ type: mime }) => mime.startsWith('image/'));
          if (picture === undefined) return;
          event.preventDefault();
          void attach(picture);
        }}
      />
      {marked === undefined ? null : (
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a select would take the focus out of the comment
        <div id={listId} role="listbox" aria-label={t('comments.people')} className={styles['people']}>
          {offered.map((called) => (
            <div
              key={called.id}
              id={`${listId}-${called.id}`}
              // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- as for its list
              role="option"
              tabIndex={-1}
              aria-selected={called === marked}
              className={styles['person']}
              onMouseDown={(event) => {
                event.preventDefault();
                callOn(called);
              }}
            >
              {called.name}
            </div>
          ))}
        </div>
      )}
      {said.picture === null ? null : (
        <div className={styles['picture']}>
          <img src={mediaAddress(said.picture.media)} alt={t('comments.picture')} />
          <Hint text={t('comments.dropPicture')}>
            <Button
              look="plain"
              aria-label={t('comments.dropPicture')}
              onPress={() => write({ ...said, picture: null })}
            >
              <X aria-hidden />
            </Button>
          </Hint>
        </div>
      )}
      <div className={styles['tools']}>
        <Hint text={t('comments.mention')} keys="@">
          <Button look="plain" aria-label={t('comments.mention')} onPress={askForName}>
            <AtSign aria-hidden />
          </Button>
        </Hint>
        <Hint text={t('comments.attach')}>
          <Button
            look="plain"
            aria-label={t('comments.attach')}
            isDisabled={isBusy}
            onPress={() => chooser.current?.click()}
          >
            <ImagePlus aria-hidden />
          </Button>
        </Hint>
        <input
          ref={chooser}
          type="file"
          hidden
          accept={IMAGE_TYPES.join(',')}
          onChange={({ target }) => {
            void attach(target.files?.[0]);
            target.value = '';
          }}
        />
        <span className={styles['room']} />
        <Button look="plain" onPress={onLeave}>
          {t('comments.leave')}
        </Button>
        <Hint text={send} keys={asRead(SEND_KEYS)}>
          <Button look="strong" isDisabled={!isSendable} onPress={() => void sendNow()}>
            {send}
          </Button>
        </Hint>
      </div>
    </div>
  );
}
