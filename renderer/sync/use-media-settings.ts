import { useEffect, useState } from 'react';
import { MEDIA_RECORD } from '../../shared/ipc/record-names.ts';
import { mediaSettingsSchema, type MediaSettings } from '../../shared/ipc/sync.ts';
import { useBridge, useBridgeEvent } from '../bridge.ts';
import { readFields, writeFields } from '../records.ts';

/** When and how fast pictures and files travel, and how to change it; as on the first day until it is known. */
export function useMediaSettings(): readonly [
  settings: MediaSettings,
  change: (to: Partial<MediaSettings>) => void,
] {
  const bridge = useBridge();
  const [settings, setSettings] = useState<MediaSettings>(() => mediaSettingsSchema.parse({}));
  const read = async (): Promise<void> => {
    setSettings(mediaSettingsSchema.parse(await readFields(bridge, MEDIA_RECORD)));
  };
  useBridgeEvent('records.changed', ({ name }) => {
    if (name === MEDIA_RECORD) void read();
  });
  useEffect(() => {
    void read();
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- read is made anew each time and reads the same
  }, [bridge]);
  return [
    settings,
    (to) => {
      setSettings({ ...settings, ...to });
      void writeFields(bridge, MEDIA_RECORD, to);
    },
  ];
}
