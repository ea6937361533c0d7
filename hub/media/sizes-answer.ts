/** What the hub and its limited process (hub/media/limited) say to each other of one picture. */
import { z } from 'zod';

export interface SizesJob {
  /** In pixels: which sizes are wanted. */
  readonly widths: readonly number[];
  /** A picture of more pixels is not decoded. */
  readonly pixels: number;
}

const sizeSchema = z.object({
  width: z.int().positive(),
  height: z.int().positive(),
  /** WebP. */
  data: z.instanceof(Uint8Array),
});
export type MadeSize = z.infer<typeof sizeSchema>;

/** Null where it is no picture that can be decoded within the limits. */
export const sizesAnswerSchema = z.object({ sizes: z.array(sizeSchema).nullable() });
export type SizesAnswer = z.infer<typeof sizesAnswerSchema>;
