/** Sessions are another part's: here the bearer token is the person and the device. Rights are the hub's own. */
import type { WhoAsks } from '../../../hub/rights/asker.ts';

export const testAsker: WhoAsks = ({ authorization }) => {
  const [person, device] = (authorization ?? '').replace('Bearer ', '').split('/');
  return Promise.resolve(
    person === undefined || person === '' || device === undefined ? null : { person, device },
  );
};
