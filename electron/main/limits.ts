// What the limited process is started with, so that reading a stranger's file is all that it can do.

/** Megabytes of objects; buffers beside them are bounded by what a file may hold unpacked. */
const MEMORY = 512;
/** Milliseconds after which it is ended. */
export const TIME_LIMIT = 30_000;

/** Arguments for Node: no file but the program and the one to read, no other process, thread or native code. */
export const limitsFor = (program: string, file: string): string[] => [
  '--permission',
  `--allow-fs-read=${program}`,
  `--allow-fs-read=${file}`,
  `--max-old-space-size=${MEMORY}`,
  '--disallow-code-generation-from-strings',
];
