/**
 * Everything that can go wrong in a way a person has to be told about. The code is the key of a sentence in both
 * languages (`failure.<code>` in renderer/i18n): what happened, what is safe, what to do. A failure names nothing
 * secret and carries no document text.
 */
export const FAILURE_CODES = [
  'notFound', // the document, revision or backup is no longer there
  'diskFull',
  'diskError', // reading or writing failed (EIO and the like)
  'readOnly', // the profile folder cannot be written
  'damaged', // the database file is not what it should be
  'newerFile', // written by a newer Sastra
  'networkFolder', // the profile lies on a network or cloud folder
  'inUse', // another Sastra has the profile open
  'coreGone', // the core process died before it answered; the caller sends again when it is back
  'needsRecovery', // the profile is in the recovery state: nothing but recovery is answered
  'invalid', // the request does not fit the contract
  'mediaRefused', // a picture or file of a kind that the desk does not keep
  'mediaTooLarge', // larger than the desk keeps
  'fileUnreadable', // a file from elsewhere that is not what its name says
  'fileTooLarge',
  'fileEncoding', // text that is neither UTF-8 nor UTF-16 with its mark
  'fileMacros', // a file from elsewhere that holds programs
  'importStopped', // reading a file was ended: it took too long, or too much, or could not be done safely
  'notInstrument', // a form that only instruments are saved in
  'registerTwice', // an instrument of this type, number and date is in the register already
  'amendmentMisfit', // an amendment does not fit the text that it is to be carried out on, or its copy is gone
  'noHub', // nobody answers at the hub's address, or who answers is none
  'otherHub', // another hub than the one that the person was shown answers at the address
  'hubRefused', // the hub does not do it: too many asked, or the versions do not fit
  'courierKeys', // the hub was never told by which keys it knows this desk's parcels
  'noKeychain', // the system keeps no secrets for this person
  'pinWrong',
  'pinWait', // too many wrong ones; `detail` says in how many seconds the next may be tried
  'signoffNotSetUp', // no key directory on this desk, or no enrolled key of this person
  'signoffAlone', // the document lives on this desk alone: nobody else could read what is submitted
  'signoffOther', // the words are not those that were shown, or this Sastra would print them otherwise
  'signoffRefused', // it would not count; `detail` says why
  'locked', // nothing but unlocking is answered
  'internal', // a mistake in Sastra itself; the log has its place
] as const;

export type FailureCode = (typeof FAILURE_CODES)[number];

/** What an older file is the cure for. */
export const CURED_BY_BACKUP: ReadonlySet<FailureCode> = new Set(['damaged', 'diskError']);

export interface Failure {
  readonly code: FailureCode;
  /** A system's own word for it (such as `ENOSPC`), for the technician; never a path, never text. */
  readonly detail?: string;
}
