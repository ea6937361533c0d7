import { useEffect, useState } from 'react';
import type { Person } from '../../shared/ipc/types.ts';
import { useBridge } from '../bridge.ts';

/** The person of the open desk by the name that the list of people has, which may change while the desk is open. */
export function usePerson(person: Person): Person {
  const bridge = useBridge();
  const [name, setName] = useState(person.name);
  useEffect(() => {
    const read = async (): Promise<void> => {
      const answer = await bridge.call['profiles.list']({});
      const current = answer.ok ? answer.value.find((profile) => profile.current) : undefined;
      if (current !== undefined && current.name !== '') setName(current.name);
    };
    void read();
    return bridge.on('profiles.changed', () => void read());
  }, [bridge]);
  return { ...person, name };
}
