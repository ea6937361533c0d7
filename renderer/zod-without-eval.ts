// The page may make no code out of text, so zod must not try: first import of the page, before any schema is used.
import { config } from 'zod';

config({ jitless: true });
