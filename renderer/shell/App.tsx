import { useEffect, type ReactNode } from 'react';
import { I18nProvider } from 'react-aria-components';
import { LockScreen } from '../account/LockScreen.tsx';
import { Desk } from '../desk/Desk.tsx';
import { useCommand } from '../bridge.ts';
import { RecoveryScreen } from '../recovery/RecoveryScreen.tsx';
import { Toasts } from '../ui/Toasts.tsx';
import { nextTheme, otherLanguage } from './interface.ts';
import { fetchPaperFonts } from './paper-fonts.ts';
import { Starting } from './Starting.tsx';
import { useCoreView } from './use-core-view.ts';
import { useTypedCommands } from './typed-commands.ts';
import { useInterface } from './use-interface.ts';

/** The page: starting, the desk, or the way back to it. A desk that was opened stays, whatever stands before it. */
export function App(): ReactNode {
  const core = useCoreView();
  const { desk, recovery, locked } = core;
  const look = useInterface((desk !== null || locked !== null) && recovery === null && !core.starting);
  useTypedCommands();
  useCommand('view.language', () => look.choose({ language: otherLanguage(look.chosen.language) }));
  useCommand('view.theme', () => look.choose({ theme: nextTheme(look.chosen.theme) }));
  const deskShown = desk !== null && look.known;
  useEffect(() => {
    if (deskShown) void fetchPaperFonts();
  }, [deskShown]);
  return (
    <I18nProvider locale={look.chosen.language}>
      {deskShown ? (
        <Desk
          person={desk.person}
          warnings={desk.warnings}
          restarting={core.starting}
          covered={recovery !== null || locked !== null}
          locked={locked !== null}
          look={look}
        />
      ) : null}
      {recovery === null ? null : <RecoveryScreen recovery={recovery} look={look} />}
      {locked === null || !look.known ? null : <LockScreen person={locked.name} look={look} />}
      {deskShown || recovery !== null || (locked !== null && look.known) ? null : <Starting />}
      <Toasts />
    </I18nProvider>
  );
}
