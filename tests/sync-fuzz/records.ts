/** What people do to the records that offices share, and what a desk shows of them. */
import delivered from '../../resources/lists/topics.json' with { type: 'json' };
import { listEntries, type ListName } from '../../shared/document/article-fields.ts';
import { REGISTER_STATUSES, type RegisterEntry } from '../../shared/instrument/register.ts';
import type { DeskRecord } from '../../shared/ipc/types.ts';
import type { TalkingDesk } from './desk.ts';
import type { Random } from './random.ts';

/** So few that people meet in them. */
const INSTRUMENTS = [1, 2, 3, 4] as const;
const TOPICS = ['one', 'two', 'three', 'security'] as const;
const TOPIC_LIST: ListName = 'lists.topics';

const instrumentId = (number: number): string => `019d0000-0000-7000-8000-00000000000${number}`;

/** Where nobody has written the list it is as Sastra brings it. */
const topicsIn = (stored: DeskRecord | null) => listEntries(stored?.fields ?? delivered);

const codeOf = (answer: { readonly ok: boolean } | null): string =>
  answer === null ? 'died' : answer.ok ? 'done' : 'refused';

async function keepInstrument(desk: TalkingDesk, random: Random): Promise<string> {
  const number = random.pick(INSTRUMENTS);
  const id = instrumentId(number);
  if (random.chance(0.3))
    return `removes ${number}: ${codeOf(await desk.call('register.change', { puts: [], removes: [id] }))}`;
  const read = await desk.call('register.read', { ids: [id] });
  if (read?.ok !== true) return 'nothing';
  const [known] = read.value;
  const title = known?.title ?? { km: '', en: '' };
  const said = `w${random.below(1_000)}`;
  const before: RegisterEntry = {
    id,
    type: 'prakas',
    number: known?.number ?? `${number} ប្រ.ក`,
    date: known?.date ?? '2026-01-02',
    title,
    status: known?.status ?? 'in-force',
    relations: known?.relations ?? [],
  };
  const change = random.pick<Partial<RegisterEntry>>([
    { title: { ...title, km: said } },
    { title: { ...title, en: said } },
    { status: random.pick(REGISTER_STATUSES) },
    { relations: [{ kind: 'implements', to: instrumentId((number % INSTRUMENTS.length) + 1) }] },
  ]);
  const put = await desk.call('register.change', { puts: [{ ...before, ...change }], removes: [] });
  return `${number} is ${JSON.stringify(change)}: ${codeOf(put)}`;
}

async function keepTopic(desk: TalkingDesk, random: Random): Promise<string> {
  const stored = await desk.call('records.read', { name: TOPIC_LIST });
  if (stored?.ok !== true) return 'nothing';
  const entries = topicsIn(stored.value);
  const id = random.pick(TOPICS);
  const isGone = random.chance(0.3);
  const known = entries.find((entry) => entry.id === id);
  const said = {
    ...(known ?? { id, km: id, en: id }),
    [random.pick(['km', 'en'])]: `w${random.below(1_000)}`,
  };
  const others = entries.filter((entry) => entry.id !== id);
  const next = isGone
    ? others
    : known === undefined
      ? [...entries, said]
      : entries.map((entry) => (entry === known ? said : entry));
  const written = await desk.call('records.write', {
    name: TOPIC_LIST,
    baseVersion: stored.value?.version ?? 0,
    fields: { entries: next.map(({ id: name, km, en }) => ({ id: name, km, en })) },
  });
  return `${isGone ? 'removes' : 'writes'} ${id}: ${codeOf(written)}`;
}

/** Hears or takes back what the desk tells of them. */
async function answerNotice(desk: TalkingDesk, random: Random): Promise<string> {
  const told = await desk.call('records.notices', {});
  if (told?.ok !== true || told.value.length === 0) return 'hears nothing';
  const { id, what, entry } = random.pick(told.value);
  const isBack = random.chance(0.5);
  const answer = await desk.call(isBack ? 'records.takeBack' : 'records.hear', { id });
  return `${isBack ? 'takes back' : 'hears'} ${what} ${entry}: ${codeOf(answer)}`;
}

export const keepRecords = (desk: TalkingDesk, random: Random): Promise<string> =>
  random.weighted([
    [5, keepInstrument],
    [4, keepTopic],
    [1, answerNotice],
  ])(desk, random);

/** All that people see of them at the desk. */
export async function recordsOn(desk: TalkingDesk): Promise<string> {
  const instruments = await desk.ask('register.read', { ids: INSTRUMENTS.map(instrumentId) });
  const topics = await desk.ask('records.read', { name: TOPIC_LIST });
  return JSON.stringify({ instruments, topics: topicsIn(topics).map(({ id, km, en }) => [id, km, en]) });
}
