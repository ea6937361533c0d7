import { useEffect, useState } from 'react';

const MINUTE = 60_000;

/** The time, renewed each minute, for texts such as "5 min ago". Milliseconds since 1970. */
export function useNow(): number {
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE);
    return () => clearInterval(timer);
  }, []);
  return now;
}
