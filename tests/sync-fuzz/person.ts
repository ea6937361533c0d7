/** What people do at a desk: each edit writes a word of its own, and the ledger knows what they let go of. */
import type { Decision } from '../../shared/document/conflict.ts';
import { ranksBetween } from '../../shared/document/rank.ts';
import { branded } from '../../shared/document/brand.ts';
import type { DocumentId, Language, Uid, Unit } from '../../shared/document/model.ts';
import { plainText } from '../../shared/document/text.ts';
import type { Request } from '../../shared/ipc/contract.ts';
import type { MergeWork } from '../../shared/ipc/merging.ts';
import type { OpenDocument, UnitEdit } from '../../shared/ipc/types.ts';
import { paragraph } from '../support/units.ts';
import type { TalkingDesk } from './desk.ts';
import { wordsOf, wordsOfBody, wordsOfValue, type Ledger } from './ledger.ts';
import type { Random } from './random.ts';

type EditRequest = Request<'drafting.edit'> & { readonly documentId: DocumentId };
type Conflict = MergeWork['conflicts'][number]['conflict'];

/** What a page has sent and core has not acknowledged. */
interface Sent {
  readonly request: EditRequest;
  readonly word: string | null;
}

export interface Person {
  /** A new article of some paragraphs. */
  readonly create: () => Promise<DocumentId | null>;
  /** Changes the document as it now stands there; core may still hold it in memory when this resolves. */
  readonly edit: (documentId: DocumentId) => Promise<string>;
  /** Decides every conflict with the oldest branch, and brings it in. */
  readonly merge: (documentId: DocumentId, isThorough: boolean) => Promise<string>;
  /** Makes the draft what some revision said. */
  readonly goBack: (documentId: DocumentId) => Promise<string>;
  /** The desk has died. Where the page lived on, it sends again what was not acknowledged, once core is back. */
  readonly afterDeath: (pageLives: boolean) => void;
}

export function personAt(desk: Pick<TalkingDesk, 'name' | 'call'>, ledger: Ledger, random: Random): Person {
  let session = random.uuid();
  let seq = 0;
  let sent: readonly Sent[] = [];

  const send = (edit: Sent): void => {
    const { documentId } = edit.request;
    const answered = async (): Promise<void> => {
      const answer = await desk.call('drafting.edit', edit.request);
      if (answer?.ok !== true) return;
      sent = sent.filter((other) => other !== edit);
      if (edit.word !== null) ledger.saved({ word: edit.word, documentId, desk: desk.name });
    };
    void answered();
  };

  const type = (
    documentId: DocumentId,
    word: string | null,
    change: Partial<Pick<EditRequest, 'units' | 'fields'>>,
  ): void => {
    seq += 1;
    const request = { documentId, session, seq, units: [], fields: [], ...change };
    const edit = { request, word };
    sent = [...sent, edit];
    send(edit);
  };

  const merged = async (
    documentId: DocumentId,
    { conflicts }: MergeWork,
    isThorough: boolean,
  ): Promise<string> => {
    const gone: string[] = [];
    const told: string[] = [];
    for (const { conflict } of conflicts) {
      const decision = decide(conflict, random, isThorough);
      const decided = await desk.call('merging.decide', { documentId, conflict: conflict.id, decision });
      if (decided === null) return 'died deciding';
      if (!decided.ok) throw new Error(`decide: ${decided.error.code}`);
      const kept = new Set(wordsKept(conflict, decision));
      gone.push(...wordsAsked(conflict).filter((word) => !kept.has(word)));
      told.push(`${conflict.kind}=${typeof decision === 'string' ? decision : 'own'}`);
    }
    // Whoever sees what was asked lets go of it in the moment of saying so.
    ledger.letGo(gone);
    const finished = await desk.call('merging.finish', { documentId });
    return `${finished === null ? 'died merging' : finished.ok ? finished.value.revision : finished.error.code} ${told.join(' ')}`;
  };

  return {
    async create() {
      const words = Array.from({ length: 1 + random.below(3) }, () => ledger.newWord(desk.name));
      const ranks = ranksBetween(null, null, words.length);
      const made = await desk.call('documents.createFrom', {
        kind: 'article',
        units: words.map((word, place) => ({
          language: 'km',
          unit: { uid: newUid(random), parent: null, rank: ranks[place] ?? '', ...paragraph(word) },
        })),
        fields: [],
      });
      if (made?.ok !== true) return null;
      const { id: documentId } = made.value.summary;
      for (const word of words) ledger.saved({ word, documentId, desk: desk.name });
      return documentId;
    },
    async edit(documentId) {
      const open = await desk.call('documents.open', { documentId });
      if (open?.ok !== true) return 'is not here';
      const word = ledger.newWord(desk.name);
      const { gone, change, told, writes } = draw(open.value, word, random);
      ledger.letGo(gone);
      type(documentId, writes ? word : null, change);
      return told;
    },
    async merge(documentId, isThorough) {
      const work = await desk.call('merging.read', { documentId });
      if (work === null) return 'died';
      if (!work.ok) return work.error.code;
      if (work.value === null) return 'nothing';
      return merged(documentId, work.value, isThorough);
    },
    async goBack(documentId) {
      const before = await desk.call('documents.open', { documentId });
      const history = await desk.call('history.list', { documentId });
      if (before?.ok !== true || history?.ok !== true || history.value.length === 0) return 'nothing';
      const { id: revisionId } = random.pick(history.value);
      const said = await desk.call('history.read', { documentId, revisionId });
      if (said?.ok !== true) return 'nothing';
      const kept = new Set(wordsOf(said.value));
      ledger.letGo(wordsOf(before.value).filter((word) => !kept.has(word)));
      const restored = await desk.call('history.restore', { documentId, revisionId });
      return restored === null ? 'died' : restored.ok ? revisionId : restored.error.code;
    },
    afterDeath(pageLives) {
      if (pageLives) {
        for (const edit of sent) send(edit);
        return;
      }
      sent = [];
      session = random.uuid();
      seq = 0;
    },
  };
}

interface Drawn {
  readonly told: string;
  readonly change: Partial<Pick<EditRequest, 'units' | 'fields'>>;
  readonly gone: readonly string[];
  /** Whether the word is in it. */
  readonly writes: boolean;
}

/** So many units a language, at most: people meet in the same ones. */
const UNITS = 6;

function draw(open: OpenDocument, word: string, random: Random): Drawn {
  const language: Language = random.chance(0.75) ? 'km' : 'en';
  const units = open.units[language];
  const put = (unit: Unit): UnitEdit[] => [{ language, uid: unit.uid, unit }];
  const insert = (): Drawn => {
    const place = random.below(units.length + 1);
    const unit = {
      uid: newUid(random),
      parent: null,
      rank: rankAt(units, place),
      ...paragraph(word),
    };
    return { told: `${language} inserts ${word}`, change: { units: put(unit) }, gone: [], writes: true };
  };
  if (units.length === 0) return insert();
  const unit = random.pick(units);
  return random.weighted<() => Drawn>([
    [
      50,
      () => ({
        told: `${language} adds ${word}`,
        change: { units: put({ ...unit, ...paragraph(`${plainText(unit)} ${word}`.trim()) }) },
        gone: [],
        writes: true,
      }),
    ],
    [units.length < UNITS ? 20 : 0, insert],
    [
      8,
      () => ({
        told: `${language} writes ${word} over ${wordsOfBody(unit).join(' ')}`,
        change: { units: put({ ...unit, ...paragraph(word) }) },
        gone: wordsOfBody(unit),
        writes: true,
      }),
    ],
    [
      units.length > 2 ? 5 : 0,
      () => ({
        told: `${language} deletes ${wordsOfBody(unit).join(' ')}`,
        change: { units: [{ language, uid: unit.uid, unit: null }] },
        gone: wordsOfBody(unit),
        writes: false,
      }),
    ],
    [
      8,
      () => {
        const others = units.filter((other) => other !== unit);
        const rank = rankAt(others, random.below(others.length + 1));
        return {
          told: `${language} moves ${wordsOfBody(unit).join(' ')}`,
          change: { units: put({ ...unit, rank }) },
          gone: [],
          writes: false,
        };
      },
    ],
    [
      9,
      () => {
        const name = random.pick(['title.km', 'title.en']);
        return {
          told: `${name} is ${word}`,
          change: { fields: [{ name, value: word }] },
          gone: wordsOfValue(open.metadata[name]),
          writes: true,
        };
      },
    ],
  ])();
}

function rankAt(units: readonly Unit[], place: number): Unit['rank'] {
  const [rank] = ranksBetween(units[place - 1]?.rank ?? null, units[place]?.rank ?? null, 1);
  if (rank === undefined) throw new Error('no rank');
  return rank;
}

/** UUIDv7; nothing is ordered by its time. */
function newUid(random: Random): Uid {
  const id = random.uuid();
  return branded(`${id.slice(0, 14)}7${id.slice(15)}`);
}

/** Words of one's own keep both sides, where that can be: a thorough person always does. */
function decide(conflict: Conflict, random: Random, isThorough: boolean): Decision {
  if (isThorough || random.chance(0.5)) {
    const both = [...new Set([...wordsOn(conflict, 'ours'), ...wordsOn(conflict, 'theirs')])].join(' ');
    if (conflict.kind === 'field') return { value: both };
    if (conflict.kind === 'edit' && conflict.units.length === 1) return { body: paragraph(both) };
  }
  return random.pick(['ours', 'theirs'] as const);
}

const wordsOn = (conflict: Conflict, side: 'base' | 'ours' | 'theirs'): readonly string[] =>
  conflict.kind === 'field'
    ? wordsOfValue(conflict.versions[side])
    : conflict.versions[side].flatMap(wordsOfBody);

const wordsAsked = (conflict: Conflict): readonly string[] => [
  ...wordsOn(conflict, 'base'),
  ...wordsOn(conflict, 'ours'),
  ...wordsOn(conflict, 'theirs'),
];

function wordsKept(conflict: Conflict, decision: Decision): readonly string[] {
  if (typeof decision === 'string') return wordsOn(conflict, decision);
  return 'body' in decision ? wordsOfBody(decision.body) : wordsOfValue(decision.value);
}
