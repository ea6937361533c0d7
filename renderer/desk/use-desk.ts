import { useCallback, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import type { DocumentId, Language } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { ExportForm } from '../../shared/exchange/export-forms.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import { useBridge } from '../bridge.ts';
import type { Selected } from '../drafting/place.ts';
import { pagePorts } from '../drafting/ports.ts';
import { openDraft } from '../drafting/session.ts';
import { tellFailure } from '../failures.ts';
import { readFields, writeFields } from '../records.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useFlush } from '../shell/flush.ts';
import { toast } from '../ui/Toasts.tsx';
import { askedDocument, DESK_RECORD, memoryFrom } from './desk-record.ts';
import { createOpener, type OnPaper } from './opener.ts';
import { languagesOf, type Shown } from './shown-languages.ts';
import { useCaretMemory } from './use-caret-memory.ts';
import { useDocuments, type Documents } from './use-documents.ts';
import { createWaitingFields, type WaitingFields } from './waiting-fields.ts';

/** What lies on this window's desk, and what can be done with it. A failure is told to the person here. */
export interface DeskWork {
  readonly documents: Documents;
  readonly onPaper: OnPaper | null;
  /** The document was made in this window just now. */
  readonly fresh: DocumentId | null;
  /** What is typed for a new article until core has made it; null while none is being made. */
  readonly waiting: WaitingFields | null;
  readonly shown: Shown;
  readonly show: (shown: Shown) => void;
  /** Opens it, and goes to these words in it where they are given. */
  readonly open: (id: DocumentId, at?: Selected) => Promise<void>;
  readonly create: () => Promise<void>;
  /** Answers whether it was made; a failure has been told. */
  readonly createFrom: (from: Request<'documents.createFrom'>) => Promise<boolean>;
  readonly bin: (id: DocumentId) => Promise<void>;
  /** Takes the open document off the paper if it is one of these; false where its words cannot be written yet. */
  readonly putAway: (documents: readonly DocumentId[]) => Promise<boolean>;
  readonly takeBack: (id: DocumentId) => Promise<void>;
  /** `day`: an instrument as it holds then. */
  readonly print: (id: DocumentId, language: Language, day?: string) => Promise<void>;
  readonly pdf: (id: DocumentId, language: Language, day?: string) => Promise<void>;
  readonly saveAs: (id: DocumentId, language: Language, form: ExportForm) => Promise<void>;
  readonly flush: () => Promise<boolean>;
}

export function useDesk(): DeskWork {
  const { t } = useTranslation();
  const format = useFormat();
  const bridge = useBridge();
  const [begun] = useState(() => Promise.withResolvers<void>());
  const documents = useDocuments(false, begun.promise);
  const [opener] = useState(() => createOpener(bridge, openDraft, pagePorts));
  const onPaper = useSyncExternalStore(opener.subscribe, opener.current);
  const [fresh, setFresh] = useState<DocumentId | null>(null);
  const [shown, setShown] = useState<Shown>('km');
  // Kept where making fails: the next new article begins with these words.
  const [early] = useState(createWaitingFields);
  const [isMaking, setMaking] = useState(false);
  const making = useRef<Promise<void>>(null);

  useCaretMemory(onPaper);

  const remember = useCallback(
    (document: DocumentId | null) => void writeFields(bridge, DESK_RECORD, { document }),
    [bridge],
  );

  useEffect(() => {
    const begin = async (): Promise<void> => {
      const memory = memoryFrom(await readFields(bridge, DESK_RECORD));
      setShown(memory.shown);
      const first = askedDocument(window.location.search) ?? memory.document;
      if (first === null) return;
      const opened = await opener.open(first);
      // What was on the desk last may have been removed since: then the desk starts with none, and says so itself.
      if (!opened.ok && opened.error.code !== 'notFound') tellFailure(opened.error);
      if (!opened.ok || first !== memory.document || memory.caret === null) return;
      const { language, uid } = memory.caret;
      opened.value.draft.text.whereabouts.goTo({ language, anchor: { uid, at: 0 }, focus: { uid, at: 0 } });
    };
    void begin().finally(begun.resolve);
  }, [bridge, opener, begun]);

  useEffect(() => {
    const leave = (): void => void opener.current()?.checkpoints.leave();
    window.addEventListener('blur', leave);
    return () => window.removeEventListener('blur', leave);
  }, [opener]);

  const place = async (asked: Promise<Result<OnPaper, Failure>>): Promise<DocumentId | null> => {
    const answer = await asked;
    if (!answer.ok) {
      tellFailure(answer.error);
      return null;
    }
    const { id } = answer.value.document.summary;
    remember(id);
    return id;
  };

  const make = async (): Promise<void> => {
    setMaking(true);
    const made = await place(opener.create());
    const draft = opener.current()?.draft;
    if (made !== null && draft !== undefined) early.pour(draft);
    // At once: a letter typed between the two pages would be typed for the next new article.
    flushSync(() => {
      setFresh(made);
      setMaking(false);
    });
  };

  const flush = async (): Promise<boolean> => {
    await making.current;
    return (await opener.flush()) && early.isEmpty();
  };
  useFlush(flush);

  const show = (next: Shown): void => {
    setShown(next);
    void writeFields(bridge, DESK_RECORD, { shown: next });
  };

  const open = async (id: DocumentId, at?: Selected): Promise<void> => {
    const opened = await place(opener.open(id));
    if (opened === null || at === undefined) return;
    if (!languagesOf(shown).includes(at.language)) show(at.language);
    opener.current()?.draft.text.whereabouts.goTo(at);
  };

  const takeBack = async (id: DocumentId): Promise<void> => {
    const answer = await bridge.call['documents.restore']({ documentId: id });
    if (!answer.ok) return tellFailure(answer.error);
    void documents.refresh();
    await open(id);
  };

  const putAway = async (among: readonly DocumentId[]): Promise<boolean> => {
    const current = opener.current();
    if (current === null || !among.includes(current.document.summary.id)) return true;
    const away = await opener.putAway();
    if (away.ok) remember(null);
    else tellFailure(away.error);
    return away.ok;
  };

  return {
    documents,
    onPaper,
    fresh,
    waiting: isMaking ? early : null,
    shown,
    show,
    open,
    async create() {
      // The key that makes a new article, held down, makes one.
      if (making.current !== null) return;
      making.current = make();
      await making.current;
      making.current = null;
      void documents.refresh();
    },
    async createFrom(from) {
      const made = await place(opener.create(from));
      void documents.refresh();
      return made !== null;
    },
    async bin(id) {
      if (!(await putAway([id]))) return;
      const answer = await bridge.call['documents.bin']({ documentId: id });
      if (!answer.ok) return tellFailure(answer.error);
      void documents.refresh();
      toast({
        text: t('bin.moved'),
        action: { text: t('undo'), onPress: () => void takeBack(id) },
      });
    },
    putAway,
    takeBack,
    async print(id, language, day) {
      await opener.flush();
      const answer = await bridge.call['paper.print']({ documentId: id, language, day });
      if (answer.ok) return;
      if (answer.error.code === 'notFound') toast({ tone: 'bad', text: t('preview.noPrinter') });
      else tellFailure(answer.error);
    },
    async saveAs(id, language, form) {
      await opener.flush();
      const answer = await bridge.call['paper.saveAs']({ documentId: id, language, form });
      if (!answer.ok) return tellFailure(answer.error);
      if (answer.value === null) return;
      const { fileName: name, picturesLeft } = answer.value;
      toast({ text: t('preview.pdfSaved', { name }) });
      if (picturesLeft > 0)
        toast({ text: t('exchange.savedPicturesLeft', { n: format.number(picturesLeft) }) });
    },
    async pdf(id, language, day) {
      await opener.flush();
      const answer = await bridge.call['paper.pdf']({ documentId: id, language, day });
      if (!answer.ok) return tellFailure(answer.error);
      if (answer.value !== null) toast({ text: t('preview.pdfSaved', { name: answer.value.fileName }) });
    },
    flush,
  };
}
