// The desk's main process: it puts the parts together and decides nothing about documents.
import { app, BrowserWindow, nativeTheme, powerMonitor, session, shell } from 'electron';
import { safeHref } from '../../shared/document/link.ts';
import { documentIdSchema } from '../../shared/document/schema.ts';
import { LANGUAGES, type Language } from '../../shared/document/model.ts';
import { fail, ok } from '../../shared/errors/result.ts';
import { CoreProcess } from './core-process.ts';
import { DeskWindows } from './desk-windows.ts';
import { registerContract, type AskCore, type MainHandlers } from './ipc.ts';
import { closeSideDoors, lockDown } from './lockdown.ts';
import { settingsFile } from './locations.ts';
import { openLog } from './log.ts';
import { setMenu, type MenuActions } from './menu.ts';
import { paperOf, print, savePdf } from './paper.ts';
import { openProfiles } from './profiles.ts';
import { declareScheme, serveScheme } from './scheme.ts';
import { textsOf } from './texts.ts';

app.setName('Sastra');
declareScheme();
closeSideDoors();
app.enableSandbox();

if (app.requestSingleInstanceLock()) {
  void app.whenReady().then(openDesk);
} else {
  // The first desk hears of it by 'second-instance' and comes to the front.
  app.exit(0);
}

function openDesk(): void {
  const log = openLog(settingsFile('logs'));
  const profiles = openProfiles();
  let language: Language = 'km';
  let leaving: Promise<void> | null = null;

  const windows = new DeskWindows(log, () => textsOf(language));
  const core = new CoreProcess(
    profiles.folder(),
    { event: (event, value) => windows.send(event, value) },
    log,
  );
  const askCore: AskCore = (channel, request) => core.call(channel, request as never);

  lockDown(session.defaultSession, log);
  serveScheme(session.defaultSession, async (documentId, paperLanguage) => {
    const id = documentIdSchema.safeParse(documentId);
    const wanted = LANGUAGES.find((known) => known === paperLanguage);
    if (!id.success || wanted === undefined) return null;
    const document = await core.call('documents.open', { documentId: id.data });
    return document.ok ? paperOf(document.value, wanted) : null;
  });

  const actions: MenuActions = {
    command: (window, command) => window.webContents.send('command', { command }),
    newWindow: () => windows.open(null),
    isDesk: (window): window is BrowserWindow =>
      window instanceof BrowserWindow && windows.of(window.webContents) !== null,
  };
  setMenu(language, actions);

  const handlers: MainHandlers = {
    'profiles.list': () => ok(profiles.list()),
    'profiles.create': ({ name }) => {
      const made = profiles.create(name);
      return made === null ? fail({ code: 'invalid' }) : ok(made);
    },
    'profiles.switch': async ({ id }) => {
      if (!(await windows.flushAll())) return fail({ code: 'diskError' });
      const folder = profiles.choose(id);
      if (folder === null) return fail({ code: 'notFound' });
      await core.move(folder);
      windows.reload();
      return ok(null);
    },
    'paper.pdf': async ({ documentId, language: paperLanguage }, sender) => {
      const window = windows.of(sender);
      const document = await core.call('documents.open', { documentId });
      if (!document.ok) return document;
      if (window === null) return fail({ code: 'invalid' });
      return savePdf(window, document.value, paperLanguage, textsOf(language).savePdf);
    },
    'paper.print': ({ documentId, language: paperLanguage }) => print(documentId, paperLanguage),
    'window.new': ({ documentId }) => {
      windows.open(documentId);
      return ok(null);
    },
    'window.flushed': ({ clean }, sender) => {
      windows.answerFlush(sender, clean);
      return ok(null);
    },
    'window.language': ({ language: chosen }) => {
      language = chosen;
      setMenu(language, actions);
      return ok(null);
    },
    'window.theme': ({ theme }) => {
      nativeTheme.themeSource = theme;
      return ok(null);
    },
    'link.open': async ({ href }) => {
      const safe = safeHref(href);
      if (safe === null) return fail({ code: 'invalid' });
      await shell.openExternal(safe);
      return ok(null);
    },
  };
  registerContract(handlers, askCore, log);

  app.on('second-instance', (_event, argv) => {
    if (argv.includes('--new-window')) windows.open(null);
    else windows.focusFirst();
  });
  app.on('activate', () => {
    if (windows.count === 0) windows.open(null);
  });
  app.on('window-all-closed', () => app.quit());
  app.on('before-quit', (event) => {
    event.preventDefault();
    leaving ??= leave();
  });
  powerMonitor.on('suspend', () => windows.send('drafting.flush', null));
  powerMonitor.on('shutdown', () => windows.send('drafting.flush', null));

  windows.open(null);
  log.info('desk opened', { version: app.getVersion() });

  /** Words first, then windows, then core; only then the desk is gone. */
  async function leave(): Promise<void> {
    if (!(await windows.closeAll())) {
      leaving = null;
      return;
    }
    await core.drain();
    log.info('desk closed');
    app.exit(0);
  }
}
