/** Writes the journal: nothing is acknowledged before its frame is on the disk here and in the database. */
import { closeSync, fdatasyncSync, fsyncSync, ftruncateSync, openSync, unlinkSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Clock } from '../ports.ts';
import { makeFolder, syncFolder } from '../profile/sync.ts';
import { dayOf, journalFileName, journalFiles, readJournalFile } from './files.ts';
import { encodeFrame, FIRST_LINK, OPENING_LINE, type Frame } from './frames.ts';

export interface Journal {
  /** Returns when the frame is on the disk. Throws the disk's error; then nothing was appended. */
  readonly append: (frame: Frame) => void;
  /** Takes back the frame that was appended last, because the database refused it. */
  readonly undo: () => void;
  readonly close: () => void;
}

/** A start reads the newest file; this keeps that short. */
const PART_BYTES = 16 * 1024 * 1024;

interface OpenFile {
  readonly descriptor: number;
  readonly day: string;
  end: number;
  link: Buffer;
  before: { readonly end: number; readonly link: Buffer };
}

function writeAll(descriptor: number, bytes: Buffer, position: number): void {
  for (let done = 0; done < bytes.length;)
    done += writeSync(descriptor, bytes, done, bytes.length - done, position + done);
}

/** Goes on behind the newest file where that is whole; a file with a torn tail is left as it is. */
export function openJournal(folder: string, clock: Clock): Journal {
  makeFolder(folder);
  let current: OpenFile | null = continued(folder);

  const fileFor = (day: string): OpenFile => {
    if (current !== null && current.day === day && current.end < PART_BYTES) return current;
    if (current !== null) closeSync(current.descriptor);
    current = null;
    current = begun(folder, day);
    return current;
  };

  const cutBack = (file: OpenFile): void => {
    try {
      ftruncateSync(file.descriptor, file.end);
      fdatasyncSync(file.descriptor);
    } catch {
      // The next frame is written over what is left, and its chain cannot lead back into that.
    }
  };

  return {
    append(frame) {
      const file = fileFor(dayOf(clock.now()));
      const { bytes, link } = encodeFrame(file.link, frame);
      try {
        writeAll(file.descriptor, bytes, file.end);
        fdatasyncSync(file.descriptor);
      } catch (error) {
        cutBack(file);
        throw error;
      }
      file.before = { end: file.end, link: file.link };
      file.end += bytes.length;
      file.link = link;
    },
    undo() {
      if (current === null) return;
      Object.assign(current, current.before);
      cutBack(current);
    },
    close() {
      if (current !== null) closeSync(current.descriptor);
      current = null;
    },
  };
}

function continued(folder: string): OpenFile | null {
  const newest = journalFiles(folder).findLast(({ first }) => first !== Infinity);
  if (newest === undefined) return null;
  const { end, link, whole } = readJournalFile(folder, newest);
  if (!whole) return null;
  const descriptor = openSync(path.join(folder, newest.name), 'r+');
  return { descriptor, day: newest.day, end, link, before: { end, link } };
}

function begun(folder: string, day: string): OpenFile {
  const parts = journalFiles(folder).filter((file) => file.day === day);
  const part = Math.max(0, ...parts.map((file) => file.part)) + 1;
  const file = path.join(folder, journalFileName(day, part));
  const descriptor = openSync(file, 'wx', 0o600);
  try {
    writeAll(descriptor, OPENING_LINE, 0);
    fsyncSync(descriptor);
    syncFolder(folder);
  } catch (error) {
    closeSync(descriptor);
    unlinkSync(file);
    throw error;
  }
  const end = OPENING_LINE.length;
  return { descriptor, day, end, link: FIRST_LINK, before: { end, link: FIRST_LINK } };
}
