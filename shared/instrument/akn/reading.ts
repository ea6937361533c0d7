/** What is known while a file is read: whose it is, which ids are taken, where names lead, what was guessed. */
import { branded } from '../../document/brand.ts';
import type { Ids } from '../../document/ids.ts';
import type { InnerId, Uid } from '../../document/model.ts';
import { innerIdSchema, uidSchema } from '../../document/schema.ts';
import type { InstrumentData } from '../data.ts';
import type { XmlElement } from './xml.ts';

/** What a reader of the file should know; counts by the name of the element. */
export interface AknReport {
  /** Whether Sastra wrote it: then it is read back as it was. */
  readonly isOwn: boolean;
  /** Elements that were not taken along. */
  readonly leftOut: Readonly<Record<string, number>>;
  /** Elements of which only the text was taken. */
  readonly asText: Readonly<Record<string, number>>;
  /** Elements that were taken as something else. */
  readonly guessed: Readonly<Record<string, number>>;
  /** Provisions and divisions whose number was another one in the file: what stood there. */
  readonly renumbered: readonly string[];
  /** References whose target is not in the file. */
  readonly lostReferences: number;
}

export interface Place {
  readonly uid: Uid;
  readonly inner?: InnerId;
}

/** A reference's target until all names are known; it is filled in place. */
export interface PendingTarget {
  readonly in: 'here';
  uid: Uid;
  inner?: InnerId;
}

class Tally {
  readonly #counts = new Map<string, number>();
  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }
  counts(): Readonly<Record<string, number>> {
    return Object.fromEntries(this.#counts);
  }
}

/** Of one file, over both its languages. */
export class Findings {
  readonly #leftOut = new Tally();
  readonly #asText = new Tally();
  readonly #guessed = new Tally();
  lostReferences = 0;

  leaveOut(name: string): void {
    this.#leftOut.add(name);
  }
  takeText({ name }: XmlElement): void {
    this.#asText.add(name);
  }
  guess({ name }: XmlElement): void {
    this.#guessed.add(name);
  }
  report(isOwn: boolean, renumbered: readonly string[]): AknReport {
    return {
      isOwn,
      leftOut: this.#leftOut.counts(),
      asText: this.#asText.counts(),
      guessed: this.#guessed.counts(),
      renumbered,
      lostReferences: this.lostReferences,
    };
  }
}

export interface ReadingSource {
  readonly isOwn: boolean;
  readonly ids: Ids;
  readonly data: InstrumentData;
  readonly findings: Findings;
  /** The units of the other language by their names in the file. */
  readonly beside?: ReadonlyMap<string, Uid>;
}

/** The reading of one language. */
export class Reading {
  readonly isOwn: boolean;
  readonly data: InstrumentData;
  readonly findings: Findings;
  readonly #ids: Ids;
  readonly #beside: ReadonlyMap<string, Uid>;
  readonly #taken = new Set<string>();
  readonly #places = new Map<string, Place>();
  readonly #pending: { readonly name: string; readonly target: PendingTarget }[] = [];

  constructor({ isOwn, ids, data, findings, beside = new Map() }: ReadingSource) {
    this.isOwn = isOwn;
    this.data = data;
    this.findings = findings;
    this.#ids = ids;
    this.#beside = beside;
  }

  /** A unit's own id, else that of the unit with its name in the other language, else a new one; none twice. */
  uidOf({ attributes }: XmlElement): Uid {
    const eId = attributes.get('eId');
    const own = uidSchema.safeParse(attributes.get('sastra:uid'));
    const known = own.success ? own.data : this.#beside.get(eId ?? '');
    const uid = known !== undefined && !this.#taken.has(known) ? known : this.#ids.next<Uid>();
    this.#taken.add(uid);
    this.#name(eId, { uid });
    return uid;
  }

  /** Of a thing inside a unit. */
  innerIdOf({ attributes }: XmlElement, uid: Uid): InnerId {
    const own = innerIdSchema.safeParse(attributes.get('sastra:id'));
    const inner = own.success ? own.data : this.#ids.next<InnerId>();
    this.#name(attributes.get('eId'), { uid, inner });
    return inner;
  }

  /** The place of a name, or of the nearest place around it: `art_3__content` is in `art_3`. */
  placeOf(name: string): Place | undefined {
    for (
      let part = name;
      part !== '';
      part = part.includes('__') ? part.slice(0, part.lastIndexOf('__')) : ''
    ) {
      const place = this.#places.get(part);
      if (place !== undefined) return place;
    }
    return undefined;
  }

  /** The target of a reference to a name, which may stand further on. */
  targetOf(name: string): PendingTarget {
    const target: PendingTarget = { in: 'here', uid: branded('') };
    this.#pending.push({ name, target });
    return target;
  }

  /** Fills the targets in, when everything was read; one that is not in the file leads nowhere, which a check tells. */
  resolve(): void {
    for (const { name, target } of this.#pending) {
      const place = this.placeOf(name);
      if (place === undefined) this.findings.lostReferences += 1;
      target.uid = place?.uid ?? this.#ids.next<Uid>();
      if (place?.inner !== undefined) target.inner = place.inner;
    }
  }

  #name(eId: string | undefined, place: Place): void {
    if (eId !== undefined && !this.#places.has(eId)) this.#places.set(eId, place);
  }
}
