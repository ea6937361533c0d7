/**
 * How a desk that has no line becomes somebody's: it takes the hub from a card, whose fingerprint a person compares, asks
 * in a file that it signs with a key of its own, and believes the answer of that hub alone.
 */
import { z } from 'zod';
import { letterOf, sealedPart } from '../../../shared/courier/envelope.ts';
import {
  enrolmentBodySchema,
  ENROLMENT_NUMBER,
  type EnrolmentRequest,
} from '../../../shared/courier/enrolment.ts';
import {
  cardIn,
  cardText,
  hubCardSchema,
  type CardProblem,
  type HubCard,
} from '../../../shared/courier/hub-card.ts';
import { placesOf } from '../../../shared/courier/gathering.ts';
import { refuse } from '../../../shared/courier/problem.ts';
import type { Failure } from '../../../shared/errors/failure.ts';
import { fail, ok, type Result } from '../../../shared/errors/result.ts';
import type { HubShown } from '../../../shared/ipc/account.ts';
import type { CourierAdd, CourierAdded } from '../../../shared/ipc/courier.ts';
import type {
  CardLooked,
  EnrolmentAsked,
  EnrolmentState,
  EnrolmentTaken,
} from '../../../shared/ipc/enrolment.ts';
import { fingerprintOf } from '../../../shared/sync/fingerprint.ts';
import type { Account, Vault } from '../account/account.ts';
import type { Clock } from '../ports.ts';
import { keptJson, type KeptJson } from '../profile/kept-json.ts';
import type { Homes } from '../sync/homes.ts';
import { hubAddress } from '../sync/http-line.ts';
import type { HubIdentity } from '../sync/steps.ts';
import type { Sync } from '../sync/sync.ts';
import { isSigned } from '../sync/verify.ts';
import {
  createAssembling,
  refusedWith,
  type Assembled,
  type AssemblingParts,
  type Sender,
} from './assembling.ts';
import { keysIn, newSecret, publicHalves, type KeptKeys } from './keys.ts';
import { packing } from './packing.ts';
import { courierLine } from './receipt.ts';

const pendingSchema = z.strictObject({
  format: z.literal(1),
  card: hubCardSchema,
  /** Of this desk's key. */
  fingerprint: z.string(),
  askedAt: z.number(),
});
export type PendingEnrolment = z.infer<typeof pendingSchema>;

/** In a file of its own, as the keys are. */
export const enrolmentFile = (file: string): KeptJson<PendingEnrolment> => keptJson(file, pendingSchema);

export interface EnrollingParts extends AssemblingParts {
  readonly file: KeptJson<PendingEnrolment>;
  readonly keys: KeptJson<KeptKeys>;
  readonly vault: Vault;
  readonly clock: Pick<Clock, 'now'>;
  /** What whoever decides reads of this desk. */
  readonly desk: { readonly name: string; readonly version: string };
  readonly homes: Homes;
  readonly sync: Pick<Sync, 'receive'>;
  readonly account: Pick<Account, 'adopt'>;
}

export interface Enrolling {
  readonly state: () => EnrolmentState;
  readonly look: (text: string) => Result<CardLooked, Failure>;
  /** Asks the hub of this card: `otherHub` where it is none that the desk follows; `noKeychain`; what the disk says. */
  readonly ask: (text: string) => Promise<Result<EnrolmentAsked, Failure>>;
  readonly add: (asked: Pick<CourierAdd, 'isFirst' | 'part'>) => Promise<Result<CourierAdded, Failure>>;
  /** Reads the answer whose parts were added. */
  readonly take: () => Promise<Result<EnrolmentTaken, Failure>>;
}

export function createEnrolling(parts: EnrollingParts): Enrolling {
  const { file, keys, vault, clock, desk, homes, device } = parts;
  const assembling = createAssembling(parts, 'enrolment');

  /** The card in the text, where it is one that this desk may follow. */
  const followed = (text: string): Result<HubIdentityOnCard, CardProblem> => {
    const found = cardIn(text);
    if (found === null) return fail('noCard');
    const { card, signature } = found;
    const address = card.addresses.map(hubAddress).find((each) => each !== null) ?? null;
    if (address === null || !isSigned(card.publicKey, cardText(card), signature)) return fail('altered');
    const hub = homes.hub();
    // A desk that has a hub gets no other by a file.
    if (hub !== null && (hub.id !== card.hub || hub.publicKey !== card.publicKey)) return fail('otherHub');
    return ok({ card, address });
  };

  /** The keys that the hub of this card is told, made where there are none yet: so each of two requests is answered. */
  const secretFor = async ({ hub, recipient }: HubCard): Promise<Result<string, Failure>> => {
    const kept = keys.read();
    if (kept?.hub === hub && kept.device === device && kept.hubRecipient === recipient)
      return vault.unseal(kept.sealed);
    const secret = await newSecret();
    const sealed = await vault.seal(secret);
    if (!sealed.ok) return sealed;
    const written = keys.write({
      format: 1,
      hub,
      device,
      hubRecipient: recipient,
      sealed: sealed.value,
      isTold: false,
    });
    return written.ok ? ok(secret) : written;
  };

  /** Of whom an answer may be: the hub that was asked, or the desk's own, whose answer was read already. */
  const sender = async (): Promise<Result<Sender, Failure>> => {
    const card = file.read()?.card;
    const hub = card === undefined ? homes.hub() : { id: card.hub, publicKey: card.publicKey };
    const kept = keys.read();
    if (hub === null || kept?.hub !== hub.id || kept.device !== device) return fail({ code: 'courierKeys' });
    const secret = await vault.unseal(kept.sealed);
    return secret.ok ? ok({ hub, keys: keysIn(secret.value) }) : secret;
  };

  const take = async ({
    gathered: { header, body },
  }: Assembled): Promise<Result<EnrolmentTaken, Failure>> => {
    const pending = file.read();
    const kept = keys.read();
    if (pending === null || kept === null) return ok({ outcome: 'already' });
    const read = enrolmentBodySchema.safeParse(body);
    const address = pending.card.addresses.map(hubAddress).find((each) => each !== null);
    if (!read.success || address === undefined || address === null) return refusedWith(refuse('damaged'));
    const { me, token, media, more } = read.data;
    const places = placesOf(header, media);
    if (!places.ok) return refusedWith(places);
    if (me.desk.device !== device) return refusedWith(refuse('otherReader'));
    // The hub knows them by the request: nothing is to be told over a line.
    const told = keys.write({ ...kept, isTold: true });
    if (!told.ok) return told;
    const { hub: id, publicKey } = pending.card;
    const adopted = await parts.account.adopt({ id, address, publicKey, epoch: header.epoch }, token, me);
    if (!adopted.ok) return adopted;
    const hub = homes.hub();
    if (hub === null) return fail({ code: 'internal' });
    const problem = await parts.sync.receive(courierLine(hub, homes, { header, body: read.data }, true), []);
    if (problem !== null) return ok({ outcome: 'problem', problem });
    const settled = file.write(null);
    return settled.ok ? ok({ outcome: 'enrolled', me, more }) : settled;
  };

  const state = (): EnrolmentState => {
    const pending = file.read();
    if (pending === null) return { kind: 'none' };
    const { card, fingerprint, askedAt } = pending;
    return { kind: 'asked', hub: shownOf(card, card.addresses[0] ?? ''), fingerprint, askedAt };
  };

  return {
    state,
    look(text) {
      const found = followed(text);
      return found.ok
        ? ok({ outcome: 'card', card: text, hub: shownOf(found.value.card, found.value.address) })
        : ok({ outcome: 'refused', reason: found.error });
    },
    async ask(text) {
      const found = followed(text);
      if (!found.ok) return fail({ code: 'otherHub' });
      const { card } = found.value;
      const secret = await secretFor(card);
      if (!secret.ok) return secret;
      const halves = await publicHalves(secret.value);
      // A clock that stands before the card was made is wrong.
      const askedAt = Math.max(clock.now(), card.madeAt);
      const request: EnrolmentRequest = { ...halves, ...desk, askedAt };
      const letter = letterOf(request, [], null, packing);
      if (!letter.ok) return fail({ code: 'internal' });
      const addressed = {
        kind: 'request',
        hub: card.hub,
        device,
        epoch: card.epoch,
        number: ENROLMENT_NUMBER,
        follows: 0,
      } as const;
      const sealing = { sign: keysIn(secret.value).sign, recipient: card.recipient };
      const sealed = await sealedPart(addressed, letter.value, 1, () => Promise.resolve(null), sealing);
      if (!sealed.ok) return fail({ code: 'internal' });
      const fingerprint = fingerprintOf(Buffer.from(halves.signingKey, 'base64url'));
      const written = file.write({ format: 1, card, fingerprint, askedAt });
      return written.ok ? ok({ bytes: sealed.value, state: state() }) : written;
    },
    async add(asked) {
      const from = await sender();
      if (from.ok) return assembling.add(from.value, asked);
      return from.error.code === 'courierKeys' ? refusedWith(refuse('otherReader')) : from;
    },
    take: () => assembling.take(take),
  };
}

interface HubIdentityOnCard extends Pick<HubIdentity, 'address'> {
  readonly card: HubCard;
}

const shownOf = ({ publicKey }: HubCard, address: string): HubShown => ({
  address,
  fingerprint: fingerprintOf(Buffer.from(publicKey, 'base64url')),
});
