import type { LaunchedApp } from './launch.ts';

/** The person chooses this file in the system's dialog; null: cancels it. */
export async function chooseFile(app: LaunchedApp, file: string | null): Promise<void> {
  await app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () =>
      Promise.resolve({ canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: chosen === null, filePath: chosen ?? '' });
  }, file);
}
