/** All that the pages say, in Khmer and in English. */
import { toKhmerDigits } from '../../shared/khmer/index.ts';
import type { Role } from '../../shared/sync/account.ts';
import type { Action } from '../offices/audit.ts';
import { COURIER_TEXTS } from './courier-texts.ts';

export const LANGUAGES = ['km', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

const TEXTS = {
  'language.other': ['English', 'ខ្មែរ'],
  product: ['សាស្ត្រា', 'Sastra'],
  skip: ['រំលងទៅខ្លឹមសារ', 'Skip to the content'],
  menu: ['ទំព័រនានា', 'Pages'],
  people: ['បុគ្គលិក', 'People'],
  offices: ['អង្គភាព', 'Offices'],
  desks: ['តុការងារ', 'Desks'],
  couriers: ['អ្នកនាំសំបុត្រ', 'Couriers'],
  number: ['{number}', '{number}'],
  audit: ['កំណត់ត្រារដ្ឋបាល', 'Record'],
  account: ['គណនីរបស់ខ្ញុំ', 'My account'],
  signOut: ['ចេញពីគណនី', 'Sign out'],
  fingerprint: ['ស្នាមម្រាមដៃនៃសោមជ្ឈមណ្ឌល', 'Fingerprint of the hub’s key'],
  signedInAs: ['កំពុងប្រើក្នុងនាម {name}', 'Signed in as {name}'],
  choose: ['សូមជ្រើសរើស', 'Choose'],
  save: ['រក្សាទុក', 'Save'],

  signIn: ['ចូលប្រើ', 'Sign in'],
  'signIn.email': ['អ៊ីមែល', 'E-mail'],
  'signIn.password': ['ពាក្យសម្ងាត់', 'Password'],
  'signIn.provider': ['ចូលប្រើតាមប្រព័ន្ធរបស់ក្រសួង', 'Sign in with the ministry’s account'],
  'signIn.forgotten': [
    'បើភ្លេចពាក្យសម្ងាត់ សូមសុំតំណថ្មីពីអ្នកគ្រប់គ្រងអង្គភាពរបស់អ្នក។',
    'If the password is forgotten, ask your office’s administrator for a new link.',
  ],
  'signIn.onward': ['បន្តទៅប្រព័ន្ធរបស់ក្រសួង', 'Go on to the ministry’s sign-in'],
  code: ['លេខកូដផ្ទៀងផ្ទាត់', 'Second step'],
  'code.field': ['លេខកូដ ៦ ខ្ទង់ពីកម្មវិធីក្នុងទូរសព្ទ', 'The six digits that your phone’s app shows'],
  'code.recovery': [
    'បើគ្មានទូរសព្ទនៅជាមួយ សូមវាយលេខកូដសង្គ្រោះមួយជំនួស។',
    'Without the phone, type one of your recovery codes instead.',
  ],
  'code.go': ['បន្ត', 'Go on'],

  enrol: ['កំណត់ពាក្យសម្ងាត់', 'Set your password'],
  'enrol.for': ['សម្រាប់ {name} ({email})', 'For {name} ({email})'],
  'enrol.rule': [
    'យ៉ាងតិច {least} តួអក្សរ។ ឃ្លាមួយដែលចងចាំបាន ល្អជាងពាក្យខ្លីដែលពិបាកវាយ។',
    'At least {least} letters. A sentence that you remember is better than a short word that is hard to type.',
  ],
  'enrol.new': ['ពាក្យសម្ងាត់ថ្មី', 'New password'],
  'enrol.again': ['វាយពាក្យសម្ងាត់ម្តងទៀត', 'The same password again'],
  'enrol.void': ['តំណនេះលែងប្រើបាន', 'This link is no longer good'],
  'enrol.voidHelp': [
    'តំណនីមួយៗប្រើបានតែម្តង ក្នុងរយៈពេល ៧ ថ្ងៃ។ គណនីរបស់អ្នកនៅដដែល។ សូមសុំតំណថ្មីពីអ្នកគ្រប់គ្រង។',
    'Each link works once, within seven days. Your account is as it was. Ask your administrator for a new link.',
  ],

  device: ['ភ្ជាប់តុការងារ', 'Connect a desk'],
  'device.field': ['លេខកូដដែលតុការងារបង្ហាញ', 'The code that the desk shows'],
  'device.find': ['បង្ហាញតុការងារនេះ', 'Show the desk'],
  'device.question': ['ភ្ជាប់តុការងារនេះជាមួយគណនីរបស់អ្នកឬទេ?', 'Connect this desk to your account?'],
  'device.code': ['លេខកូដ', 'Code'],
  'device.name': ['ឈ្មោះតុការងារ', 'The desk'],
  'device.version': ['កំណែ', 'Version'],
  'device.warning': [
    'សូមយល់ព្រមតែពេលដែលលេខកូដនេះកំពុងបង្ហាញលើតុការងារនៅចំពោះមុខអ្នក។ តុការងារនោះនឹងអាន និងសរសេរក្នុងនាមអ្នក។',
    'Approve only while the desk in front of you shows this very code. That desk will read and write in your name.',
  ],
  'device.approve': ['យល់ព្រម', 'Approve'],
  'device.deny': ['បដិសេធ', 'Deny'],
  'device.approved': ['បានភ្ជាប់តុការងារ', 'The desk is connected'],
  'device.approvedHelp': [
    'តុការងារនឹងបន្តដោយខ្លួនឯងក្នុងរយៈពេលប៉ុន្មានវិនាទី។ អ្នកអាចបិទទំព័រនេះបាន។',
    'It goes on by itself within seconds. You may close this page.',
  ],
  'device.denied': ['បានបដិសេធតុការងារ', 'The desk was denied'],
  'device.deniedHelp': [
    'តុការងារនោះមិនទទួលបានអ្វីទេ។ បើអ្នកមិនបានស្នើលេខកូដនេះ សូមប្រាប់អ្នកគ្រប់គ្រង។',
    'It gets nothing. If you did not ask for this code, tell your administrator.',
  ],

  'account.secondStep': ['ការផ្ទៀងផ្ទាត់ពីរជំហាន', 'Second step'],
  'account.secondStepOn': [
    'បានបើក៖ ក្រៅពីពាក្យសម្ងាត់ ត្រូវវាយលេខកូដពីទូរសព្ទ។',
    'On: besides the password, a code of your phone is asked for.',
  ],
  'account.secondStepOff': [
    'មិនទាន់បើកទេ។ អ្នកណាដែលដឹងពាក្យសម្ងាត់ អាចចូលបាន។',
    'Off: whoever knows the password gets in.',
  ],
  'account.secondStepNeeded': [
    'អ្នកគ្រប់គ្រងត្រូវបើកការផ្ទៀងផ្ទាត់ពីរជំហានជាមុនសិន។',
    'Who administers needs the second step first.',
  ],
  'account.on': ['បានបើក', 'on'],
  'account.off': ['មិនទាន់បើក', 'off'],
  'account.setUp': ['បើកការផ្ទៀងផ្ទាត់ពីរជំហាន', 'Set up the second step'],
  'account.confirmPassword': ['ពាក្យសម្ងាត់បច្ចុប្បន្ន', 'Your present password'],
  'account.key': ['សោសម្រាប់កម្មវិធីក្នុងទូរសព្ទ', 'The key for your phone’s app'],
  'account.keyHelp': [
    'បើកកម្មវិធីផ្ទៀងផ្ទាត់ក្នុងទូរសព្ទ ស្កេនរូបនេះ ឬវាយសោដែលនៅខាងក្រោម រួចវាយលេខកូដ ៦ ខ្ទង់ដែលកម្មវិធីបង្ហាញ។',
    'In your phone’s authenticator app scan this picture, or type the key below it, then type the six digits that the app shows.',
  ],
  'account.picture': ['រូប QR នៃសោសម្រាប់កម្មវិធីក្នុងទូរសព្ទ', 'QR picture of the key for your phone’s app'],
  'account.keyOpen': ['បើកក្នុងកម្មវិធីលើឧបករណ៍នេះ', 'Open it in an app on this device'],
  'account.recovery': ['លេខកូដសង្គ្រោះ', 'Recovery codes'],
  'account.recoveryHelp': [
    'សូមសរសេរទុកលើក្រដាស ហើយរក្សាទុកឲ្យមានសុវត្ថិភាព។ លេខកូដនីមួយៗប្រើបានម្តង នៅពេលគ្មានទូរសព្ទ។ វាមិនបង្ហាញម្តងទៀតទេ។',
    'Write them on paper and keep them safe. Each works once where the phone is not at hand. They are not shown again.',
  ],
  'account.sessions': ['កម្មវិធីរុករកដែលកំពុងប្រើគណនីនេះ', 'Browsers that are signed in'],
  'account.thisBrowser': ['កម្មវិធីរុករកនេះ', 'this one'],
  'account.since': ['តាំងពី', 'Since'],
  'account.from': ['អាសយដ្ឋាន', 'From'],
  'account.browser': ['កម្មវិធីរុករក', 'Browser'],
  'account.end': ['បញ្ចប់', 'End'],
  'account.endThis': ['បញ្ចប់ការប្រើដែលចាប់ផ្តើម {since}', 'End the one since {since}'],
  'account.password': ['ប្តូរពាក្យសម្ងាត់', 'Change the password'],

  'people.add': ['បន្ថែមបុគ្គលិក', 'Add a person'],
  'people.import': ['បន្ថែមពីបញ្ជី CSV', 'Add from a CSV list'],
  'people.search': ['ស្វែងរកតាមឈ្មោះ ឬអ៊ីមែល', 'Find by name or e-mail'],
  'people.find': ['ស្វែងរក', 'Find'],
  'people.none': ['រកមិនឃើញបុគ្គលិកណាម្នាក់ទេ។', 'Nobody was found.'],
  'people.more': [
    'បង្ហាញតែ {n} នាក់ដំបូង។ សូមស្វែងរកដើម្បីឃើញអ្នកដទៃ។',
    'Only the first {n} are shown. Search to see others.',
  ],
  'person.name': ['ឈ្មោះជាភាសាខ្មែរ', 'Name in Khmer'],
  'person.nameEn': ['ឈ្មោះជាអក្សរឡាតាំង', 'Name in Latin letters'],
  'person.email': ['អ៊ីមែល', 'E-mail'],
  'person.office': ['អង្គភាព', 'Office'],
  'person.roles': ['តួនាទី', 'Roles'],
  'person.state': ['ស្ថានភាព', 'State'],
  'person.active': ['អាចចូលប្រើ', 'May sign in'],
  'person.shutOut': ['ត្រូវបានបិទ', 'Shut out'],
  'person.noRoles': ['គ្មានតួនាទីក្នុងអង្គភាពណាទេ។', 'Nothing in any office.'],
  'person.details': ['ព័ត៌មាន', 'Details'],
  'person.give': ['ផ្តល់តួនាទី', 'Give a role'],
  'person.role': ['តួនាទី', 'Role'],
  'person.take': ['ដកចេញ', 'Take away'],
  'person.takeThis': ['ដកចេញ {role} ក្នុង {office}', 'Take away {role} in {office}'],
  'person.access': ['ការចូលប្រើ', 'Access'],
  'person.link': ['បង្កើតតំណកំណត់ពាក្យសម្ងាត់ថ្មី', 'Make a link for a new password'],
  'person.removeStep': ['ដកការផ្ទៀងផ្ទាត់ពីរជំហាន (បាត់ទូរសព្ទ)', 'Take the second step away (phone lost)'],
  'person.shut': ['បិទគណនីនេះ', 'Shut this person out'],
  'person.let': ['បើកគណនីនេះវិញ', 'Let this person in again'],
  'link.title': ['តំណសម្រាប់កំណត់ពាក្យសម្ងាត់', 'Links to set a password'],
  'link.help': [
    'សូមប្រគល់តំណនីមួយៗទៅម្ចាស់ផ្ទាល់។ វាប្រើបានតែម្តង ក្នុងរយៈពេល ៧ ថ្ងៃ ហើយមិនបង្ហាញម្តងទៀតទេ។',
    'Hand each link to its owner alone. It works once, within seven days, and is not shown again.',
  ],
  'link.link': ['តំណ', 'Link'],
  'import.help': [
    'បិទភ្ជាប់បញ្ជីជា CSV ដែលមានជួរចំណងជើង៖ email, name_km, name_en, office, roles។ តួនាទីច្រើនញែកដោយដកឃ្លា។ បើបន្ទាត់ណាមួយមានបញ្ហា គ្មាននរណាត្រូវបានបន្ថែមទេ។',
    'Paste a list as CSV with the headings email, name_km, name_en, office, roles. Several roles stand with spaces between. If a line has a problem, nobody is added.',
  ],
  'import.roles': ['តួនាទីដែលអាចសរសេរ៖ {roles}', 'Roles that may be written: {roles}'],
  'import.list': ['បញ្ជី', 'The list'],
  'import.go': ['បន្ថែមទាំងអស់', 'Add them all'],
  'import.problems': ['មិនទាន់បន្ថែមអ្វីទេ៖ សូមកែបន្ទាត់ទាំងនេះ', 'Nothing was added: put these lines right'],
  'import.line': ['បន្ទាត់ {line}', 'Line {line}'],
  'import.unreadable': ['មានសញ្ញា " បើកតែមិនបានបិទ។', 'A quotation mark is opened and never closed.'],
  'import.headings': [
    'ជួរចំណងជើងត្រូវមាន៖ email, name_km, name_en, office, roles។',
    'The headings have to be: email, name_km, name_en, office, roles.',
  ],
  'import.empty': ['បញ្ជីនេះគ្មានឈ្មោះនរណាទេ។', 'The list names nobody.'],
  'import.tooMany': ['បញ្ជីមួយអាចមានយ៉ាងច្រើន {most} នាក់។', 'A list names {most} people at most.'],
  'import.email': ['នេះមិនមែនជាអ៊ីមែលទេ។', 'This is no e-mail address.'],
  'import.name': ['ឈ្មោះខ្វះ ឬវែងពេក។', 'A name is missing or too long.'],
  'import.twice': ['អ៊ីមែលនេះមានពីរដងក្នុងបញ្ជី។', 'This address stands twice in the list.'],
  'import.taken': ['អ៊ីមែលនេះមានគណនីរួចហើយ។', 'This address has an account already.'],
  'import.office': [
    'គ្មានអង្គភាពឈ្មោះនេះ ក្នុងចំណោមអង្គភាពដែលអ្នកគ្រប់គ្រងទេ។',
    'None of the offices that you look after has this name.',
  ],
  'import.officeTwice': ['អង្គភាពច្រើនមានឈ្មោះនេះ។', 'Several offices have this name.'],
  'import.role': ['តួនាទីនេះគ្មានទេ ឬអ្នកមិនអាចផ្តល់បាន។', 'There is no such role, or you may not give it.'],

  'offices.add': ['បន្ថែមអង្គភាព', 'Add an office'],
  'offices.below': ['នៅក្រោម', 'Below'],
  'offices.km': ['ឈ្មោះជាភាសាខ្មែរ', 'Name in Khmer'],
  'offices.en': ['ឈ្មោះជាភាសាអង់គ្លេស', 'Name in English'],
  'offices.rename': ['ប្តូរឈ្មោះ', 'Rename'],
  'offices.renameThis': ['ប្តូរឈ្មោះ {name}', 'Rename {name}'],

  'desks.none': ['មិនទាន់មានតុការងារណាភ្ជាប់ទេ។', 'No desk is connected yet.'],
  'desks.desk': ['តុការងារ', 'Desk'],
  'desks.person': ['អ្នកប្រើ', 'Person'],
  'desks.version': ['កំណែ', 'Version'],
  'desks.lastSync': ['ផ្ញើចុងក្រោយ', 'Last sync'],
  'desks.byCourier': ['តាមអ្នកនាំសំបុត្រ', 'By courier'],
  'desks.parcel': ['កញ្ចប់លេខ {number}', 'parcel {number}'],
  'desks.never': ['មិនទាន់', 'not yet'],
  'desks.unsent': ['មិនទាន់ផ្ញើ', 'Not sent'],
  'desks.connected': ['បានភ្ជាប់', 'connected'],
  'desks.ended': ['បានផ្តាច់', 'disconnected'],
  'desks.revoke': ['ផ្តាច់', 'Disconnect'],
  'desks.revokeThis': ['ផ្តាច់ {desk} របស់ {person}', 'Disconnect {desk} of {person}'],
  'desks.help': [
    'តុការងារដែលផ្តាច់ លែងអាន ឬផ្ញើបានភ្លាមៗ។ អ្វីដែលមិនទាន់ផ្ញើ នៅលើតុការងារនោះដដែល ឬមកតាមអ្នកនាំសំបុត្រ ហើយត្រូវទុកនៅក្បែរការងាររបស់អ្នកដទៃ។ ម្ចាស់អាចភ្ជាប់ម្តងទៀត។',
    'A desk that is disconnected reads and sends nothing any more, at once. What it has not sent stays on it, or comes by courier and is kept beside the work of others. Its owner may connect it again.',
  ],
  ...COURIER_TEXTS,

  'audit.none': ['មិនទាន់មានអ្វីត្រូវបានកត់ត្រាទេ។', 'Nothing is on record yet.'],
  'audit.when': ['ពេលវេលា', 'When'],
  'audit.who': ['អ្នកធ្វើ', 'Who'],
  'audit.what': ['អ្វី', 'What'],
  'audit.details': ['ព័ត៌មាន', 'Details'],
  'audit.commandLine': ['បន្ទាត់ពាក្យបញ្ជា', 'the command line'],
  'audit.older': ['មុននេះ', 'Older'],

  'done.saved': ['បានរក្សាទុក។', 'Saved.'],
  'done.roleGiven': ['បានផ្តល់តួនាទី។', 'The role was given.'],
  'done.roleTaken': ['បានដកតួនាទី។', 'The role was taken away.'],
  'done.shutOut': ['បានបិទគណនី។ ការប្រើប្រាស់ទាំងអស់បានបញ្ចប់។', 'Shut out; all sessions have ended.'],
  'done.letIn': ['បានបើកគណនីវិញ។', 'Let in again.'],
  'done.stepRemoved': ['បានដកការផ្ទៀងផ្ទាត់ពីរជំហាន។', 'The second step was taken away.'],
  'done.stepSet': ['បានបើកការផ្ទៀងផ្ទាត់ពីរជំហាន។', 'The second step is on.'],
  'done.officeAdded': ['បានបន្ថែមអង្គភាព។', 'The office was added.'],
  'done.officeRenamed': ['បានប្តូរឈ្មោះអង្គភាព។', 'The office was renamed.'],
  'done.deskRevoked': ['បានផ្តាច់តុការងារ។', 'The desk was disconnected.'],
  'done.requestTaken': [
    'បានទទួលការស្នើសុំ។ សូមប្រៀបធៀបស្នាមម្រាមដៃតាមទូរសព្ទ រួចសម្រេច។',
    'The request was taken in. Compare the fingerprint by telephone, then decide.',
  ],
  'done.requestDismissed': [
    'បានលុបការស្នើសុំ។ បើច្រឡំ អាចទទួលឯកសារដដែលម្តងទៀតបាន។',
    'The request is gone. If that was a mistake, take the same file in again.',
  ],
  'done.sessionEnded': ['បានបញ្ចប់។', 'Ended.'],
  'done.passwordSet': ['បានកំណត់ពាក្យសម្ងាត់។ សូមចូលប្រើដោយពាក្យសម្ងាត់ថ្មី។', 'The password is set. Sign in with it.'],
  'done.passwordChanged': ['បានប្តូរពាក្យសម្ងាត់។', 'The password was changed.'],
  'done.signedOut': ['បានចេញពីគណនី។', 'You are signed out.'],

  'problem.signIn': [
    'អ៊ីមែល ឬពាក្យសម្ងាត់មិនត្រឹមត្រូវ។ សូមព្យាយាមម្តងទៀត។',
    'The e-mail or the password is wrong. Try again.',
  ],
  'problem.provider': [
    'ប្រព័ន្ធរបស់ក្រសួងមិនបានបញ្ជាក់គណនីណាដែលមាននៅទីនេះទេ។ សូមប្រើពាក្យសម្ងាត់ ឬសួរអ្នកគ្រប់គ្រង។',
    'The ministry’s sign-in named nobody who is known here. Use your password, or ask your administrator.',
  ],
  'problem.code': [
    'លេខកូដមិនត្រឹមត្រូវ ឬហួសពេល។ សូមវាយលេខកូដថ្មីពីទូរសព្ទ។',
    'The code is wrong or too old. Type the newest one of your phone.',
  ],
  'problem.codeOver': [
    'ហួសពេល ឬខុសច្រើនដងពេក។ សូមចូលប្រើម្តងទៀត។',
    'That took too long, or failed too often. Sign in again.',
  ],
  'problem.password': ['ពាក្យសម្ងាត់បច្ចុប្បន្នមិនត្រឹមត្រូវ។', 'Your present password is another.'],
  'problem.tooShort': ['ពាក្យសម្ងាត់ខ្លីពេក។', 'The password is too short.'],
  'problem.tooLong': ['ពាក្យសម្ងាត់វែងពេក។', 'The password is too long.'],
  'problem.likeAccount': [
    'ពាក្យសម្ងាត់នេះងាយទាយពេក៖ វាស្រដៀងឈ្មោះ ឬអ៊ីមែល ឬច្រំដែល។',
    'This password is too easy to guess: it is like the name or the e-mail, or repeats itself.',
  ],
  'problem.linkVoid': ['តំណនេះលែងប្រើបាន។', 'This link is no longer good.'],
  'problem.notSame': ['ពាក្យសម្ងាត់ទាំងពីរមិនដូចគ្នា។', 'The two passwords differ.'],
  'problem.deviceCode': [
    'គ្មានតុការងារណារង់ចាំដោយលេខកូដនេះទេ៖ វាខុស ហួសពេល ឬបានប្រើរួច។ សូមមើលលេខកូដលើតុការងារម្តងទៀត។',
    'No desk waits with this code: it is wrong, too old, or was used. Look at the desk again.',
  ],
  'problem.names': [
    'ត្រូវការឈ្មោះទាំងពីរភាសា យ៉ាងវែង ១២០ តួអក្សរ។',
    'Both names are needed, of 120 letters at most.',
  ],
  'problem.email': ['នេះមិនមែនជាអ៊ីមែលទេ។', 'This is no e-mail address.'],
  'problem.rolesMissing': ['សូមជ្រើសអង្គភាព និងតួនាទីយ៉ាងតិចមួយ។', 'Choose an office and at least one role.'],
  'problem.notAllowed': [
    'អ្នកមិនមានសិទ្ធិធ្វើការនេះទេ ឬវាមិនមាននៅទីនេះ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This is not yours to do, or it is not here. Nothing was changed.',
  ],
  'problem.emailTaken': [
    'អ៊ីមែលនេះមានគណនីរួចហើយ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This address has an account already. Nothing was changed.',
  ],
  'problem.ownAccount': [
    'ការនេះមិនអាចធ្វើលើគណនីខ្លួនឯងបានទេ។ សូមសុំអ្នកគ្រប់គ្រងម្នាក់ទៀត។',
    'Nobody does this to their own account. Ask another administrator.',
  ],
  'problem.alreadySo': ['វាដូច្នេះរួចហើយ។ គ្មានអ្វីត្រូវបានប្តូរទេ។', 'It is so already. Nothing was changed.'],
  'problem.noSuchDesk': ['គ្មានតុការងារនេះទេ។', 'There is no such desk.'],
  'problem.noSuchPerson': [
    'គ្មានបុគ្គលិកដែលអ្នកគ្រប់គ្រង មានអ៊ីមែលនេះទេ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'Nobody whom you look after has this e-mail address. Nothing was changed.',
  ],
  'problem.noSuchRequest': [
    'ការស្នើសុំនេះលែងរង់ចាំហើយ។ សូមទទួលឯកសារម្តងទៀត។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This request is not waiting any more. Take its file in again. Nothing was changed.',
  ],
  'problem.otherDevice': [
    'តុការងារនេះជារបស់បុគ្គលផ្សេងរួចហើយ។ គ្មានអ្វីត្រូវបានប្តូរទេ។',
    'This desk is somebody else’s already. Nothing was changed.',
  ],
  'problem.administratorElsewhere': [
    'តួនាទីអ្នកគ្រប់គ្រងទូទៅ មានតែនៅអង្គភាពកំពូលប៉ុណ្ណោះ។',
    'There are administrators in the topmost office only.',
  ],
  'problem.form': [
    'ទម្រង់នេះចាស់ពេក ឬមិនមែនមកពីទំព័រនេះទេ។ គ្មានអ្វីត្រូវបានប្តូរទេ។ សូមព្យាយាមម្តងទៀត។',
    'This form is too old, or did not come from this page. Nothing was changed. Try again.',
  ],

  'error.title': ['មិនអាចធ្វើបានទេ', 'That did not work'],
  'error.notFound': ['គ្មានទំព័រនៅអាសយដ្ឋាននេះទេ។', 'There is no page at this address.'],
  'error.notAllowed': [
    'អ្នកមិនមានសិទ្ធិមើលទំព័រនេះទេ ឬវាមិនមាននៅទីនេះ។',
    'This is not yours to see, or it is not here.',
  ],
  'error.tooMany': [
    'មានការព្យាយាមច្រើនដងពេក។ សូមរង់ចាំប៉ុន្មាននាទី រួចព្យាយាមម្តងទៀត។',
    'Too many attempts. Wait some minutes, then try again.',
  ],
  'error.tooLarge': ['អ្វីដែលបានផ្ញើធំពេក។', 'What was sent is too large.'],
  'error.notReady': [
    'មជ្ឈមណ្ឌលកំពុងចាប់ផ្តើម ឬបិទ។ សូមព្យាយាមម្តងទៀតបន្តិចក្រោយ។',
    'The hub is starting or stopping. Try again soon.',
  ],
  'error.internal': [
    'មានកំហុសក្នុងមជ្ឈមណ្ឌល។ អ្វីដែលបានរក្សាទុករួច មានសុវត្ថិភាព។ លេខសំណើ៖ {id}',
    'The hub made a mistake. What was saved is safe. Request: {id}',
  ],
} as const satisfies Readonly<Record<string, readonly [km: string, en: string]>>;

export type TextKey = keyof typeof TEXTS;

export const isTextKey = (key: string): key is TextKey => Object.hasOwn(TEXTS, key);

/** A number in the digits of the language. */
export const numeral = (language: Language, value: number): string =>
  language === 'km' ? toKhmerDigits(`${value}`) : `${value}`;

export function textOf(
  language: Language,
  key: TextKey,
  values: Readonly<Record<string, string | number>> = {},
): string {
  return TEXTS[key][language === 'km' ? 0 : 1].replaceAll(/\{(\w+)\}/gu, (whole, name: string) => {
    const value = values[name];
    if (value === undefined) return whole;
    return typeof value === 'number' ? numeral(language, value) : value;
  });
}

const ROLE_NAMES: Readonly<Record<Role, readonly [km: string, en: string]>> = {
  drafter: ['អ្នកតាក់តែង', 'drafter'],
  reviewer: ['អ្នកពិនិត្យ', 'reviewer'],
  approver: ['អ្នកអនុម័ត', 'approver'],
  registrar: ['អ្នកចុះបញ្ជី', 'registrar'],
  publisher: ['អ្នកផ្សាយ', 'publisher'],
  moderator: ['អ្នកសម្របសម្រួលមតិ', 'moderator'],
  officeAdministrator: ['អ្នកគ្រប់គ្រងអង្គភាព', 'office administrator'],
  administrator: ['អ្នកគ្រប់គ្រងទូទៅ', 'administrator'],
};

export const roleName = (language: Language, role: Role): string =>
  ROLE_NAMES[role][language === 'km' ? 0 : 1];

const ACTION_NAMES: Readonly<Record<Action, readonly [km: string, en: string]>> = {
  officeAdded: ['បានបន្ថែមអង្គភាព', 'added an office'],
  officeRenamed: ['បានប្តូរឈ្មោះអង្គភាព', 'renamed an office'],
  personAdded: ['បានបន្ថែមបុគ្គលិក', 'added a person'],
  personRenamed: ['បានប្តូរឈ្មោះបុគ្គលិក', 'renamed a person'],
  personShutOut: ['បានបិទគណនី', 'shut a person out'],
  personLetIn: ['បានបើកគណនីវិញ', 'let a person in again'],
  roleGiven: ['បានផ្តល់តួនាទី', 'gave a role'],
  roleTaken: ['បានដកតួនាទី', 'took a role away'],
  linkMade: ['បានបង្កើតតំណកំណត់ពាក្យសម្ងាត់', 'made a link for a new password'],
  passwordSet: ['បានកំណត់ពាក្យសម្ងាត់', 'set a password'],
  secondStepSet: ['បានបើកការផ្ទៀងផ្ទាត់ពីរជំហាន', 'set up a second step'],
  secondStepRemoved: ['បានដកការផ្ទៀងផ្ទាត់ពីរជំហាន', 'took a second step away'],
  deskApproved: ['បានភ្ជាប់តុការងារ', 'connected a desk'],
  deskEnrolled: ['បានភ្ជាប់តុការងារតាមអ្នកនាំសំបុត្រ', 'connected a desk by courier'],
  deskRevoked: ['បានផ្តាច់តុការងារ', 'disconnected a desk'],
  parcelTaken: ['បានទទួលកញ្ចប់តាមអ្នកនាំសំបុត្រ', 'took in a parcel of a courier'],
  sessionsEnded: ['បានបញ្ចប់ការប្រើលើកម្មវិធីរុករក', 'ended a browser’s session'],
  directoryExtended: ['បានបន្ថែមក្នុងបញ្ជីសោហត្ថលេខា', 'added to the key directory'],
};

/** An action that a newer hub recorded has no name here, and shows as it is. */
export const actionName = (language: Language, action: string): string =>
  Object.hasOwn(ACTION_NAMES, action) ? ACTION_NAMES[action as Action][language === 'km' ? 0 : 1] : action;
