/** What the hubs on one database tell each other: each listens on one connection of its own, and finds it again when it breaks. */
import { Client } from 'pg';
import { z } from 'zod';

/** PostgreSQL's channel; what is said on it is heard when its transaction has committed, in the order of commits. */
export const NEWS_CHANNEL = 'sastra';

const newsSchema = z.discriminatedUnion('what', [
  z.object({ what: z.literal('head'), stream: z.string(), seq: z.int() }),
  z.object({ what: z.literal('presence'), stream: z.string(), document: z.string() }),
  /** The key directory has come to this head. */
  z.object({ what: z.literal('directory'), head: z.string() }),
  /** Somebody may read more, or less. */
  z.object({ what: z.literal('rights') }),
  /** The database was restored from a backup. */
  z.object({ what: z.literal('epoch') }),
]);
/** `again`: the connection broke and is there again; what was said meanwhile was not heard. */
export type News = z.output<typeof newsSchema> | { readonly what: 'again' };

/** Milliseconds between two tries to listen again. */
const PAUSE = 1_000;

export interface Listening {
  readonly stop: () => Promise<void>;
}

/** Resolves when it listens. `hear` is called one after the other. */
export async function listen(url: string, hear: (news: News) => void): Promise<Listening> {
  let client: Client | null = null;
  let timer: NodeJS.Timeout | null = null;
  /** A try to listen again; it may be under way when the hub stops. */
  let opening = Promise.resolve();
  let isStopped = false;

  const open = async (): Promise<void> => {
    const next = new Client({ connectionString: url, application_name: 'sastra-hub news', keepAlive: true });
    next.on('notification', ({ payload }) => {
      const news = newsSchema.safeParse(JSON.parse(payload ?? 'null'));
      if (news.success) hear(news.data);
    });
    next.on('error', () => undefined);
    next.on('end', () => {
      client = null;
      again();
    });
    await next.connect();
    await next.query(`LISTEN ${NEWS_CHANNEL}`);
    if (isStopped) await next.end();
    else client = next;
  };
  const reopen = async (): Promise<void> => {
    try {
      await open();
    } catch {
      again();
      return;
    }
    if (!isStopped) hear({ what: 'again' });
  };
  const again = (): void => {
    if (isStopped || timer !== null) return;
    timer = setTimeout(() => {
      timer = null;
      opening = reopen();
    }, PAUSE);
  };

  await open();
  return {
    async stop() {
      isStopped = true;
      if (timer !== null) clearTimeout(timer);
      await opening;
      await client?.end();
    },
  };
}
