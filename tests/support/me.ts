/** Somebody of a hub, as a desk knows them. */
import type { Me } from '../../shared/sync/account.ts';

export const ME: Me = {
  person: {
    id: '018f3a00-0000-4000-8000-000000000001',
    name: { km: 'សុខ ចាន់ណា', en: 'Sok Channa' },
    email: 'channa@example.gov.kh',
  },
  desk: { device: '018f3a00-0000-4000-8000-000000000002', name: 'កុំព្យូទ័រការិយាល័យ' },
  offices: [
    {
      id: '018f3a00-0000-4000-8000-000000000003',
      parent: null,
      name: { km: 'មន្ទីរខេត្តបាត់ដំបង', en: 'Battambang provincial office' },
      stream: '018f3a00-0000-4000-8000-000000000004',
      roles: ['drafter', 'reviewer'],
    },
  ],
};
