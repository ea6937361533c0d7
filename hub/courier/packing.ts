import zlib from 'node:zlib';
import { packingOver } from '../../shared/courier/packing.ts';

export const packing = packingOver(zlib);
