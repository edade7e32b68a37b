import type { deskAccountWords as spanish } from '../es-MX/desk-accounts.ts'

export const deskAccountWords: Record<keyof typeof spanish, string> = {
  'deskAccounts.looking': 'You see what <b>{name}</b> sees. Read only: what you look at is recorded.',
  'deskAccounts.looking.label': 'Read only',
  'deskAccounts.looking.back': 'Back to the desk',
  'deskAccounts.see': 'See what they see',
  'deskAccounts.seeText':
    'Their own pages, as they see them. Nothing can be changed, and each one you open is recorded.',
  'deskAccounts.see.contracts': 'Their contracts',
  'deskAccounts.see.contract': 'The contract',
  'deskAccounts.see.invoices': 'Their invoices',
  'deskAccounts.see.consumption': 'Their water use',
  'deskAccounts.see.payments': 'Their payments',
  'deskAccounts.see.requests': 'Their requests',
  'deskAccounts.see.organisations': 'Their organisations',
  'deskAccounts.alike': 'Nobody is called “{typed}”. These people are called something like it.',
  'desk.act.page-seen': 'Saw, as the person does,',
}
