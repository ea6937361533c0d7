import 'i18next';
import type en from './en.json';

/** A key that no language file knows does not compile. */
declare module 'i18next' {
  interface CustomTypeOptions {
    readonly defaultNS: 'translation';
    readonly resources: { readonly translation: typeof en };
  }
}
