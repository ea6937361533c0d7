import { useLayoutEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { createIds } from '../../shared/document/ids.ts';
import type { Language, Metadata, Unit } from '../../shared/document/model.ts';
import { contentOfUnits } from '../../shared/document/open-units.ts';
import { FIRST_LOOK } from '../../shared/html/paper-look.ts';
import { instrumentPage } from '../../shared/instrument/instrument-page.ts';
import type { OfficialPage } from '../../shared/official/page.ts';
import { framedParts } from '../../shared/official/parts.ts';
import { pagePorts } from '../drafting/ports.ts';
import { trustedInstrumentPaper, trustedPaper } from '../editor/trusted-html.ts';
import { useInstrumentData } from '../instrument/office-instruments.ts';
import { composed } from '../templates/compose.ts';
import { titleIn } from '../templates/filled.ts';
import type { Template } from '../templates/template.ts';
import styles from './Sheet.module.css';

export interface SheetProps {
  readonly template: Template;
  readonly page: OfficialPage;
  readonly language: Language;
}

/** A4 on the screen with the ground around it, in CSS pixels, as `paper.css` lays it out. */
const SHEET_WIDTH = 842;

/** A new document of the template, as it would print now. Nothing runs in the frame; it only shows paper. */
export function Sheet({ template, page, language }: SheetProps): ReactNode {
  const { t } = useTranslation();
  const data = useInstrumentData();
  const title = titleIn(template, {}, language);
  const made = useMemo(() => composed(template, {}, createIds(pagePorts), page), [template, page]);
  const markup = (): string => {
    const metadata = Object.fromEntries(made.fields.map(({ name, value }) => [name, value])) as Metadata;
    const units = (of: Language): readonly Unit[] =>
      made.units.filter((one) => one.language === of).map(({ unit }) => unit as Unit);
    const content = contentOfUnits(template.kind, { km: units('km'), en: units('en') });
    const paper = { name: template.name[language], look: FIRST_LOOK, base: './' };
    if (content.shape === 'oneTree') {
      const shown = instrumentPage(metadata, content, data, new Map(), language);
      return trustedInstrumentPaper({ page: shown, ...paper });
    }
    const official = framedParts(page, metadata, title, language);
    return trustedPaper({ language, title, units: units(language), official, ...paper });
  };
  const asked = JSON.stringify([template.id, language, page]);
  // The sheet before stays in sight until the next one stands, which then gives way to the newest: no letter flashes.
  const [shown, setShown] = useState('');
  const [coming, setComing] = useState({ key: asked, html: markup() });
  if (shown === coming.key && coming.key !== asked) setComing({ key: asked, html: markup() });
  const box = useRef<HTMLDivElement>(null);
  const scale = useScale(box);
  return (
    <div ref={box} className={styles['ground']}>
      {[...new Set([shown, coming.key])]
        .filter((key) => key !== '')
        .map((key) => (
          <iframe
            key={key}
            ref={(frame) => {
              if (frame !== null && frame.srcdoc === '') frame.srcdoc = coming.html;
            }}
            className={styles['sheet']}
            style={{ width: `${100 / scale}%`, height: `${100 / scale}%`, transform: `scale(${scale})` }}
            // No scripts; the same origin, so that it can be asked for its fonts: in another face the page would jump.
            sandbox="allow-same-origin"
            title={t('official.sheet')}
            aria-hidden={key !== coming.key}
            data-shown={key === shown}
            onLoad={({ currentTarget: frame }) => {
              // A frame is told to have loaded its first, empty page as well.
              if (frame.srcdoc !== '') void ready(frame, box.current).then(() => setShown(key));
            }}
          />
        ))}
    </div>
  );
}

/** The faces are there, and the page stands where the one in sight was scrolled to. */
async function ready(frame: HTMLIFrameElement, box: HTMLElement | null): Promise<void> {
  await frame.contentDocument?.fonts.ready;
  const before = box?.querySelector<HTMLIFrameElement>('iframe[data-shown="true"]');
  frame.contentWindow?.scrollTo(0, before?.contentWindow?.scrollY ?? 0);
}

/** How much of its own size the sheet has in the room that there is; never more than all. */
function useScale(box: React.RefObject<HTMLDivElement | null>): number {
  const [scale, setScale] = useState(1);
  useLayoutEffect(() => {
    if (box.current === null) return undefined;
    const observer = new ResizeObserver(([entry]) => {
      if (entry !== undefined) setScale(Math.min(1, Math.max(0.3, entry.contentRect.width / SHEET_WIDTH)));
    });
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return scale;
}
