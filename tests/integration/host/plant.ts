/** Loaded before a host with a planted fault: replaces one place in the source of one file. */
import { registerHooks } from 'node:module';

interface Fault {
  readonly file: string;
  readonly from: string;
  readonly to: string;
}
const { file, from, to } = JSON.parse(process.env['PLANTED_FAULT'] ?? '{}') as Fault;

registerHooks({
  load: (url, context, next) => {
    const loaded = next(url, context);
    if (!url.endsWith(`/${file}`)) return loaded;
    const source =
      typeof loaded.source === 'string' ? loaded.source : new TextDecoder().decode(loaded.source);
    if (!source.includes(from)) throw new Error(`there is no place for the fault in ${file}: ${from}`);
    return { ...loaded, source: source.replace(from, to) };
  },
});
