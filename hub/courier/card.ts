/** The hub's card, as an administrator hands it to a desk that has no line. */
import { cardText, writtenCard, type HubCard } from '../../shared/courier/hub-card.ts';
import type { CourierKey } from '../identity/courier-key.ts';
import type { HubKey } from '../identity/hub-key.ts';
import type { HubRow } from '../identity/hub-row.ts';

export interface CardParts {
  readonly hub: HubRow;
  readonly key: HubKey;
  readonly courierKey: Pick<CourierKey, 'recipient'>;
  /** Where desks reach the hub. */
  readonly address: string;
}

/** `now`: milliseconds since 1970. */
export function hubCard({ hub, key, courierKey, address }: CardParts, now: number): string {
  const card: HubCard = {
    format: 'sastra.hub-card.1',
    hub: hub.id,
    epoch: hub.epoch,
    addresses: [address],
    publicKey: key.publicKey,
    recipient: courierKey.recipient,
    madeAt: now,
  };
  return writtenCard({ card, signature: key.sign(cardText(card)) });
}
