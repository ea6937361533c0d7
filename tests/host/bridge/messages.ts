/** What crosses between the isolated world and the host, encoded by the codec. */
export type PageMessage =
  | readonly ['ready']
  | readonly ['invoke', id: number, channel: string, args: readonly unknown[]]
  | readonly ['send', channel: string, args: readonly unknown[]]
  | readonly ['open', url: string, frameName: string, features: string]
  | readonly ['key', name: string]
  | readonly ['window', change: 'focus' | 'blur' | 'resize']
  | readonly ['title', title: string]
  | readonly ['zoom', factor: number]
  | readonly ['preload-error', message: string, stack: string];

export type HostMessage =
  | readonly ['reply', id: number, ok: boolean, value: unknown]
  | readonly ['event', channel: string, args: readonly unknown[]]
  | readonly ['keys', names: readonly string[]];
