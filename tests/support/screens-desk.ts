/** The desk in memory on which every screen is shown: a sample article and a prakas, and a register beside them. */
import type { RecordNotice } from '../../shared/ipc/record-notices.ts';
import { sampleDocument } from '../../renderer/welcome/sample.ts';
import { branded } from '../../shared/document/brand.ts';
import { createIds } from '../../shared/document/ids.ts';
import type { DocumentId, DocumentState, Language, Unit } from '../../shared/document/model.ts';
import { unitsOfContent } from '../../shared/document/open-units.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import { OTHER_LAW } from './compared-laws.ts';
import type { FakeDeskOptions } from './fake-bridge.ts';
import { madeDocument, madeId } from './fake-documents.ts';
import { REGISTER } from './register.ts';
import { PRAKAS, PRAKAS_STATE } from './sample-prakas.ts';
import { BASE, MINE, THEIRS } from './merged-notice.ts';
import { HUB, UNLOCKED } from './fake-account.ts';
import { ME } from './me.ts';
import { FINGERPRINT } from './fake-signing-key.ts';
import {
  ACCOUNT_SCREENS,
  CALLING_SCREENS,
  COMMENTS_SCREEN,
  ENROL_SCREENS,
  INSTRUMENT_SCREENS,
  MERGE_SCREENS,
  SCREENS,
  SYNC_SCREENS,
  type Screen,
} from './screens.ts';
import { QUIET_MEDIA } from './quiet-media.ts';
import { sampleComments } from './sample-comments.ts';

const now = Date.now();
const ids = createIds({ now: () => now, random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)) });

/** The sample article as an open document. */
function sampleOnPaper(): OpenDocument {
  const { units, fields } = sampleDocument(ids);
  const field = (name: string): string => {
    const value = fields.find((one) => one.name === name)?.value;
    return typeof value === 'string' ? value : '';
  };
  const unitsOf = (language: Language): readonly Unit[] =>
    units.filter((unit) => unit.language === language).map(({ unit }) => unit as Unit);
  const base = madeDocument({
    number: 100,
    title: { km: field('title.km'), en: field('title.en') },
    text: { km: '', en: '' },
    changedAt: now - 60_000,
  });
  return {
    ...base,
    summary: { ...base.summary, id: branded<DocumentId>(madeId(100)) },
    units: { km: unitsOf('km'), en: unitsOf('en') },
  };
}

/** A prakas as an open document. */
const prakasDocument = madeDocument({
  number: 300,
  title: { km: '', en: '' },
  text: { km: '', en: '' },
  changedAt: now - 100_000_000,
});
const PRAKAS_ON_PAPER: OpenDocument = {
  ...prakasDocument,
  summary: { ...prakasDocument.summary, kind: 'instrument' },
  metadata: PRAKAS_STATE.metadata,
  units: unitsOfContent(PRAKAS),
};

/** A notice that a colleague wrote in as well. */
const noticeDocument = madeDocument({
  number: 400,
  title: { km: '', en: '' },
  text: { km: '', en: '' },
  changedAt: now - 200_000_000,
});
const noticeOf = ({ metadata, content }: DocumentState): OpenDocument => ({
  ...noticeDocument,
  metadata,
  units: unitsOfContent(content),
});
const others = [
  { base: noticeOf(BASE), theirs: noticeOf(THEIRS), author: 'ចាន់ សុភា', madeAt: now - 100_000_000 },
];

const TITLES = [
  { km: 'ឧបនាយករដ្ឋមន្ត្រីអញ្ជើញចុះពិនិត្យសេវារដ្ឋបាល នៅខេត្តបាត់ដំបង', en: 'Inspection of services in Battambang' },
  { km: 'សេចក្តីជូនដំណឹងស្តីពីការធ្វើអត្តសញ្ញាណប័ណ្ណ', en: 'Notice on identity cards' },
  { km: 'ផែនការយុទ្ធសាស្ត្របច្ចេកវិទ្យាឌីជីថល ២០២៣-២០២៧', en: 'Digital technology strategy 2023-2027' },
];
/** One is written in both languages, one in Khmer alone, one not yet. */
const TEXTS = [
  { km: 'ថ្ងៃនេះ ឯកឧត្តមបានអញ្ជើញ។', en: 'Today His Excellency came.' },
  { km: 'សូមជូនដំណឹងជាសាធារណៈ។', en: '' },
  { km: '', en: '' },
];
const sample = sampleOnPaper();
const documents = [
  sample,
  PRAKAS_ON_PAPER,
  OTHER_LAW,
  noticeOf(MINE),
  ...TITLES.map((title, index) =>
    madeDocument({
      number: 200 + index,
      title,
      text: TEXTS[index] ?? { km: '', en: '' },
      changedAt: now - index * 90_000_000,
    }),
  ),
];

/** A desk that belongs to somebody, and has something to send. */
const SIGNED_IN: FakeDeskOptions = {
  account: { kind: 'signedIn', hub: HUB, me: ME, ended: null },
  signingKey: {
    key: {
      fingerprint: FINGERPRINT,
      standing: { is: 'enrolled', name: ME.person.name },
      wait: 0,
    },
    ministry: '3f9a01c477be5d20'.repeat(4),
    trouble: null,
  },
  lock: { ...UNLOCKED, hasPin: true, minutes: 15 },
  unsent: [branded<DocumentId>(madeId(100))],
};

/** Documents by id, and what is looked at while each is on the paper. */
export const PAPERS: readonly (readonly [id: string, screens: readonly Screen[]])[] = [
  [madeId(100), [...SCREENS, COMMENTS_SCREEN, ...CALLING_SCREENS, ...ENROL_SCREENS, ...SYNC_SCREENS]],
  [madeId(300), INSTRUMENT_SCREENS],
  [madeId(400), MERGE_SCREENS],
  [madeId(200), ACCOUNT_SCREENS],
];

const SOPHEA = { km: 'សុភា', en: 'Sophea' };
const GOVERNOR = { km: 'អភិបាលខេត្តកណ្តាល', en: 'Governor of Kandal' };

/** One of each kind. */
const NOTICES: readonly RecordNotice[] = [
  {
    id: 'lost',
    what: 'lost',
    record: 'register',
    entry: madeId(902),
    now: { number: '៤១ អនក្រ.បក', 'title.km': 'ការរៀបចំក្រសួងមហាផ្ទៃ', status: 'in-force' },
    wanted: { 'title.km': 'ការរៀបចំ និងការប្រព្រឹត្តទៅនៃក្រសួងមហាផ្ទៃ', status: 'amended' },
    by: SOPHEA,
  },
  {
    id: 'replaced',
    what: 'replaced',
    record: 'lists.people',
    entry: 'governor',
    now: GOVERNOR,
    wanted: { en: 'Kandal Governor' },
    by: SOPHEA,
  },
  {
    id: 'kept',
    what: 'kept',
    record: 'lists.people',
    entry: 'governor',
    now: GOVERNOR,
    wanted: null,
    by: SOPHEA,
  },
  {
    id: 'back',
    what: 'back',
    record: 'lists.offices',
    entry: 'kandal',
    now: GOVERNOR,
    wanted: null,
    by: null,
  },
  {
    id: 'refused',
    what: 'refused',
    record: 'lists.wording',
    entry: 'government',
    now: null,
    wanted: { use: 'រដ្ឋាភិបាល', avoid: ['រដ្ឋភិបាល', 'រដ្ឋាភិបាលា'] },
    by: null,
  },
  {
    id: 'hubFirst',
    what: 'hubFirst',
    record: 'lists.topics',
    entry: 'security',
    now: { km: 'សន្តិសុខ', en: 'Security' },
    wanted: { km: 'សន្តិសុខសាធារណៈ' },
    by: SOPHEA,
  },
];

/** What a person chose for the interface; nothing moves. */
export const interfaceOf = (language: Language, theme: 'light' | 'dark') => ({
  name: 'settings.interface',
  version: 1,
  fields: { language, theme, motion: 'less' },
});

/** That desk, with the document on its paper. */
export const deskWith = (paper: string, language: Language, theme: 'light' | 'dark'): FakeDeskOptions => ({
  documents,
  others,
  ...(paper === madeId(200) ? SIGNED_IN : {}),
  register: REGISTER,
  notices: NOTICES,
  comments: sampleComments(sample, now),
  sync: {
    kind: 'connected',
    isSyncing: false,
    waiting: 12,
    refused: { count: 0, reasons: [] },
    alone: 3,
    toDecide: [branded<DocumentId>(madeId(400))],
    keptAside: 0,
    removed: 0,
    restored: 0,
    heardAt: now - 7_200_000,
    media: { ...QUIET_MEDIA, sending: { count: 2, bytes: 3_400_000, done: 900_000 } },
    problem: 'noLine',
  },
  records: [
    interfaceOf(language, theme),
    { name: 'settings.desk', version: 1, fields: { document: paper, shown: 'km' } },
  ],
});
