import { useEffect, useLayoutEffect, useRef, useState, useSyncExternalStore, type ReactNode } from 'react';
import { ArrowDown, ArrowRight, Check, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../i18n/use-format.ts';
import { keysOf } from '../shell/shortcuts.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { toast } from '../ui/Toasts.tsx';
import { useEscape } from '../ui/use-escape.ts';
import type { PlacedRemark, Proofing } from './proofing.ts';
import styles from './RemarkBubble.module.css';

export interface RemarkBubbleProps {
  readonly proofing: Proofing;
  readonly onUndo: () => void;
}

/** What is wrong with the words that are marked and what to write instead, beside them. Enter writes it. */
export function RemarkBubble({ proofing, onUndo }: RemarkBubbleProps): ReactNode {
  const remark = useSyncExternalStore(proofing.onChange, proofing.current);
  if (remark === null) return null;
  const { language, uid, from, words } = remark;
  // The next one is another bubble, at its own words and with the focus on its own button.
  return (
    <Bubble key={`${language} ${uid} ${from} ${words}`} proofing={proofing} remark={remark} onUndo={onUndo} />
  );
}

/** Between the words and the bubble, and between it and the window's edge, in CSS pixels. */
const GAP = 8;

/** Below the words, or above them where there is no room. */
function spotFor(bubble: HTMLElement, words: DOMRect): { left: number; top: number } {
  const { offsetWidth, offsetHeight } = bubble;
  const below = words.bottom + GAP;
  const top = below + offsetHeight + GAP <= innerHeight ? below : words.top - offsetHeight - GAP;
  return {
    top: Math.max(top, GAP),
    left: Math.max(Math.min(words.left, innerWidth - offsetWidth - GAP), GAP),
  };
}

function Bubble({
  proofing,
  remark,
  onUndo,
}: RemarkBubbleProps & { readonly remark: PlacedRemark }): ReactNode {
  const { t } = useTranslation();
  const format = useFormat();
  const bubble = useRef<HTMLDialogElement>(null);
  const [spot, setSpot] = useState({ left: 0, top: 0 });
  const { kind, words, instead, language } = remark;
  const alike = proofing.alike();
  useEscape(proofing.leave, 'first');

  useLayoutEffect(() => {
    const put = (): void => {
      const place = proofing.place();
      if (bubble.current !== null && place !== null)
        setSpot(spotFor(bubble.current, place.getBoundingClientRect()));
    };
    put();
    document.addEventListener('scroll', put, true);
    addEventListener('resize', put);
    return () => {
      document.removeEventListener('scroll', put, true);
      removeEventListener('resize', put);
    };
  }, [proofing]);
  // Enter is for the first of the buttons.
  useEffect(() => bubble.current?.querySelector('button')?.focus({ preventScroll: true }), []);

  useEffect(() => {
    const press = ({ target }: PointerEvent): void => {
      if (target instanceof Node && bubble.current?.contains(target) !== true) proofing.dismiss();
    };
    document.addEventListener('pointerdown', press, true);
    return () => document.removeEventListener('pointerdown', press, true);
  }, [proofing]);

  const fix = (): void => {
    proofing.fix();
    if (proofing.current() === null) toast({ text: t('proof.none') });
  };
  const next = (): void => void proofing.next();
  const fixAlike = (): void => {
    const n = proofing.fixAlike();
    toast({ text: t('proof.fixed', { n: format.number(n) }), action: { text: t('undo'), onPress: onUndo } });
  };
  return (
    <dialog
      open
      ref={bubble}
      aria-label={t('proof.label')}
      aria-describedby="proof-meaning"
      className={styles['bubble']}
      style={spot}
    >
      <p id="proof-meaning" className={styles['meaning']}>
        {t(`proof.kind.${kind}`)}
      </p>
      <p className={styles['words']} lang={language}>
        <del>{words}</del>
        <ArrowRight aria-hidden />
        {instead === null ? (
          <i>{t('proof.byHand')}</i>
        ) : instead === '' ? (
          <i>{t('proof.delete')}</i>
        ) : (
          <ins>{instead}</ins>
        )}
      </p>
      <div className={styles['actions']}>
        {instead === null ? null : (
          <Button look="strong" onPress={fix}>
            <Check aria-hidden />
            {t('proof.fix')}
          </Button>
        )}
        {instead === null || alike < 2 ? null : (
          <Button onPress={fixAlike}>{t('proof.fixAlike', { n: format.number(alike) })}</Button>
        )}
        <Hint text={t('proof.next')} keys={keysOf('proof.next')}>
          <Button look="plain" aria-label={t('proof.next')} onPress={next}>
            <ArrowDown aria-hidden />
          </Button>
        </Hint>
        <Hint text={t('proof.leave')} keys="Esc">
          <Button look="plain" aria-label={t('proof.leave')} onPress={proofing.leave}>
            <X aria-hidden />
          </Button>
        </Hint>
      </div>
    </dialog>
  );
}
