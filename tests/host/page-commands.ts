/** What the app does with a page: editing commands, text, code, pictures, paper, zoom. */
import type { PrintToPDFOptions, Rectangle, WebContents as ElectronWebContents } from 'electron';
import { CaptureImage } from './capture-image.ts';
import type { CdpSession, Params } from './cdp.ts';
import { printToPdf } from './pdf.ts';
import { StrictEmitter } from './strict.ts';

type EditCommand = 'undo' | 'redo' | 'cut' | 'copy' | 'paste' | 'pasteAndMatchStyle' | 'selectAll' | 'delete';

interface Evaluated {
  readonly result: { readonly value?: unknown };
  readonly exceptionDetails?: {
    readonly text: string;
    readonly exception?: { readonly description?: string };
  };
}

type Emulated = Pick<
  ElectronWebContents,
  | EditCommand
  | 'insertText'
  | 'executeJavaScript'
  | 'printToPDF'
  | 'print'
  | 'setZoomFactor'
  | 'getZoomFactor'
>;

export abstract class PageCommands extends StrictEmitter implements Emulated {
  #zoom = 1;

  /** Rejects where the page could not be made, or is gone. */
  protected abstract attached(): Promise<CdpSession>;
  protected abstract applyZoom(session: CdpSession, factor: number): Promise<void>;

  /** For commands without an answer: they wait for the page, and are void when it is gone. */
  #tell(method: string, params: Params): void {
    this.attached().then(
      (session) => session.tell(method, params),
      () => undefined,
    );
  }

  /** In the page's own world. The result must survive JSON. Rejects with what the code throws. */
  async executeJavaScript(code: string, userGesture = false): Promise<unknown> {
    const session = await this.attached();
    const { result, exceptionDetails } = await session.send<Evaluated>('Runtime.evaluate', {
      expression: code,
      awaitPromise: true,
      returnByValue: true,
      userGesture,
    });
    if (exceptionDetails) throw new Error(exceptionDetails.exception?.description ?? exceptionDetails.text);
    return result.value;
  }

  async printToPDF(options: PrintToPDFOptions): Promise<Buffer> {
    return printToPdf(await this.attached(), options);
  }

  print(): void {
    throw new Error('chromium-host: there is no printer here; use printToPDF');
  }

  async capturePage(rect?: Rectangle): Promise<CaptureImage> {
    const session = await this.attached();
    const { data } = await session.send<{ data: string }>('Page.captureScreenshot', {
      format: 'png',
      ...(rect ? { clip: { ...rect, scale: 1 } } : {}),
    });
    return new CaptureImage(Buffer.from(data, 'base64'));
  }

  setZoomFactor(factor: number): void {
    this.#zoom = factor;
    this.reapplyZoom();
  }

  /** For the window: its size changed. */
  reapplyZoom(): void {
    const apply = async (): Promise<void> => this.applyZoom(await this.attached(), this.#zoom);
    apply().catch(() => undefined); // gone meanwhile
  }

  getZoomFactor(): number {
    return this.#zoom;
  }

  /** For `nativeTheme`: null leaves the choice to the system. */
  setColorScheme(scheme: 'light' | 'dark' | null): void {
    this.#tell('Emulation.setEmulatedMedia', {
      features: [{ name: 'prefers-color-scheme', value: scheme ?? '' }],
    });
  }

  #edit(command: EditCommand): void {
    this.#tell('Input.dispatchKeyEvent', { type: 'rawKeyDown', commands: [command] });
  }

  undo(): void {
    this.#edit('undo');
  }

  redo(): void {
    this.#edit('redo');
  }

  cut(): void {
    this.#edit('cut');
  }

  copy(): void {
    this.#edit('copy');
  }

  paste(): void {
    this.#edit('paste');
  }

  pasteAndMatchStyle(): void {
    this.#edit('pasteAndMatchStyle');
  }

  selectAll(): void {
    this.#edit('selectAll');
  }

  delete(): void {
    this.#edit('delete');
  }

  async insertText(text: string): Promise<void> {
    const session = await this.attached();
    await session.send('Input.insertText', { text });
  }
}
