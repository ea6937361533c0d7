/**
 * Electron's `dialog`. Tests replace its functions. Under a display they are real ones, drawn by zenity; where that is
 * not to be had they reject, for nobody could answer.
 */
import { spawn } from 'node:child_process';
import type {
  Dialog as ElectronDialog,
  MessageBoxOptions,
  OpenDialogOptions,
  SaveDialogOptions,
} from 'electron';
import { headless } from './settings.ts';
import { strict } from './strict.ts';

const CANCELLED = 1;

/** What zenity printed, or null where the person cancelled. */
async function zenity(args: readonly string[]): Promise<string | null> {
  if (headless) throw new Error('chromium-host: no display to show a dialog on');
  const child = spawn('zenity', args, { stdio: ['ignore', 'pipe', 'ignore'] });
  let printed = '';
  child.stdout.on('data', (data: Buffer) => {
    printed += data.toString('utf8');
  });
  return new Promise((resolve, reject) => {
    child.once('error', () =>
      reject(new Error('chromium-host: dialogs need zenity, which is not installed')),
    );
    child.once('close', (code) =>
      resolve(code === 0 || (code === CANCELLED && printed !== '') ? printed.trim() : null),
    );
  });
}

/** The options stand last, after a window or without one. */
const optionsOf = <O extends object>(args: readonly unknown[]): Partial<O> => args.at(-1) ?? {};
const titled = (title: string | undefined): string[] => (title === undefined ? [] : [`--title=${title}`]);
const filtered = (filters: OpenDialogOptions['filters']): string[] =>
  (filters ?? []).map(
    ({ name, extensions }) =>
      `--file-filter=${name} | ${extensions.map((each) => (each === '*' ? '*' : `*.${each}`)).join(' ')}`,
  );

export const dialog = strict('dialog', {
  showOpenDialog: async (...args: unknown[]) => {
    const { title, properties = [], defaultPath, filters } = optionsOf<OpenDialogOptions>(args);
    const chosen = await zenity([
      '--file-selection',
      ...titled(title),
      ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
      ...(properties.includes('openDirectory') ? ['--directory'] : []),
      ...(properties.includes('multiSelections') ? ['--multiple', '--separator=\n'] : []),
      ...filtered(filters),
    ]);
    return { canceled: chosen === null, filePaths: chosen === null ? [] : chosen.split('\n') };
  },
  showSaveDialog: async (...args: unknown[]) => {
    const { title, defaultPath, filters } = optionsOf<SaveDialogOptions>(args);
    const chosen = await zenity([
      '--file-selection',
      '--save',
      ...titled(title),
      ...(defaultPath === undefined ? [] : [`--filename=${defaultPath}`]),
      ...filtered(filters),
    ]);
    return { canceled: chosen === null, filePath: chosen ?? '' };
  },
  showMessageBox: async (...args: unknown[]) => {
    const {
      message = '',
      detail = '',
      title,
      buttons = ['OK'],
      cancelId = 0,
    } = optionsOf<MessageBoxOptions>(args);
    const chosen = await zenity([
      '--question',
      '--switch',
      '--no-markup',
      ...titled(title),
      `--text=${detail === '' ? message : `${message}\n\n${detail}`}`,
      ...buttons.map((button) => `--extra-button=${button}`),
    ]);
    const response = chosen === null ? -1 : buttons.indexOf(chosen);
    return { response: response < 0 ? cancelId : response, checkboxChecked: false };
  },
  /** As Electron before a window is there: a line on the terminal. */
  showErrorBox: (title: string, content: string) => {
    process.stderr.write(`${title}\n${content}\n`);
  },
} satisfies Pick<ElectronDialog, 'showOpenDialog' | 'showSaveDialog' | 'showMessageBox' | 'showErrorBox'>);
