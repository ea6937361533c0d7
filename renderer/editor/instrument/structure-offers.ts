import { Heading, List, ListPlus, Table } from 'lucide-react';
import type { LexicalCommand } from 'lexical';
import type { Language } from '../../../shared/document/model.ts';
import { levelOf, type InstrumentData, type InstrumentType } from '../../../shared/instrument/data.ts';
import type { EditorLabels } from '../labels.ts';
import type { Insertion } from '../tools/insertions.ts';
import { commentOffer, type Offer } from '../tools/offers.ts';
import { NEW_DIVISION_COMMAND, NEW_PROVISION_COMMAND, SHIFT_COMMAND } from './instrument-keys.ts';

const asking =
  <Asked>(command: LexicalCommand<Asked>, asked: Asked): Insertion['run'] =>
  (editor) => {
    editor.dispatchCommand(command, asked);
    editor.focus();
  };

/** What an instrument of a type is made of: its headings, its provisions, points and tables. Named in the interface's language. */
export function structureOffers(
  type: InstrumentType,
  data: InstrumentData,
  language: Language,
  labels: EditorLabels,
): readonly Offer[] {
  const divisions = type.levels.map((id, index): Offer => {
    const level = levelOf(data, id);
    return {
      id: `level-${id}`,
      icon: Heading,
      keys: `Ctrl+Alt+${index + 1}`,
      text: level?.[language] ?? id,
      words: level === undefined ? '' : `${level.km} ${level.en}`,
      run: asking(NEW_DIVISION_COMMAND, id),
    };
  });
  return [
    ...divisions,
    {
      id: 'provision',
      icon: ListPlus,
      keys: 'Ctrl+Enter',
      text: type.provision[language],
      words: `${type.provision.km} ${type.provision.en}`,
      run: asking(NEW_PROVISION_COMMAND, undefined),
    },
    {
      id: 'point',
      icon: List,
      keys: 'Tab',
      text: labels.point,
      words: `${data.references.point.km} ${data.references.point.en}`,
      run: asking(SHIFT_COMMAND, 1),
    },
    {
      id: 'table',
      icon: Table,
      keys: 'Ctrl+Shift+T',
      text: labels.insertions.table,
      words: labels.insertWords.table,
      run: (_editor, { askTable }) => askTable(),
    },
    commentOffer(labels),
  ];
}
