/** Names of records that more than one process reads. */

/** How the desk looks and speaks, and how its paper looks. */
export const INTERFACE_RECORD = 'settings.interface';

/** When pictures and files travel, and how fast. */
export const MEDIA_RECORD = 'settings.media';
