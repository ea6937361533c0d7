/** Every page of the hub, with who may ask for it. What is not in this list is not served. */
import { accountPages } from './account-pages.ts';
import { auditPages } from './audit-pages.ts';
import { courierPages } from './courier-pages.ts';
import { deskPages } from './desk-pages.ts';
import { devicePages } from './device-pages.ts';
import { enrolPages } from './enrol-pages.ts';
import { importPages } from './import-pages.ts';
import { officePages } from './office-pages.ts';
import type { PageRoute } from './page.ts';
import { peoplePages } from './people-pages.ts';
import { signInPages } from './sign-in-pages.ts';

export const PAGES: readonly PageRoute[] = [
  ...signInPages,
  ...enrolPages,
  ...devicePages,
  ...accountPages,
  ...peoplePages,
  ...importPages,
  ...officePages,
  ...deskPages,
  ...courierPages,
  ...auditPages,
];
