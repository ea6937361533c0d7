import type { ReactNode } from 'react';
import { Eye, PencilLine } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { Uid } from '../../shared/document/model.ts';
import type { DraftSession } from '../drafting/session.ts';
import { Button } from '../ui/Button.tsx';
import { Hint } from '../ui/Hint.tsx';
import { Menu, type MenuItem } from '../ui/Menu.tsx';
import { Faces } from './Faces.tsx';
import { useCalled } from './use-called.ts';
import { usePeopled } from './use-presence.ts';

/** Above the paper: who else is in the document, and the way to where each of them is. */
export function WhoIsHere({ draft }: { readonly draft: DraftSession }): ReactNode {
  const { t } = useTranslation();
  const called = useCalled();
  const colleagues = usePeopled(draft.documentId)?.colleagues ?? [];
  const goTo = (unit: Uid | null): void => {
    const language = unit !== null && draft.text.unit('km', unit) === undefined ? 'en' : 'km';
    if (unit === null || draft.text.unit(language, unit) === undefined) return;
    const start = { uid: unit, at: 0 };
    draft.text.whereabouts.goTo({ language, anchor: start, focus: start });
  };
  const items = colleagues.map((colleague): MenuItem => {
    const isWriting = colleague.at.is === 'writes';
    return {
      id: colleague.id,
      text: t(isWriting ? 'presence.writes' : 'presence.reads', { who: called(colleague).whole }),
      icon: isWriting ? PencilLine : Eye,
      onChoose: () => goTo(colleague.at.unit),
    };
  });
  return (
    <>
      {/* There before it says anything, and silent about where in the document they are. */}
      <output className="unseen">
        {colleagues.length === 0
          ? ''
          : t('presence.here', { who: colleagues.map((one) => called(one).whole).join(', ') })}
      </output>
      {colleagues.length === 0 ? null : (
        <Menu label={t('presence.title')} groups={[{ id: 'here', title: t('presence.goTo'), items }]}>
          <Hint text={t('presence.title')}>
            <Button look="plain" data-who-is-here>
              <Faces colleagues={colleagues} most={2} />
            </Button>
          </Hint>
        </Menu>
      )}
    </>
  );
}
