import { formatInstant } from '../lib/dates.ts'
import { paths } from '../paths.ts'
import { type Around, type Mail, sentence } from './blocks.ts'
import type { NoticeFacts } from './notice.ts'

type Kinds = 'organisation-invited' | 'organisation-joined' | 'organisation-role' | 'organisation-ended'

/** The mails to the people of an organisation. */
export const organisationTemplates: { [Kind in Kinds]: (facts: NoticeFacts[Kind], around: Around) => Mail } = {
  'organisation-invited': ({ organisation, who, role, linkDays, link }, { words }) => ({
    subject: words('mail.organisation-invited.subject', { organisation }),
    blocks: [
      sentence('mail.organisation-invited.what', { who, organisation, role }),
      { kind: 'action', key: 'mail.organisation-invited.accept', values: {}, href: link },
      sentence('mail.organisation-invited.how', { days: linkDays }),
      sentence('mail.copyAddress'),
      { kind: 'address', href: link },
      sentence('mail.organisation-invited.notYou'),
    ],
  }),

  'organisation-joined': ({ organisation, who, role, page }, { words }) => ({
    subject: words('mail.organisation-joined.subject', { organisation }),
    blocks: [
      sentence('mail.organisation-joined.what', { who, organisation, role }),
      sentence('mail.organisation-joined.end', {}, page),
    ],
  }),

  'organisation-role': ({ organisation, role, page }, { words }) => ({
    subject: words('mail.organisation-role.subject', { organisation }),
    blocks: [
      sentence('mail.organisation-role.what', { organisation, role }),
      sentence('mail.organisation-role.where', {}, page),
    ],
  }),

  'organisation-ended': ({ organisation, state, at }, { words }) => ({
    subject: words('mail.organisation-ended.subject', { organisation, state }),
    blocks: [
      sentence('mail.organisation-ended.what', { organisation, state, at: formatInstant(new Date(at), words.locale) }),
      sentence('mail.organisation-ended.still', {}, paths.contracts),
    ],
  }),
}
