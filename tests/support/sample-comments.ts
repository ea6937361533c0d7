/** What colleagues say of an article: threads of every sort, for whoever looks at them. */
import type { KeptAct } from '../../electron/core/comments/acts.ts';
import { anchorAt, type Anchor } from '../../shared/comments/anchor.ts';
import type { CommentPayload, Mention } from '../../shared/comments/comment-op.ts';
import { branded } from '../../shared/document/brand.ts';
import { createIds } from '../../shared/document/ids.ts';
import { bodyHash } from '../../shared/document/hash.ts';
import { unitText } from '../../shared/instrument/unit-text.ts';
import type { OpenDocument } from '../../shared/ipc/types.ts';
import type { FakeSaid } from './fake-comments.ts';
import { uidOf } from './units.ts';

const HOUR = 3_600_000;
const ME = '018f3a00-0000-4000-8000-000000000001';
const PEOPLE = [
  { id: '018f3a00-0000-4000-8000-00000000000a', name: { km: 'ចាន់ សុភា', en: 'Chan Sophea' } },
  { id: '018f3a00-0000-4000-8000-00000000000b', name: { km: 'សុខ ដារ៉ា', en: 'Sok Dara' } },
  { id: '018f3a00-0000-4000-8000-00000000000c', name: { km: 'លី សុវណ្ណ', en: 'Ly Sovann' } },
] as const;
const [SOPHEA, DARA] = PEOPLE;
const CALLED: Mention = { person: ME, name: 'សុខ ចាន់ណា' };

/** Acts on the article, the newest at `now`. */
export function sampleComments({ summary, units }: OpenDocument, now: number): FakeSaid {
  const acts: (KeptAct & { documentId: OpenDocument['summary']['id'] })[] = [];
  const order = units.km.map(({ uid }) => uid);
  const anchored = (index: number, length: number | null): Anchor => {
    const unit = units.km[index];
    if (unit === undefined) throw new Error('the sample is longer');
    const text = unitText(unit);
    return anchorAt({
      language: 'km',
      unit: unit.uid,
      revision: branded(uidOf(900)),
      body: bodyHash(unit),
      text,
      words: length === null ? null : { from: 0, to: length },
      order,
    });
  };
  const gone: Anchor = { ...anchored(1, 12), unit: uidOf(77) };
  const act = (hoursAgo: number, person: string | null, payload: CommentPayload, isSeen = true): string => {
    const ids = createIds({
      now: () => now - hoursAgo * HOUR,
      random: (bytes) => crypto.getRandomValues(new Uint8Array(bytes)),
    });
    const opId = ids.next<string>();
    acts.push({ documentId: summary.id, opId, payload, person, isOwn: person === null, isSeen });
    return opId;
  };
  const said = (text: string, mentions: Mention[] = []) => ({ text, mentions, picture: null });
  const begin = (anchor: Anchor, what: ReturnType<typeof said>): CommentPayload => ({
    version: 1,
    act: 'begin',
    anchor,
    said: what,
  });
  const first = act(
    26,
    SOPHEA.id,
    begin(anchored(0, 18), said('@សុខ ចាន់ណា សូមពិនិត្យឈ្មោះនេះម្តងទៀត តើត្រូវតាមប្រកាសឬទេ?', [CALLED])),
  );
  act(25, null, { version: 1, act: 'reply', thread: first, said: said('បាទ ខ្ញុំបានផ្ទៀងជាមួយប្រកាសរួចហើយ។') });
  act(2, SOPHEA.id, { version: 1, act: 'reply', thread: first, said: said('អរគុណ! នៅសល់តែជំពូកទី២។') }, false);
  act(5, DARA.id, begin(anchored(2, null), said('ផ្នែកនេះវែងពេក គួរបំបែកជាពីរ។')));
  act(3, DARA.id, begin(anchored(3, 10), said('ចំណងជើងនេះគួរខ្លីជាងនេះ។')), false);
  act(40, SOPHEA.id, begin(gone, said('កថាខណ្ឌនេះស្ទួនគ្នា។')));
  const done = act(90, DARA.id, begin(anchored(1, 8), said('សូមដាក់ចន្លោះមិនដាច់។')));
  act(80, null, { version: 1, act: 'resolve', thread: done });
  return { me: ME, people: PEOPLE, acts };
}
