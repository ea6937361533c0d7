// The desk's windows: opened on a document or none, asked to flush before they close, opened again when their page dies.
import { dialog, type BrowserWindow, type WebContents } from 'electron';
import type { DocumentId } from '../../shared/document/model.ts';
import type { Failure } from '../../shared/errors/failure.ts';
import type { Result } from '../../shared/errors/result.ts';
import type { EventName, Events } from '../../shared/ipc/contract.ts';
import type { Log } from './log.ts';
import { ORIGIN } from './scheme.ts';
import type { TextKey } from './texts.ts';
import { makeDeskWindow } from './window-factory.ts';
import { rememberPlace } from './window-state.ts';

/** How long a page may take to say that its words are on disk, in milliseconds; then core is asked, which holds them. */
const FLUSH_LIMIT = 5_000;

/** A page that dies within this time of its loading, in milliseconds, dies of its start. */
const STILLBORN = 500;
/** So many such deaths in a row, and the page is not loaded again. */
const STILLBIRTHS = 3;

interface DeskWindow {
  readonly window: BrowserWindow;
  /** Null: there is no page to ask. */
  flushed: ((clean: boolean | null) => void) | null;
  flushing: Promise<boolean | null> | null;
  closing: Promise<boolean> | null;
  mayClose: boolean;
  /** When the page that is there loaded, by performance.now(); null while none has. */
  loadedAt: number | null;
  stillbirths: number;
}

/** What came of asking whether a window may go: its words are on disk, or a person decided. */
type Leave = 'written' | 'givenUp' | 'stays';

export class DeskWindows {
  readonly #windows = new Map<number, DeskWindow>();
  readonly #log: Log;
  readonly #texts: () => Readonly<Record<TextKey, string>>;
  readonly #flushCore: () => Promise<Result<null, Failure>>;

  /** `flushCore` writes what core holds, `coreGone` where it does not answer: pages that died leave their words there. */
  constructor(
    log: Log,
    texts: () => Readonly<Record<TextKey, string>>,
    flushCore: () => Promise<Result<null, Failure>>,
  ) {
    this.#log = log;
    this.#texts = texts;
    this.#flushCore = flushCore;
  }

  open(documentId: DocumentId | null): void {
    const window = makeDeskWindow();
    const contents = window.webContents;
    const desk: DeskWindow = {
      window,
      flushed: null,
      flushing: null,
      closing: null,
      mayClose: false,
      loadedAt: null,
      stillbirths: 0,
    };
    const id = contents.id;
    this.#windows.set(id, desk);
    window.once('ready-to-show', () => window.show());
    window.on('close', (event) => {
      if (desk.mayClose) return;
      event.preventDefault();
      void this.#close(desk);
    });
    window.on('closed', () => this.#windows.delete(id));
    contents.on('render-process-gone', (_event, details) => {
      desk.flushed?.(null);
      if (window.isDestroyed() || details.reason === 'clean-exit') return;
      this.#log.warn('page died', { reason: details.reason });
      // What it had typed is in core; the page comes back and reads it from there. A page that dies as soon as it
      // loads, again and again, is left alone: the menu still closes the window.
      const lived = desk.loadedAt === null ? 0 : performance.now() - desk.loadedAt;
      desk.loadedAt = null;
      desk.stillbirths = lived < STILLBORN ? desk.stillbirths + 1 : 0;
      if (desk.stillbirths < STILLBIRTHS) contents.reload();
    });
    contents.on('did-finish-load', () => {
      desk.loadedAt = performance.now();
    });
    window.on('unresponsive', () => this.#log.warn('page does not answer'));
    const query = documentId === null ? '' : `?document=${documentId}`;
    window.loadURL(`${ORIGIN}/index.html${query}`).catch(() => this.#log.warn('page did not load'));
  }

  /** The window that a request came from; null for one that is closing or not ours. */
  of(contents: WebContents): BrowserWindow | null {
    return this.#windows.get(contents.id)?.window ?? null;
  }

  get count(): number {
    return this.#windows.size;
  }

  focusFirst(): void {
    const [first] = this.#windows.values();
    if (first === undefined) return;
    if (first.window.isMinimized()) first.window.restore();
    first.window.show();
    first.window.focus();
  }

  send<E extends EventName>(event: E, value: Events[E]): void {
    for (const { window } of this.#windows.values()) window.webContents.send(event, value);
  }

  reload(): void {
    for (const desk of this.#windows.values()) {
      desk.loadedAt = null;
      desk.window.webContents.reload();
    }
  }

  answerFlush(contents: WebContents, clean: boolean): void {
    this.#windows.get(contents.id)?.flushed?.(clean);
  }

  /** Flushes every page, then core. False: some words could not be written, and the person chose to stay. */
  async flushAll(): Promise<boolean> {
    const desks = [...this.#windows.values()];
    const answers = await Promise.all(desks.map((desk) => this.#askToGo(desk)));
    if (answers.includes('stays')) return false;
    const [first] = desks;
    return first === undefined || answers.includes('givenUp') || this.#coreMayGo(first);
  }

  /** Closes every window; false when a person chose to keep one. */
  async closeAll(): Promise<boolean> {
    const answers = await Promise.all([...this.#windows.values()].map((desk) => this.#close(desk)));
    return answers.every(Boolean);
  }

  #close(desk: DeskWindow): Promise<boolean> {
    desk.closing ??= this.#tryToClose(desk).finally(() => {
      desk.closing = null;
    });
    return desk.closing;
  }

  async #tryToClose(desk: DeskWindow): Promise<boolean> {
    const answer = await this.#askToGo(desk);
    if (answer === 'stays') return false;
    // With its last window the desk goes, and what core still holds for pages that have died.
    if (answer === 'written' && this.#isLast(desk) && !(await this.#coreMayGo(desk))) return false;
    if (desk.window.isDestroyed()) return true;
    rememberPlace(desk.window);
    desk.mayClose = true;
    // The page was asked, and the person: it is not asked once more, because a page that hangs or minds would stay.
    desk.window.destroy();
    return true;
  }

  #isLast(desk: DeskWindow): boolean {
    return [...this.#windows.values()].every(({ window }) => window === desk.window || window.isDestroyed());
  }

  async #askToGo(desk: DeskWindow): Promise<Leave> {
    if (desk.window.isDestroyed()) return 'written';
    // Core has the words of a page that cannot be asked.
    const isWritten = (await this.#flush(desk)) ?? (await this.#flushCore()).ok;
    if (isWritten) return 'written';
    return (await this.#askPerson(desk)) ? 'givenUp' : 'stays';
  }

  /** A core that is gone or hangs keeps nobody: the words of every page that answered are on disk. */
  async #coreMayGo(desk: DeskWindow): Promise<boolean> {
    const flushed = await this.#flushCore();
    return flushed.ok || flushed.error.code === 'coreGone' || this.#askPerson(desk);
  }

  /** True: the person gives up what is not on disk. */
  async #askPerson(desk: DeskWindow): Promise<boolean> {
    const texts = this.#texts();
    const { response } = await dialog.showMessageBox(desk.window, {
      type: 'warning',
      title: texts.unsavedTitle,
      message: texts.unsavedTitle,
      detail: texts.unsavedMessage,
      buttons: [texts.stay, texts.closeAnyway],
      defaultId: 0,
      cancelId: 0,
    });
    return response === 1;
  }

  /** What the page answers; whoever asks meanwhile gets the same answer. */
  #flush(desk: DeskWindow): Promise<boolean | null> {
    desk.flushing ??= this.#askPage(desk).finally(() => {
      desk.flushing = null;
    });
    return desk.flushing;
  }

  /** Null: the page has died, has not loaded yet (nothing can have been typed in it), or does not answer. */
  #askPage(desk: DeskWindow): Promise<boolean | null> {
    if (desk.loadedAt === null) return Promise.resolve(null);
    return new Promise((resolve) => {
      const limit = setTimeout(() => {
        this.#log.warn('page did not answer');
        desk.flushed?.(null);
      }, FLUSH_LIMIT);
      desk.flushed = (clean) => {
        clearTimeout(limit);
        desk.flushed = null;
        resolve(clean);
      };
      desk.window.webContents.send('drafting.flush', null);
    });
  }
}
