import { useTranslation } from 'react-i18next';
import { LANGUAGES } from '../../shared/document/model.ts';
import { PAPER_FONTS } from '../../shared/html/paper-look.ts';
import { COMMANDS, type Command, type DocumentSummary } from '../../shared/ipc/types.ts';
import { carryOut } from '../bridge.ts';
import { editorLabels } from '../desk/editor-labels.ts';
import { titleOf } from '../desk/summaries.ts';
import type { DeskWork } from '../desk/use-desk.ts';
import { INSERTIONS } from '../editor/tools/insertions.ts';
import { useCommandTitles } from '../i18n/command-titles.ts';
import { useFormat } from '../i18n/use-format.ts';
import { amendableOf } from '../instrument/amending/amendable.ts';
import { useSearch } from '../search/use-search.ts';
import { THEMES, type Interface } from '../shell/interface.ts';
import { PLACES, type Place } from '../shell/places.ts';
import { keysOfCommand } from '../shell/shortcuts.ts';
import type { InterfaceChoice } from '../shell/use-interface.ts';
import type { PaletteEntry } from './entries.ts';

export interface PaletteSources {
  readonly desk: DeskWork;
  /** Marked in the list. */
  readonly marked: readonly DocumentSummary[];
  readonly look: InterfaceChoice;
  readonly goTo: (place: Place) => void;
}

/** Commands that mean nothing while no document is on the paper. */
const NEEDS_PAPER: ReadonlySet<Command> = new Set<Command>([
  'document.save',
  'document.print',
  'document.pdf',
  'document.docx',
  'document.html',
  'document.txt',
  'document.akn',
  'document.json',
  'edit.undo',
  'edit.redo',
  'edit.digits',
  'proof.next',
  'comment.add',
  'view.khmer',
  'view.english',
  'view.both',
  'view.preview',
  'view.history',
  'view.inspector',
]);

const plain = (
  group: PaletteEntry['group'],
  id: string,
  text: string,
  run: () => void,
  keys: string | null = null,
): PaletteEntry => ({
  id: `${group}:${id}`,
  group,
  text,
  lang: undefined,
  also: '',
  detail: null,
  keys,
  run,
});

/** Everything that the palette can find besides what stands in the texts. */
export function usePaletteEntries({ desk, marked, look, goTo }: PaletteSources): readonly PaletteEntry[] {
  const { t } = useTranslation();
  const format = useFormat();
  const { language } = format;
  const titles = useCommandTitles();

  const documents = (desk.documents.list ?? []).map((summary): PaletteEntry => {
    const title = titleOf(summary.title, language);
    return {
      id: `document:${summary.id}`,
      group: 'documents',
      text: title?.text ?? t('document.untitled'),
      lang: title?.lang,
      also: `${summary.title.km} ${summary.title.en}`,
      detail: null,
      keys: null,
      run() {
        goTo('desk');
        void desk.open(summary.id);
      },
    };
  });
  const places = PLACES.map(({ id, title }) => plain('places', id, t(title), () => goTo(id)));
  const kind = desk.onPaper?.document.summary.kind ?? null;
  const amendable = amendableOf(marked, desk.onPaper?.document.summary ?? null);
  const commands = COMMANDS.filter((command) => {
    if (command === 'instrument.amend') return amendable !== null;
    if (command.startsWith('instrument.') || command === 'document.akn') return kind === 'instrument';
    return command !== 'view.palette' && (kind !== null || !NEEDS_PAPER.has(command));
  }).map((command) =>
    plain('commands', command, titles[command], () => carryOut(command), keysOfCommand(command)),
  );
  const choice = (kind: string, id: string, text: string, changed: Partial<Interface>): PaletteEntry =>
    plain('settings', id, t('palette.choice', { kind, text }), () => look.choose(changed));
  const choices = [
    ...LANGUAGES.map((id) => choice(t('settings.language'), id, t(`language.own.${id}`), { language: id })),
    ...THEMES.map((id) => choice(t('settings.theme'), id, t(`theme.${id}`), { theme: id })),
    ...PAPER_FONTS.map((id) => choice(t('settings.font'), id, t(`settings.fonts.${id}`), { font: id })),
  ];
  const labels = editorLabels(t, format);
  const written = desk.onPaper?.texts.active() ?? null;
  const insertions =
    written === null
      ? []
      : INSERTIONS.filter(({ isInline }) => kind !== 'instrument' || isInline === true).map(
          ({ id, keys, run }) =>
            Object.assign(
              plain('insertions', id, labels.insertions[id], () => run(written.editor, written.actions)),
              { also: labels.insertWords[id], keys: keys ?? null },
            ),
        );
  return [...documents, ...places, ...commands, ...insertions, ...choices];
}

/** So many answers out of the texts; the place for searching has all. */
const FOUND = 8;

/** The documents that hold the query in their texts; choosing one goes to the words. */
export function useFoundEntries(query: string, { desk, goTo }: PaletteSources): readonly PaletteEntry[] {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { answer } = useSearch(query, { limit: FOUND, language: null });
  return (answer?.hits ?? []).map(({ summary, place }): PaletteEntry => {
    const title = titleOf(summary.title, language);
    return {
      id: `document:${summary.id}`,
      group: 'found',
      text: title?.text ?? t('document.untitled'),
      lang: title?.lang,
      also: '',
      detail: place?.text ?? null,
      keys: null,
      run() {
        goTo('desk');
        if (place === null) return void desk.open(summary.id);
        const { uid, first } = place;
        const { start, end } = first ?? { start: 0, end: 0 };
        return void desk.open(summary.id, {
          language: place.language,
          anchor: { uid, at: start },
          focus: { uid, at: end },
        });
      },
    };
  });
}
