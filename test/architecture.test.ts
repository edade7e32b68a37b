import { readdirSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** A slice may use the slices before it, never those after it. */
const sliceOrder = [
  'notifications',
  'sessions',
  'access',
  'registration',
  'delegates',
  'organisations',
  'attachments',
  'drafts',
  'readings',
  'disputes',
  'consumption',
  'cfdi',
  'invoices',
  'contracts',
  'portfolio',
  'payments',
  'downloads',
  'statements',
  'certificates',
  'person',
  'requests',
  'help',
  'search',
  'feed',
  'rights',
  'desk',
  'api',
  'demo',
  'offline',
  'home',
]
/** What a slice may take from another slice. */
const shared = ['guard', 'queries', 'commands', 'rules', 'import']
/** Files that decide or describe, and so do no input or output. */
const isPure = (file: string) => /(^|[/-])(rules|form|page)\.tsx?$/.test(file)
/** What a pure file may import as values. */
const harmless = /^src\/(lib|web|words)\/|^src\/paths\.ts$|(^|[/-])(rules|form|page|part)\.tsx?$|\/[a-z-]+\.tsx$/

/** Any query may read any table; only its owner writes it. */
const ownerOf: Record<string, string> = {
  mails: 'notifications',
  accounts: 'sessions',
  account_activations: 'sessions',
  password_changes: 'sessions',
  mail_links: 'sessions',
  sessions: 'sessions',
  access: 'access',
  access_rows: 'access',
  delegate_invitations: 'delegates',
  organisations: 'organisations',
  organisation_people: 'organisations',
  organisation_contracts: 'organisations',
  organisation_invitations: 'organisations',
  organisation_acts: 'organisations',
  terms_acceptances: 'registration',
  registration_drafts: 'registration',
  contract_aliases: 'contracts',
  contract_marks: 'portfolio',
  marked_contracts: 'portfolio',
  arrangements_before: 'portfolio',
  arrangement_files: 'portfolio',
  contract_table_settings: 'portfolio',
  // Its name until 0020.
  contract_changes: 'contracts',
  data_changes: 'contracts',
  notification_choices: 'notifications',
  invoice_addresses: 'person',
  fiscal_data: 'person',
  data_copies: 'rights',
  account_closures: 'sessions',
  payments: 'payments',
  payment_items: 'payments',
  payment_events: 'payments',
  payment_links: 'payments',
  gateway_notices: 'payments',
  saved_cards: 'payments',
  debits: 'payments',
  planned_charges: 'payments',
  invoice_notices: 'payments',
  invoice_mail_rounds: 'payments',
  ledger_entries: 'payments',
  ledger_lines: 'payments',
  certificates: 'certificates',
  downloads: 'downloads',
  download_parts: 'downloads',
  sandbox_payments: 'payments',
  sandbox_notices: 'payments',
  sandbox_cards: 'payments',
  customer_readings: 'readings',
  customer_reading_states: 'readings',
  customer_reading_reviews: 'readings',
  attachments: 'attachments',
  requests: 'requests',
  // Its name until 0038.
  request_drafts: 'drafts',
  drafts: 'drafts',
  disputes: 'disputes',
  service_cuts: 'requests',
  request_events: 'requests',
  request_links: 'requests',
  request_assignments: 'requests',
  request_transfers: 'requests',
  request_notes: 'requests',
  request_escalations: 'requests',
  response_templates: 'desk',
  operators: 'desk',
  operator_invitations: 'desk',
  operator_recovery_codes: 'desk',
  operator_sessions: 'desk',
  operator_passkeys: 'desk',
  operator_acts: 'desk',
  setting_versions: 'desk',
  bulk_acts: 'desk',
  bulk_act_cases: 'desk',
  contracts: 'feed',
  invoices: 'feed',
  invoice_lines: 'feed',
  invoice_documents: 'feed',
  cfdi_documents: 'cfdi',
  readings: 'feed',
  posted_payments: 'feed',
  tariffs: 'feed',
  imports: 'feed',
  exports: 'feed',
  exported_rows: 'feed',
}

/** Written by the library that counts tries, for every slice. */
const nobodys = ['rate_limits']

const under = (folder: string) =>
  (readdirSync(folder, { recursive: true }) as string[])
    .map((file) => join(folder, file))
    .filter((file) => /\.(tsx?|mjs|css|sql)$/.test(file))

const everyFile = ['src', 'test', 'bin', 'bench', 'db/migrations', 'profile'].flatMap(under)
const sources = everyFile.filter((file) => /^src\/.*\.tsx?$/.test(file) && !file.includes('.test.'))
const textOf = (file: string) => readFileSync(file, 'utf8')

const imports = sources.flatMap((from) =>
  [...textOf(from).matchAll(/^(?:import|export) (type )?[^'"]*?from '(\.[^']+)'/gm)].map(([, type, to]) => ({
    from,
    to: join(dirname(from), to!),
    asType: type !== undefined,
  })),
)

const sliceOf = (file: string) => sliceOrder.find((slice) => file.startsWith(`src/${slice}/`))
/** `period-rules.ts` is of the kind `rules`. */
const kindOf = (file: string) =>
  basename(file)
    .replace(/\.tsx?$/, '')
    .replace(/^.*-/, '')
const offenders = (bad: (one: (typeof imports)[number]) => boolean) =>
  imports.filter(bad).map(({ from, to }) => `${from} → ${to}`)

describe('the shape of the code', () => {
  it('has every folder of src known as a slice or as shared code', () => {
    const folders = readdirSync('src', { withFileTypes: true }).filter((entry) => entry.isDirectory())
    const known = [...sliceOrder, 'lib', 'web', 'words', 'embedded']
    expect(folders.map((folder) => folder.name).filter((name) => !known.includes(name))).toEqual([])
  })

  it('lets slices use only the slices before them', () => {
    const uphill = offenders(({ from, to }) => {
      const [user, used] = [sliceOf(from), sliceOf(to)]
      return user !== undefined && used !== undefined && sliceOrder.indexOf(used) > sliceOrder.indexOf(user)
    })
    expect(uphill).toEqual([])
  })

  it('lets slices take only queries, commands, rules and guards from one another', () => {
    const reachingIn = offenders(({ from, to, asType }) => {
      const [user, used] = [sliceOf(from), sliceOf(to)]
      return user !== undefined && used !== undefined && user !== used && !asType && !shared.includes(kindOf(to))
    })
    expect(reachingIn).toEqual([])
  })

  it('keeps rules, forms and pages pure', () => {
    const impure = offenders(({ from, to, asType }) => isPure(from) && !asType && !harmless.test(to))
    expect(impure).toEqual([])
    const asking = sources.filter(
      (file) => isPure(file) && /\bawait\b|\bsql`|Temporal\.Now|Date\.now|new Date\(\)/.test(textOf(file)),
    )
    expect(asking).toEqual([])
  })

  it('keeps shared code ignorant of the slices', () => {
    expect(offenders(({ from, to }) => /^src\/(lib|web|words)\//.test(from) && sliceOf(to) !== undefined)).toEqual([])
  })

  it('keeps SQL in queries and commands', () => {
    const strays = sources.filter(
      (file) =>
        /\bsql(<[^`]*>)?`/.test(textOf(file)) &&
        sliceOf(file) !== undefined &&
        /(routes|page|form|rules|guard)\.tsx?$/.test(file),
    )
    expect(strays).toEqual([])
  })

  it('knows whose each table is', () => {
    const tables = everyFile
      .filter((file) => file.startsWith('db/migrations/'))
      .flatMap((file) => [...textOf(file).matchAll(/create (?:unlogged )?table (?:if not exists )?([a-z_]+)/g)])
      .map(([, table]) => table!)
    expect(tables.filter((table) => !ownerOf[table] && !nobodys.includes(table))).toEqual([])
  })

  it('lets only the owner of a table write it', () => {
    const trespass = sources.flatMap((file) =>
      [...textOf(file).matchAll(/(?:insert into|(?<!for )update|delete from)\s+([a-z_]+)/g)]
        .filter(([, table]) => ownerOf[table!] !== undefined && sliceOf(file) !== ownerOf[table!])
        .map(([statement]) => `${file}: ${statement}`),
    )
    expect(trespass).toEqual([])
  })

  it('writes no address outside src/paths.ts', () => {
    const strays = sources.filter(
      (file) => file !== 'src/paths.ts' && /(?:href|action|redirect\()=?["'`{]?["'`]\/[a-z]/.test(textOf(file)),
    )
    expect(strays).toEqual([])
  })

  it('keeps every file within 300 lines', () => {
    expect(everyFile.filter((file) => textOf(file).split('\n').length > 301)).toEqual([])
  })
})
