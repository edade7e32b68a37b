import { type Around, type Mail, sentence } from './blocks.ts'
import type { NoticeFacts } from './notice.ts'

export const deskInvitation = (
  { name, hours, link }: NoticeFacts['desk-invitation'],
  { words, utility }: Around,
): Mail => ({
  subject: words('mail.desk-invitation.subject', { utility }),
  blocks: [
    sentence('mail.desk-invitation.who', { name, utility }),
    sentence('mail.desk-invitation.link', { hours }, link),
    { kind: 'address', href: link },
    sentence('mail.desk-invitation.notYou'),
  ],
})
