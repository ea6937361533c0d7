/** What is looked after when the hub starts, and each day. */
import type { FastifyInstance } from 'fastify';

const DAY = 24 * 3_600_000;

/** `run` may fail: `mistake` is what the log says then, and it is tried again the next day. */
export function eachDay(app: FastifyInstance, run: () => Promise<void>, mistake: string): void {
  const look = (): void => void run().catch((error: unknown) => app.log.warn({ err: error }, mistake));
  const daily = setInterval(look, DAY).unref();
  app.addHook('onReady', (next) => {
    look();
    next();
  });
  app.addHook('onClose', (_app, next) => {
    clearInterval(daily);
    next();
  });
}
