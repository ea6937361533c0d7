/** Repealing a provision so that its number stays: what stands behind it keeps its own. */
import type { Uid, UnitChange } from '../../document/model.ts';
import { changedInBoth, contentAs, type Drafting } from './drafting.ts';

/** Nothing for what is no provision, or is repealed already. */
export function repealProvision({ text }: Pick<Drafting, 'text'>, uid: Uid): readonly UnitChange[] {
  if (contentAs(text.km.get(uid), 'provision')?.repealed === true) return [];
  return changedInBoth(text, uid, (body) => {
    const content = contentAs(body, 'provision');
    const [first] = content?.parts ?? [];
    if (content === null || first === undefined) return null;
    return {
      type: 'provision',
      content: {
        number: content.number,
        heading: [],
        parts: [{ kind: 'paragraph', id: first.id, inline: [] }],
        repealed: true,
      },
    };
  });
}
