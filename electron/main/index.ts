// The desk's main process: it puts the parts together and decides nothing about documents.
import { app, BrowserWindow, dialog, nativeTheme, powerMonitor, session, shell } from 'electron';
import { safeHref } from '../../shared/document/link.ts';
import type { Language } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../shared/errors/result.ts';
import { paperLookFrom, type PaperLook } from '../../shared/html/paper-look.ts';
import { parseRequest } from '../../shared/ipc/parse.ts';
import { INTERFACE_RECORD } from '../../shared/ipc/record-names.ts';
import { ComparisonPapers } from './comparison-paper.ts';
import { CoreProcess } from './core-process.ts';
import { bringParcel, readReceipt, writeParcel } from './courier.ts';
import { openCard, readAnswer, writeRequest } from './enrolment.ts';
import { DeskWindows } from './desk-windows.ts';
import { Errands } from './errands.ts';
import { saveAs } from './export.ts';
import { forgetCopies } from './foreign-copy.ts';
import { importDocument, importWaiting, type WaitingImports } from './import/import.ts';
import { registerContract, type AskCore, type MainHandlers } from './ipc.ts';
import { closeSideDoors, lockDown } from './lockdown.ts';
import { settingsFile } from './locations.ts';
import { openLog } from './log.ts';
import { mediaResponse, pendingResponse, saveMedia } from './media.ts';
import { setMenu, type MenuActions } from './menu.ts';
import { documentOnPaper, PAPER_BASE, paperOf, print, savePdf } from './paper.ts';
import { openProfiles } from './profiles.ts';
import { openRegisterCsv } from './register-csv.ts';
import { declareScheme, serveScheme } from './scheme.ts';
import { textsOf } from './texts.ts';

/** Each is a process of its own. */
const MOST_WINDOWS = 10;

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

  const errands = new Errands();
  const waiting: WaitingImports = new WeakMap();
  const windows = new DeskWindows(
    log,
    () => textsOf(language),
    () => core.flush(),
  );
  const core: CoreProcess = new CoreProcess(
    profiles.folder(),
    { event: (event, value) => windows.send(event, value) },
    log,
  );
  const askDirectly: CoreProcess['call'] = (channel, request) => core.call(channel, request);
  const askCore: AskCore = (channel, request) => core.fetch(channel, request as never);

  const comparisons = new ComparisonPapers(askDirectly);
  const paperLook = async (): Promise<PaperLook> => {
    const record = await core.call('records.read', { name: INTERFACE_RECORD });
    return paperLookFrom(record.ok ? (record.value?.fields ?? {}) : {});
  };

  lockDown(session.defaultSession, log);
  serveScheme(session.defaultSession, {
    async paper(documentId, paperLanguage, day) {
      const comparison = comparisons.htmlOf(documentId);
      if (comparison !== null) return comparison;
      const asked = parseRequest('paper.print', {
        documentId,
        language: paperLanguage,
        ...(day === null ? {} : { day }),
      });
      if (!asked.ok) return null;
      const { language: wanted } = asked.value;
      const document = await documentOnPaper(asked.value, askDirectly);
      if (!document.ok) return null;
      return paperOf(document.value, wanted, await paperLook(), askDirectly, PAPER_BASE);
    },
    async media(hash) {
      const media = await core.call('media.describe', { hash });
      if (media.ok && media.value !== null) return mediaResponse(profiles.folder(), media.value);
      const awaited = await core.call('media.isAwaited', { hash });
      return awaited.ok && awaited.value ? pendingResponse() : null;
    },
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
    'profiles.create': ({ name }) => profiles.create(name),
    'profiles.rename': ({ name }) => {
      const renamed = profiles.rename(name);
      if (renamed.ok) windows.send('profiles.changed', null);
      return renamed;
    },
    'profiles.switch': async ({ id }) => {
      if (!(await windows.flushAll())) return fail({ code: 'diskError' });
      const folder = profiles.choose(id);
      if (!folder.ok) return folder;
      await core.move(folder.value);
      windows.reload();
      return ok(null);
    },
    'paper.pdf': async (request, sender) => {
      const window = windows.of(sender);
      const document = await documentOnPaper(request, askDirectly);
      if (!document.ok) return document;
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => savePdf(window, document.value, request, textsOf(language).savePdf));
    },
    'paper.saveAs': (request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      const options = { window, shownIn: language, profile: profiles.folder(), ask: askDirectly };
      return errands.run(sender, () => saveAs({ ...request, ...options }));
    },
    'exchange.import': (_request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      const onReading = (fileName: string): void => sender.send('exchange.reading', { fileName });
      return errands.run(sender, () =>
        importDocument({ window, texts: textsOf(language), ask: askDirectly, log, onReading, waiting }),
      );
    },
    'exchange.importAs': (request, sender) =>
      errands.run(sender, () =>
        importWaiting(sender, request, { ask: askDirectly, waiting, texts: textsOf(language) }),
      ),
    'register.openCsv': (_request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => openRegisterCsv(window, textsOf(language), log));
    },
    'courier.write': (request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => writeParcel(window, textsOf(language), request, askDirectly));
    },
    'courier.read': (_request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => readReceipt(window, textsOf(language), askDirectly));
    },
    'courier.bring': (_request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => bringParcel(window, textsOf(language), askDirectly));
    },
    'enrolment.card': (_request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => openCard(window, textsOf(language), askDirectly));
    },
    'enrolment.write': (request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => writeRequest(window, textsOf(language), request, askDirectly));
    },
    'enrolment.read': (_request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => readAnswer(window, textsOf(language), askDirectly));
    },
    'paper.print': (request, sender) => errands.run(sender, () => print(request)),
    'paper.comparison': (request, sender) => {
      const window = windows.of(sender);
      if (window === null) return fail({ code: 'invalid' });
      return errands.run(sender, async () =>
        comparisons.put(request, { window, shownIn: language, look: await paperLook() }),
      );
    },
    'media.save': async ({ hash, name }, sender) => {
      const window = windows.of(sender);
      const media = await core.call('media.describe', { hash });
      if (!media.ok) return media;
      const { value } = media;
      if (value === null) return fail({ code: 'notFound' });
      if (window === null) return fail({ code: 'invalid' });
      const title = textsOf(language).saveMedia;
      return errands.run(sender, () =>
        saveMedia(window, { profile: profiles.folder(), media: value, name, title }),
      );
    },
    'window.new': ({ documentId }) => {
      if (windows.count >= MOST_WINDOWS) return fail({ code: 'invalid', detail: 'windows' });
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
    'window.size': ({ percent }, sender) => {
      sender.setZoomFactor(percent / 100);
      return ok(null);
    },
    'window.host': () => ok({ test: process.versions.electron === undefined }),
    'link.open': ({ href }, sender) => {
      const safe = safeHref(href);
      const window = windows.of(sender);
      if (safe === null || window === null) return fail({ code: 'invalid' });
      return errands.run(sender, () => openLink(window, safe));
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
  forgetCopies().catch(() => log.warn('copies of imported files stayed'));
  log.info('desk opened', { version: app.getVersion() });

  /** An address can carry words out of the desk, so it is the person who opens it, not the page. */
  async function openLink(window: BrowserWindow, href: string): Promise<Result<null, Failure>> {
    const texts = textsOf(language);
    const { response } = await dialog.showMessageBox(window, {
      type: 'question',
      title: texts.linkTitle,
      message: texts.linkTitle,
      detail: href,
      buttons: [texts.cancel, texts.openLink],
      defaultId: 0,
      cancelId: 0,
    });
    if (response === 1) await shell.openExternal(href);
    return ok(null);
  }

  /** Words first, then windows, then core; only then the desk is gone. */
  async function leave(): Promise<void> {
    if (!(await windows.closeAll())) {
      leaving = null;
      return;
    }
    await errands.finished();
    await core.drain();
    log.info('desk closed');
    app.exit(0);
  }
}
