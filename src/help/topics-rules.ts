import type { IconName } from '../web/icons.tsx'

/** The pages of help in the order they are offered; the slug is their address. */
export const topics = [
  { name: 'meter', slug: 'medidor', icon: 'meter' },
  { name: 'bill', slug: 'recibo', icon: 'invoice' },
  { name: 'leak', slug: 'fugas', icon: 'water' },
  { name: 'states', slug: 'estados', icon: 'tag' },
  { name: 'paying', slug: 'pagar', icon: 'payment' },
  { name: 'rights', slug: 'plazos', icon: 'calendar' },
  { name: 'mails', slug: 'avisos', icon: 'mail' },
  { name: 'glossary', slug: 'glosario', icon: 'question' },
] as const satisfies readonly { name: string; slug: string; icon: IconName }[]

export type Topic = (typeof topics)[number]

export const topicAt = (slug: string): Topic | undefined => topics.find((topic) => topic.slug === slug)
