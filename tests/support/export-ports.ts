import type { ExportPorts } from '../../electron/core/exchange/export.ts';

/** A desk on which there is nothing beside the document. */
export const NOTHING_BESIDE: ExportPorts = {
  readMedia: () => Promise.resolve(null),
  readRecord: () => null,
  readRegister: () => [],
};
