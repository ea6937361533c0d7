/** What the pages of couriers say, in Khmer and in English. */
export const COURIER_TEXTS = {
  'couriers.take': ['ទទួលឯកសារដែលអ្នកនាំសំបុត្រយកមក', 'Take in what a courier brought'],
  'couriers.takeHelp': [
    'តុការងារដែលគ្មានអ៊ីនធឺណិត ផ្ញើការងាររបស់វាជាឯកសារមួយ ឬស្នើសុំភ្ជាប់គណនីជាឯកសារមួយ។ ទទួលវានៅទីនេះ រួចប្រគល់ចម្លើយទៅអ្នកនាំសំបុត្រវិញ។',
    'A desk without a line sends its work as a file, or asks in a file to be connected. Take it in here, and give the answer back to the courier.',
  ],
  'couriers.file': ['ឯកសារ (.age)', 'The file (.age)'],
  'couriers.fileHelp': [
    'បើឯកសារមានច្រើនផ្នែក សូមជ្រើសរើសទាំងអស់ក្នុងពេលតែមួយ យ៉ាងច្រើន ៦៤ មេកាបៃ។ ទទួលឯកសារដដែលពីរដង មិនប្តូរអ្វីទេ។',
    'Choose all parts of one parcel together, up to 64 megabytes. Taking the same file twice changes nothing.',
  ],
  'couriers.takeIn': ['ទទួលឯកសារ', 'Take it in'],
  'couriers.taken': ['បានទទួលកញ្ចប់', 'The parcel was taken in'],
  'couriers.number': ['លេខកញ្ចប់', 'Parcel'],
  'couriers.accepted': ['ការផ្លាស់ប្តូរដែលបានទទួល', 'Changes taken'],
  'couriers.notAccepted': ['ការផ្លាស់ប្តូរដែលមិនបានទទួល', 'Changes not taken'],
  'couriers.media': ['រូបភាព និងឯកសារភ្ជាប់', 'Pictures and files taken'],
  'couriers.mediaRefused': ['រូបភាព និងឯកសារដែលមិនបានទទួល', 'Pictures and files not taken'],
  'couriers.disconnected': [
    'តុការងារនេះត្រូវបានផ្តាច់។ អ្វីដែលវាមិនទាន់បានផ្ញើ ត្រូវបានទុកជាកំណែនៅក្បែរកំណែរបស់អ្នកដទៃ ហើយបង្កាន់ដៃប្រាប់តុការងារឲ្យដឹង។',
    'This desk is disconnected. What it had not sent is kept as versions beside those of others, and the receipt tells the desk.',
  ],
  'couriers.receiptHelp': [
    'សូមប្រគល់បង្កាន់ដៃនេះទៅអ្នកនាំសំបុត្រ។ មានតែតុការងារនោះទេដែលបើកវាបាន។ នៅទីនេះវាទុករយៈពេល ៣ ថ្ងៃ។',
    'Give this receipt to the courier. Only that desk can open it. It stays here for three days.',
  ],
  'couriers.get.receipt': ['ទាញយកបង្កាន់ដៃ', 'Download the receipt'],
  'couriers.get.enrolment': ['ទាញយកចម្លើយ', 'Download the answer'],
  'couriers.back': ['ត្រឡប់ទៅអ្នកនាំសំបុត្រ', 'Back to couriers'],
  'couriers.waiting': ['តុការងារដែលស្នើសុំភ្ជាប់', 'Desks that ask to be connected'],
  'couriers.waitingHelp': [
    'មុនយល់ព្រម សូមទូរសព្ទទៅម្ចាស់តុការងារ ហើយប្រៀបធៀបស្នាមម្រាមដៃខាងក្រោម ជាមួយស្នាមម្រាមដៃដែលតុការងារបង្ហាញ។ បើខុសគ្នា សូមកុំយល់ព្រម។',
    'Before you approve, telephone whoever sits there and compare the fingerprint below with the one that the desk shows. If they differ, do not approve.',
  ],
  'couriers.none': ['គ្មានតុការងារណារង់ចាំទេ។', 'No desk is waiting.'],
  'couriers.deskKey': ['ស្នាមម្រាមដៃនៃសោតុការងារ', 'Fingerprint of the desk’s key'],
  'couriers.askedAt': ['ស្នើសុំនៅ (តាមនាឡិកាតុការងារ)', 'Asked (by the desk’s clock)'],
  'couriers.whose': ['អ៊ីមែលម្ចាស់តុការងារ', 'E-mail of the person whose desk it is'],
  'couriers.whoseHelp': [
    'តុការងារនឹងអាន និងសរសេរក្នុងនាមបុគ្គលនេះ។',
    'The desk will read and write in this person’s name.',
  ],
  'couriers.approve': ['យល់ព្រម', 'Approve'],
  'couriers.approveThis': ['យល់ព្រម {desk}', 'Approve {desk}'],
  'couriers.dismiss': ['មិនយល់ព្រម', 'Do not approve'],
  'couriers.dismissThis': ['មិនយល់ព្រម {desk}', 'Do not approve {desk}'],
  'couriers.enrolled': ['បានភ្ជាប់តុការងារ', 'The desk is connected'],
  'couriers.enrolledBefore': ['តុការងារនេះបានភ្ជាប់រួចហើយ', 'This desk is connected already'],
  'couriers.answerAgain': ['បង្កើតចម្លើយម្តងទៀត', 'Make the answer again'],
  'couriers.answerHelp': [
    'សូមប្រគល់ចម្លើយនេះទៅអ្នកនាំសំបុត្រ។ មានតែតុការងារនោះទេដែលបើកវាបាន ហើយវាក្លាយជារបស់បុគ្គលនេះ។',
    'Give this answer to the courier. Only that desk can open it, and becomes this person’s by it.',
  ],
  'couriers.card': ['បណ្ណមជ្ឈមណ្ឌល', 'The hub’s card'],
  'couriers.cardHelp': [
    'តុការងារដែលគ្មានអ៊ីនធឺណិត ត្រូវការបណ្ណនេះដើម្បីស្នើសុំភ្ជាប់។ វាមិនមែនជារឿងសម្ងាត់ទេ ប៉ុន្តែម្ចាស់តុការងារត្រូវប្រៀបធៀបស្នាមម្រាមដៃនៃសោមជ្ឈមណ្ឌលតាមទូរសព្ទ។ ស្នាមនោះនៅខាងក្រោមទំព័រនេះ។',
    'A desk without a line needs it to ask to be connected. It is no secret, but whoever sits there has to compare the fingerprint of the hub’s key by telephone. It stands at the foot of this page.',
  ],
  'couriers.cardGet': ['ទាញយកបណ្ណ', 'Download the card'],
  'couriers.refused': ['មិនបានទទួលឯកសារ', 'The file was not taken in'],
  'couriers.refused.notCourier': [
    'នេះមិនមែនជាឯកសាររបស់តុការងារទេ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This is no file of a desk. Nothing was changed.',
  ],
  'couriers.refused.otherReader': [
    'ឯកសារនេះសម្រាប់មជ្ឈមណ្ឌលផ្សេង ឬខូចនៅតាមផ្លូវ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This file is for another hub, or was damaged on its way. Nothing was changed.',
  ],
  'couriers.refused.damaged': [
    'ឯកសារនេះខូច ឬដាច់ខ្លះនៅតាមផ្លូវ។ គ្មានអ្វីត្រូវបានប្តូរទេ។ សូមសុំឯកសារម្តងទៀត។',
    'The file was changed or cut short on its way. Nothing was changed here. Ask the desk for it again.',
  ],
  'couriers.refused.notSigned': [
    'គ្មានតុការងារណាដែលមជ្ឈមណ្ឌលស្គាល់ បានចុះហត្ថលេខាលើកញ្ចប់នេះទេ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'No desk that this hub knows has signed this parcel. Nothing was changed.',
  ],
  'couriers.refused.mixedParts': [
    'ផ្នែកទាំងនេះមកពីកញ្ចប់ផ្សេងគ្នា។ សូមជ្រើសរើសផ្នែកនៃកញ្ចប់តែមួយ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'These are parts of different parcels. Choose those of one. Nothing was changed.',
  ],
  'couriers.refused.partsMissing': [
    'ខ្វះផ្នែក {missing}។ សូមជ្រើសរើសផ្នែកទាំងអស់ជាមួយគ្នា។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'Parts are missing: {missing}. Choose all parts together. Nothing was changed.',
  ],
  'couriers.refused.numberMissing': [
    'កញ្ចប់មុនៗមិនទាន់បានទទួលទេ៖ {missing}។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'Parcels that come before this one were not taken in yet: {missing}. Nothing was changed.',
  ],
  'couriers.refused.superseded': [
    'បានទទួលកញ្ចប់ក្រោយមករបស់តុការងារនេះរួចហើយ ដែលមានអ្វីៗក្នុងកញ្ចប់នេះដែរ។',
    'A later parcel of this desk was taken in already, and all that is in this one with it.',
  ],
  'couriers.refused.numberUsed': [
    'កញ្ចប់ផ្សេងមួយរបស់តុការងារនេះមានលេខដដែល។ សូមឲ្យតុការងារសរសេរកញ្ចប់ថ្មី។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'Another parcel of this desk had the same number. Let the desk write a new one. Nothing was changed.',
  ],
  'couriers.refused.otherEpoch': [
    'មជ្ឈមណ្ឌលត្រូវបានស្តារពីច្បាប់ចម្លង ក្រោយពេលសរសេរកញ្ចប់នេះ។ សូមយកបង្កាន់ដៃទៅតុការងារ រួចវានឹងសរសេរកញ្ចប់ថ្មី។',
    'The hub was restored from a backup since this parcel was written. Bring the desk the receipt; it then writes a new parcel.',
  ],
  'couriers.refused.gap': [
    'បង្កាន់ដៃនេះមិនត្រូវគ្នាទេ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'The receipt does not fit. Nothing was changed.',
  ],
  'couriers.refused.tooLarge': [
    'កញ្ចប់នេះធំជាងអ្វីដែលអ្នកនាំសំបុត្រអាចយកមក។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'The parcel is larger than a courier brings. Nothing was changed.',
  ],
  'couriers.refused.tooOld': [
    'ការស្នើសុំនេះចាស់ជាង ១៤ ថ្ងៃ ឬនាឡិកាតុការងារខុស។ សូមឲ្យតុការងារសរសេរការស្នើសុំថ្មី ដោយប្រើបណ្ណថ្មី។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This request is older than 14 days, or the desk’s clock is wrong. Let the desk write a new one with a new card. Nothing was changed.',
  ],
  'couriers.refused.noRoom': [
    'ថាសរបស់មជ្ឈមណ្ឌលគ្មានកន្លែងគ្រប់គ្រាន់ទេ។ សូមរកកន្លែងទំនេរ រួចទទួលឯកសារម្តងទៀត។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'The hub’s disk has no room for it. Make room, then take the file in again. Nothing was changed.',
  ],
} as const;
