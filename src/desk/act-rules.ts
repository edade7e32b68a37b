/** What an operator looks at or does; `desk.act.<act>` says it in words. */
const acts = [
  'operator-added',
  'operator-reset',
  'operator-ended',
  'operator-enrolled',
  'signed-in',
  'password-changed',
  'factor-changed',
  'passkey-added',
  'passkey-ended',
  'people-searched',
  'person-seen',
  'page-seen',
  'contract-seen',
  'activation-resent',
  'sessions-closed',
  'access-ended',
  'inbox-seen',
  'case-seen',
  'case-said',
  'case-assigned',
  'case-noted',
  'case-note-withdrawn',
  'case-transferred',
  'board-seen',
  'board-exported',
  'reading-seen',
  'reading-accepted',
  'reading-corrected',
  'reading-rejected',
  'catalogue-published',
  'calendar-published',
  'cut-added',
  'cut-ended',
  'text-added',
  'text-changed',
  'text-ended',
] as const
export type Act = (typeof acts)[number]

/** What it is about, and the number or id by which the office knows it; `desk.subject.<kind>` says it in words. */
const subjectKinds = ['operator', 'person', 'contract', 'request', 'reading', 'search', 'setting'] as const
export type Subject = { kind: (typeof subjectKinds)[number]; ref: string }
