/** Accelerators ("CmdOrCtrl+Shift+S") as the names that the isolated world makes of key events ("ctrl+shift+s"). */
const MODIFIERS: Readonly<Record<string, 'ctrl' | 'alt' | 'shift'>> = {
  commandorcontrol: 'ctrl',
  cmdorctrl: 'ctrl',
  command: 'ctrl',
  cmd: 'ctrl',
  control: 'ctrl',
  ctrl: 'ctrl',
  alt: 'alt',
  option: 'alt',
  altgr: 'alt',
  shift: 'shift',
};
const KEYS: Readonly<Record<string, string>> = {
  plus: '+',
  space: ' ',
  return: 'enter',
  esc: 'escape',
  up: 'arrowup',
  down: 'arrowdown',
  left: 'arrowleft',
  right: 'arrowright',
};

/** Names of the key events that the accelerator stands for; a plus may need the shift key. Throws on an unknown form. */
export function acceleratorKeys(accelerator: string): readonly string[] {
  const parts = accelerator.toLowerCase().split('+');
  const last = parts.pop();
  const modifiers = new Set(
    parts.map((part) => {
      const modifier = MODIFIERS[part];
      if (modifier === undefined) throw new Error(`chromium-host: no such accelerator: ${accelerator}`);
      return modifier;
    }),
  );
  if (last === undefined || last === '')
    throw new Error(`chromium-host: no such accelerator: ${accelerator}`);
  const key = KEYS[last] ?? last;
  const name = (shift: boolean): string =>
    [
      ...(['ctrl', 'alt'] as const).filter((part) => modifiers.has(part)),
      ...(shift ? ['shift'] : []),
      key,
    ].join('+');
  return key === '+' ? [name(false), name(true)] : [name(modifiers.has('shift'))];
}
