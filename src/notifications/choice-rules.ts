import type { Notice } from './notice.ts'

/** What people choose whether to hear of. */
export const topics = ['invoices', 'payments', 'requests', 'readings'] as const
export type Topic = (typeof topics)[number]

/** What is not here leaves whatever anybody chose: it lets people in, keeps them safe, or says what they must do or will be charged. */
const topicOf: Partial<Record<Notice['kind'], Topic>> = {
  'download-news': 'invoices',
  'payment-news': 'payments',
  'payment-not-made': 'payments',
  'payment-raised': 'payments',
  'request-received': 'requests',
  'request-news': 'requests',
  'request-moved': 'requests',
  'reading-news': 'readings',
}

/** The topic by which whoever has an account may not want it; a guest asked for it, and follows by its link alone. */
export function topicToChoose({ kind, facts }: Notice): Topic | undefined {
  return 'page' in facts && facts.page && !('link' in facts && facts.link) ? topicOf[kind] : undefined
}
