/** The one check of every request, used wherever requests come in from outside. */
import type { z } from 'zod';
import type { Failure } from '../errors/failure.ts';
import { fail, ok, type Result } from '../errors/result.ts';
import { CONTRACT, type Channel, type Contract } from './contract.ts';
import { withinLimits } from './limits.ts';

export type Parsed<C extends Channel> = z.output<Contract[C]['request']>;

/** Answers the request as the contract reads it, or `invalid`; it never quotes what was sent. */
export function parseRequest<C extends Channel>(channel: C, raw: unknown): Result<Parsed<C>, Failure> {
  if (!withinLimits(raw)) return fail({ code: 'invalid', detail: 'limits' });
  const parsed = CONTRACT[channel].request.safeParse(raw);
  return parsed.success ? ok(parsed.data as Parsed<C>) : fail({ code: 'invalid' });
}
