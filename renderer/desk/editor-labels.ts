import type { TFunction } from 'i18next';
import { INSERTION_IDS } from '../editor/tools/insertions.ts';
import { BLOCK_TEXTS, TABLE_TEXTS, type EditorLabels } from '../editor/labels.ts';

function textsOf<Id extends string>(ids: readonly Id[], text: (id: Id) => string): Record<Id, string> {
  return Object.fromEntries(ids.map((id) => [id, text(id)])) as Record<Id, string>;
}
import type { Format } from '../i18n/time.ts';

/** The editor's texts in the interface's language. */
export function editorLabels(t: TFunction, format: Format): EditorLabels {
  return {
    text: { km: t('editor.text.km'), en: t('editor.text.en') },
    placeholder: { km: t('editor.placeholder.km'), en: t('editor.placeholder.en') },
    toolbar: t('editor.toolbar'),
    selection: t('editor.selection'),
    undo: t('editor.undo'),
    redo: t('editor.redo'),
    paragraph: t('editor.paragraph'),
    heading1: t('editor.heading1'),
    heading2: t('editor.heading2'),
    heading3: t('editor.heading3'),
    bold: t('editor.bold'),
    italic: t('editor.italic'),
    underline: t('editor.underline'),
    bulletList: t('editor.bulletList'),
    numberedList: t('editor.numberedList'),
    indent: t('editor.indent'),
    outdent: t('editor.outdent'),
    newProvision: t('editor.newProvision'),
    point: t('editor.point'),
    raise: t('editor.raise'),
    lower: t('editor.lower'),
    digits: t('editor.digits'),
    comment: t('comments.add'),
    commentWords: t('editor.insertWords.comment'),
    link: t('editor.link'),
    linkAddress: t('editor.linkAddress'),
    linkApply: t('editor.linkApply'),
    linkRemove: t('editor.linkRemove'),
    linkRefused: t('editor.linkRefused'),
    insert: t('editor.insert'),
    insertions: {
      paragraph: t('editor.paragraph'),
      heading1: t('editor.heading1'),
      heading2: t('editor.heading2'),
      heading3: t('editor.heading3'),
      bulletList: t('editor.bulletList'),
      numberedList: t('editor.numberedList'),
      quote: t('editor.quote'),
      table: t('editor.table.insert'),
      rule: t('editor.rule'),
      media: t('editor.media'),
      footnote: t('editor.footnote'),
      date: t('dates.title'),
    },
    insertWords: textsOf(INSERTION_IDS, (id) => t(`editor.insertWords.${id}`)),
    table: textsOf(TABLE_TEXTS, (id) => t(`editor.table.${id}`)),
    block: textsOf(BLOCK_TEXTS, (id) => t(`editor.block.${id}`)),
    media: t('editor.media'),
    footnote: t('editor.footnote'),
    caption: t('editor.caption'),
    pictureMissing: t('editor.pictureMissing'),
    picturePending: t('editor.picturePending'),
    file: (name, bytes) => t('editor.file', { name, size: format.size(bytes) }),
    locked: { newer: t('editor.locked.newer'), damaged: t('editor.locked.damaged') },
  };
}
