/** What is told of a request by its clock and by the desk; `page` for an account, a link for a guest. */
export type CaseNoticeFacts = {
  'request-late': { folio: string; kindLabel: string; dueOn: string; link?: string; page?: string }
  'request-moved': {
    folio: string
    before: string
    after: string
    dueOn: string | null
    link?: string
    page?: string
  }
  /** To those who watch over the desk; `cases` are the first of them. */
  'desk-escalations': {
    name: string
    breaches: number
    near: number
    cases: { folio: string; kind: string; level: 'near' | 'breach'; dueOn: string }[]
    page: string
  }
}
